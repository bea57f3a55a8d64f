// Shows beside a section the files that prove it and its figures, for reading.
import { FORM_KEYS, type SectionKey } from '@camphor/domain';
import { useWords } from '../app/language';
import { formsOf } from '../ui/figure-forms.table';
import { FORMS, SELF_SCORES } from './chapters';
import { EvidenceItems } from './evidence-list';
import { useEvidenceDesk } from './use-evidence';

/** Forms stand with the last chapter, indicators with the result. */
const targetsOf = (section: SectionKey, all: readonly { readonly target: string }[]): string[] => [
  `section:${section}`,
  ...formsOf(section).flatMap(({ lines }) => lines.flatMap(({ keys }) => keys.flatMap((key) => (key === null ? [] : [`figure:${key}`])))),
  ...(section === FORMS ? FORM_KEYS.map((form) => `table:${form}`) : []),
  ...(section === SELF_SCORES ? [...new Set(all.map(({ target }) => target).filter((target) => target.startsWith('indicator:')))] : []),
];

export const EvidenceBeside = ({ section }: { section: SectionKey }) => {
  const say = useWords();
  const desk = useEvidenceDesk();
  const targets = targetsOf(section, desk?.all ?? []);
  if (!desk || targets.every((target) => desk.at(target).length === 0)) return null;
  return (
    <div className="evidence-beside" data-testid={`evidence-beside-${section}`}>
      <small className="quiet">{say({ zh: '佐证材料', en: 'Evidence' })}</small>
      <EvidenceItems targets={targets} />
    </div>
  );
};
