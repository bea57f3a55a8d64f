// Shows one section to be written: its heading as the unit wrote it, its official forms, its text.
import { RollbackOutlined } from '@ant-design/icons';
import { sectionsTable, type Figures, type SectionKey } from '@camphor/domain';
import { useWords } from '../app/language';
import { sectionAnchor } from '../ui/anchors';
import { formsOf } from '../ui/figure-forms.table';
import type { Mark } from '../ui/prose';
import { SectionEvidence } from './evidence-list';
import { FigureFormEditor } from './figure-form-editor';
import { ProseEditor } from './prose-editor';
import type { ReturnItem } from './return-items';
import type { ShownFinding } from './shown-finding';

export interface SectionEditorProps {
  readonly section: SectionKey;
  /** Heading of the unit's own report, with its own numbering. */
  readonly ownHeading: string | undefined;
  readonly isChapter: boolean;
  readonly hasParts: boolean;
  readonly required: boolean;
  /** Does the cycle ask for a file here? */
  readonly evidenceRequired: boolean;
  readonly findings: readonly ShownFinding[];
  readonly lastYear: Figures | null;
  /** Return items of this round about this very section or a figure of its forms. */
  readonly items: readonly ReturnItem[];
  readonly onItem: (id: string) => void;
}
const grave = { fail: 0, warn: 1, hint: 2, pass: 3, skipped: 4 } as const;

const byFigure = (findings: readonly ShownFinding[]): Map<string, ShownFinding[]> => {
  const found = new Map<string, ShownFinding[]>();
  for (const finding of [...findings].sort((a, b) => grave[a.status] - grave[b.status])) {
    // Hints stand in the panel only: beside the figures they would hide what has to be done.
    if (finding.key === undefined || (finding.status !== 'fail' && finding.status !== 'warn')) continue;
    found.set(finding.key, [...(found.get(finding.key) ?? []), finding]);
  }
  return found;
};
const marksOf = (section: SectionKey, findings: readonly ShownFinding[]): Mark[] =>
  findings.flatMap(({ status, section: at, start, quote, message }): Mark[] =>
    at === section && start !== undefined && quote && (status === 'fail' || status === 'warn' || status === 'hint')
      ? [{ start, end: start + quote.length, tone: status, title: message }]
      : [],
  );

/** "（3） 评价指标分析。" → 评价指标分析 */
const withoutNumber = (heading: string): string =>
  heading
    .trim()
    .replace(/^[（(]?[一二三四五六七八九十\d]+[)）、.．]\s*/u, '')
    .replace(/[。：:]$/u, '');

export const SectionEditor = ({
  section,
  ownHeading,
  isChapter,
  hasParts,
  required,
  evidenceRequired,
  findings,
  lastYear,
  items,
  onItem,
}: SectionEditorProps) => {
  const say = useWords();
  const label = sectionsTable.find(({ key }) => key === section)?.label ?? { zh: section, en: section };
  const Heading = isChapter ? 'h2' : 'h3';
  const shown = say(label);
  return (
    <section
      id={sectionAnchor(section)}
      className={isChapter ? 'section-editor' : 'section-editor section-part'}
      data-testid={`section-${section}`}
    >
      <Heading>
        {required && (
          <span className="required-sign" title={say({ zh: '必填', en: 'required' })}>
            *
          </span>
        )}
        {shown}
        {ownHeading && withoutNumber(ownHeading) !== label.zh && <small className="quiet own-heading">{ownHeading.trim()}</small>}
      </Heading>
      {items.map((item) => (
        <button
          key={item.id}
          type="button"
          className={`item-flag${item.answer === null ? ' unanswered' : ''}`}
          onClick={() => onItem(item.id)}
        >
          <RollbackOutlined aria-hidden />
          <span>{item.reason}</span>
          <b>{item.answer === null ? say({ zh: '去答复', en: 'Answer' }) : say({ zh: '已答复', en: 'Answered' })}</b>
        </button>
      ))}
      {formsOf(section).map((form) => (
        <FigureFormEditor key={form.title.en} form={form} findings={byFigure(findings)} lastYear={lastYear} />
      ))}
      <ProseEditor
        field={`section:${section}`}
        label={say({ zh: `${label.zh}：文字`, en: `${label.en}: text` })}
        marks={marksOf(section, findings)}
        rows={hasParts ? 1 : 4}
        placeholder={
          hasParts
            ? say({ zh: '概述（可不填，内容写在下面各节）', en: 'Overview (may stay empty; the parts follow below)' })
            : say({ zh: '请填写；确无内容的写“无”', en: 'Write here; where there is nothing to say, write 无' })
        }
      />
      <SectionEvidence
        target={`section:${section}`}
        label={shown}
        figures={formsOf(section).flatMap(({ lines }) => lines.flatMap(({ keys }) => keys.filter((key) => key !== null)))}
        required={evidenceRequired}
      />
    </section>
  );
};
