// Shows one official form to be filled in: last year grey beside each figure, what the checks found below its line.
import type { FigureKey, Figures, Words } from '@camphor/domain';
import { useWords } from '../app/language';
import { changeOfFigure, figureText, isTellingLastYear } from '../ui/amounts';
import { figureAnchor } from '../ui/anchors';
import type { FigureForm, FormLine } from '../ui/figure-forms.table';
import { EvidenceItems, FigureClip } from './evidence-list';
import { FigureInput } from './figure-input';
import { FindingNote } from './finding-note';
import type { ShownFinding } from './shown-finding';
import { useDraft, useDraftPart } from './use-draft';
import { useEvidenceDesk } from './use-evidence';

export interface FigureFormEditorProps {
  readonly form: FigureForm;
  /** Findings by figure, the gravest first. */
  readonly findings: ReadonlyMap<string, readonly ShownFinding[]>;
  readonly lastYear: Figures | null;
}

const LastYear = ({ figure, then }: { figure: FigureKey; then: string }) => {
  const draft = useDraft();
  const say = useWords();
  const now = useDraftPart(draft, () => draft.value(`figure:${figure}`));
  const change = changeOfFigure(figure, now ?? undefined, then);
  if (!isTellingLastYear(figure, now ?? undefined, then)) return null;
  return (
    <span className="last-year">
      {say({ zh: '上年', en: 'last year' })} {say(figureText(figure, then))}
      {change && <em> {say(change)}</em>}
    </span>
  );
};

/** The gravest that is still open. */
const useTone = (findings: readonly ShownFinding[] | undefined): 'fail' | 'warn' | null => {
  const draft = useDraft();
  return useDraftPart(draft, () => {
    if (findings?.some(({ status }) => status === 'fail')) return 'fail';
    return findings?.some(({ id, status }) => status === 'warn' && (draft.value(`explanation:${id}`) ?? '').trim() === '') ? 'warn' : null;
  });
};

interface CellProps {
  readonly figure: FigureKey;
  readonly findings: readonly ShownFinding[] | undefined;
  readonly notes: string;
}
const FigureCell = ({ figure, findings, notes }: CellProps) => (
  <FigureInput figure={figure} tone={useTone(findings)} describedBy={findings ? notes : undefined} />
);

/** Files that prove a figure of this line. */
const AttachedHere = ({ keys, span }: { keys: readonly FigureKey[]; span: number }) => {
  const desk = useEvidenceDesk();
  const targets = keys.map((key) => `figure:${key}`);
  if (!desk || targets.every((target) => desk.at(target).length === 0)) return null;
  return (
    <tr className="note-line">
      <td colSpan={span}>
        <EvidenceItems targets={targets} />
      </td>
    </tr>
  );
};

const Line = ({
  line,
  columns,
  findings,
  lastYear,
}: Omit<FigureFormEditorProps, 'form'> & { line: FormLine; columns: readonly Words[] }) => {
  const say = useWords();
  const keys = line.keys.filter((key) => key !== null);
  const notes = `notes-${keys.join('-')}`;
  const noted = keys.flatMap((key) => (findings.get(key) ?? []).map((finding) => ({ key, finding })));
  return (
    <>
      <tr className={line.part ? 'part-line' : undefined}>
        <th scope="row">{say(line.label)}</th>
        {line.keys.map((figure, column) =>
          figure === null ? (
            <td key={column} className="no-cell" aria-hidden />
          ) : (
            <td key={figure} id={figureAnchor(figure)} className="cell" data-column={say(columns[column] ?? { zh: '', en: '' })}>
              <FigureCell figure={figure} findings={findings.get(figure)} notes={notes} />
              {lastYear?.[figure] !== undefined && <LastYear figure={figure} then={lastYear[figure]} />}
              <FigureClip figure={figure} />
            </td>
          ),
        )}
      </tr>
      <AttachedHere keys={keys} span={columns.length + 1} />
      {noted.length > 0 && (
        <tr className="note-line">
          <td colSpan={columns.length + 1} id={notes}>
            {noted.map(({ finding }) => (
              <FindingNote key={finding.id} finding={finding} />
            ))}
          </td>
        </tr>
      )}
    </>
  );
};

export const FigureFormEditor = ({ form, findings, lastYear }: FigureFormEditorProps) => {
  const say = useWords();
  return (
    <table className={form.columns.length === 1 ? 'figure-table figure-form one-column' : 'figure-table figure-form'}>
      <caption>
        <span>{say(form.title)}</span>
        {form.unit && <span className="figure-unit">{say(form.unit)}</span>}
      </caption>
      <thead>
        <tr>
          <th scope="col">{say({ zh: '项目', en: 'Item' })}</th>
          {form.columns.map((column) => (
            <th scope="col" key={column.en} className="amount-head">
              {say(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {form.lines.map((line) => (
          <Line key={line.label.en} line={line} columns={form.columns} findings={findings} lastYear={lastYear} />
        ))}
      </tbody>
    </table>
  );
};
