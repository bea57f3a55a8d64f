// Decides how the content of a report is cut into fields for the draft, and how changed fields become a patch again.
import type { Body, ReportView } from '@camphor/contract';
import { contentFromFields, fieldsFromContent, readPatch, type ReportContent } from '@camphor/domain';
import type { FieldValue, FieldValues, Seen } from './autosave';

/** Empty text and nothing are the same to a writer. */
const emptied = (value: FieldValue): FieldValue => (value === '' ? null : value);

export const seenOf = ({ version, content }: Pick<ReportView, 'version' | 'content'>): Seen => ({
  version,
  fields: Object.fromEntries(
    fieldsFromContent(content as ReportContent)
      .map(({ field, value }): [string, FieldValue] => [field, emptied(value)])
      .filter(([, value]) => value !== null),
  ),
});

export const contentOf = (fields: FieldValues): ReportContent =>
  contentFromFields(Object.entries(fields).map(([field, value]) => ({ field, value })));

export const patchOf = (changes: FieldValues): Body<'patchContent'> => {
  const figures: Record<string, string | null> = {};
  const sections: Record<string, string | null> = {};
  const explanations: Record<string, string | null> = {};
  let title: string | undefined;
  for (const [field, value] of Object.entries(changes)) {
    const colon = field.indexOf(':');
    const key = field.slice(colon + 1);
    if (field === 'title') title = value ?? '';
    else if (field.startsWith('figure:')) figures[key] = value;
    else if (field.startsWith('section:')) sections[key] = value;
    else if (field.startsWith('explanation:')) explanations[key] = value;
  }
  const given = (record: Record<string, string | null>) => Object.keys(record).length > 0;
  return {
    ...(title === undefined ? {} : { title }),
    ...(given(figures) ? { figures } : {}),
    ...(given(sections) ? { sections } : {}),
    ...(given(explanations) ? { explanations } : {}),
  };
};

/** A value that the service would refuse as it stands, such as "6." on the way to "6.33": it waits. */
export const isUnfinished = (field: string, value: FieldValue): boolean => value !== null && 'ok' in readPatch(patchOf({ [field]: value }));
