// Decides how the content of a report is cut into fields for the draft, and how changed fields become a patch again.
import type { Body, ReportView } from '@camphor/contract';
import { contentFromFields, fieldsFromContent, readPatch, type Reason, type ReportContent } from '@camphor/domain';
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

type Patch = Body<'patchContent'>;
type Writable = { -readonly [K in keyof Patch]: Patch[K] };
const parsed = <T>(text: string): T => JSON.parse(text) as T;

/** How each kind of field is written into a patch; null empties it. */
const writers: Readonly<Record<string, (patch: Writable, key: string, value: FieldValue) => void>> = {
  title: (patch, _, value) => (patch.title = value ?? ''),
  headings: (patch, _, value) => (patch.headings = value === null ? [] : parsed(value)),
  figure: (patch, key, value) => (patch.figures = { ...patch.figures, [key]: value }),
  section: (patch, key, value) => (patch.sections = { ...patch.sections, [key]: value }),
  explanation: (patch, key, value) => (patch.explanations = { ...patch.explanations, [key]: value }),
  table: (patch, key, value) => (patch.tables = { ...patch.tables, [key]: value === null ? null : parsed(value) }),
  selfScore: (patch, indicator, value) =>
    (patch.selfScores = [
      ...(patch.selfScores ?? []),
      { indicator, ...(value === null ? { points: null, reason: '' } : parsed<{ points: string; reason: string }>(value)) },
    ]),
};

export const patchOf = (changes: FieldValues): Patch => {
  const patch: Writable = {};
  for (const [field, value] of Object.entries(changes)) {
    const colon = field.indexOf(':');
    writers[colon < 0 ? field : field.slice(0, colon)]?.(patch, field.slice(colon + 1), value);
  }
  return patch;
};

/** Why the service would refuse a value as it stands, such as "6." on the way to "6.33"; null where it would take it. */
export const reasonAgainst = (field: string, value: FieldValue): Reason | null => {
  if (value === null) return null;
  const read = readPatch(patchOf({ [field]: value }));
  return 'ok' in read ? read.reasons[0] : null;
};
/** Such a value waits. */
export const isUnfinished = (field: string, value: FieldValue): boolean => reasonAgainst(field, value) !== null;
