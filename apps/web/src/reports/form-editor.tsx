// Shows one official form (附表) being written: made from the figures by a click, held against them as one types, lines added and taken out.
import {
  formWords,
  gridsOfRows,
  officialForms,
  officialRows,
  pointsOfForm,
  reviewForm,
  rowsFromFigures,
  type Figures,
  type FormKey,
  type FormRow,
  type Words,
} from '@camphor/domain';
import { Button, Popconfirm } from 'antd';
import { useCallback, useEffect, useMemo, useRef, type ReactNode } from 'react';
import { useWords } from '../app/language';
import { tableAnchor } from '../ui/anchors';
import { useWide } from '../ui/wide';
import { EvidenceList } from './evidence-list';
import { FormGridEditor } from './form-grid-editor';
import { fieldOfRows, rowsOfField, withAnotherForm, withCell, withoutRow, withoutRows, withRowBelow } from './form-rows-edit';
import { useRowNames } from './use-row-names';
import { useField, useProblem } from './use-draft';

const words = {
  make: { zh: '按已填数据生成', en: 'Make it from the figures' },
  update: { zh: '全部按数据更新', en: 'Bring all in line with the figures' },
  clear: { zh: '清空本表', en: 'Clear this form' },
  clearAsk: { zh: '清空后，本表已填的内容都会去掉。', en: 'Everything written in this form goes.' },
  another: { zh: '再加一个项目', en: 'Add another project' },
  removeForm: { zh: '删除这个项目', en: 'Delete this project' },
  yes: { zh: '确定', en: 'Yes' },
  no: { zh: '取消', en: 'No' },
  empty: {
    zh: '还没有填写。可以按报告里已填的数据生成，再补充其余各栏；随文件导入的表也会出现在这里。',
    en: 'Not written yet. It can be made from the figures of the report; a form that came with an import stands here too.',
  },
} satisfies Record<string, Words>;

interface FormEditorProps {
  readonly form: FormKey;
  readonly figures: Figures;
  readonly required: boolean;
}

const Points = ({ rows }: { rows: readonly FormRow[] }) => {
  const say = useWords();
  const sums = pointsOfForm(rows).filter(({ lines }) => lines > 0);
  if (sums.length === 0) return null;
  return (
    <p className="form-sums" role="status">
      {sums.map(({ row, column, sum }) => (
        <span key={`${row}-${column}`}>
          {column}
          {say({ zh: '合计 ', en: ' total ' })}
          <b className="amount">{sum}</b>
        </span>
      ))}
    </p>
  );
};

const Written = ({
  form,
  figures,
  rows,
  onRows,
}: Omit<FormEditorProps, 'required'> & { rows: readonly FormRow[]; onRows: (next: readonly FormRow[]) => void }) => {
  const say = useWords();
  const names = useRowNames(rows);
  const grids = useMemo(() => gridsOfRows(form, rows, figures.year), [form, rows, figures.year]);
  const officials = useMemo(() => officialRows(form, { figures }), [form, figures]);
  const reviews = useMemo(() => reviewForm(form, { figures }, rows), [form, figures, rows]);
  const latest = useRef({ rows, onRows });
  useEffect(() => {
    latest.current = { rows, onRows };
  });
  const change = useCallback(
    (next: (now: readonly FormRow[]) => readonly FormRow[]) => latest.current.onRows(next(latest.current.rows)),
    [],
  );
  const write = useCallback((row: number, column: string, text: string) => change((now) => withCell(now, row, column, text)), [change]);
  const add = useCallback((row: number) => change((now) => withRowBelow(now, row)), [change]);
  const remove = useCallback((row: number) => change((now) => withoutRow(now, row)), [change]);
  const ofFigures = reviews.filter(({ by }) => by === 'figure' || by === 'computed');
  const update = () =>
    change((now) => ofFigures.reduce<readonly FormRow[]>((all, { row, column, expected }) => withCell(all, row, column, expected), now));
  const several = form === 'projectSelfEvaluation';
  return (
    <>
      {ofFigures.length > 0 && (
        <p className="form-news" role="status" data-testid={`form-off-${form}`}>
          {say({ zh: `${ofFigures.length} 处与已填数据不一致`, en: `${ofFigures.length} cells differ from the figures` })}
          <Button size="small" onClick={update} data-testid={`form-update-${form}`}>
            {say(words.update)}
          </Button>
        </p>
      )}
      {grids.map((grid, number) => {
        const own = new Set(grid.cells.flatMap(({ at }) => (at === undefined ? [] : [at.row])));
        return (
          <div key={number} className="form-grid">
            <FormGridEditor
              grid={grid}
              rows={rows}
              names={names}
              officials={officials}
              reviews={reviews}
              onWrite={write}
              onAdd={add}
              onRemove={remove}
            />
            {several && grids.length > 1 && (
              <Popconfirm
                title={say(words.removeForm)}
                okText={say(words.yes)}
                cancelText={say(words.no)}
                onConfirm={() => change((now) => withoutRows(now, own))}
              >
                <Button size="small" type="text">
                  {say(words.removeForm)}
                </Button>
              </Popconfirm>
            )}
          </div>
        );
      })}
      <Points rows={rows} />
      <div className="form-foot">
        {several && (
          <Button size="small" onClick={() => change((now) => withAnotherForm(now, form, figures))} data-testid="another-project">
            {say(words.another)}
          </Button>
        )}
        <Popconfirm
          title={say(words.clear)}
          description={say(words.clearAsk)}
          okText={say(words.yes)}
          cancelText={say(words.no)}
          onConfirm={() => change(() => [])}
        >
          <Button size="small" type="text" data-testid={`form-clear-${form}`}>
            {say(words.clear)}
          </Button>
        </Popconfirm>
      </div>
    </>
  );
};

/** On a phone a form is as long as three screens: it opens when it is wanted. */
const Folded = ({ rows, children }: { rows: readonly FormRow[]; children: ReactNode }) => {
  const say = useWords();
  const wide = useWide(768);
  if (wide) return children;
  const filled = rows.reduce((sum, row) => sum + Object.values(row).filter((text) => text.trim() !== '').length, 0);
  return (
    <details className="form-folded">
      <summary>
        {say({ zh: `展开填写（${rows.length} 行，${filled} 格有内容）`, en: `Open (${rows.length} lines, ${filled} cells filled)` })}
      </summary>
      {children}
    </details>
  );
};

export const FormEditor = ({ form, figures, required }: FormEditorProps) => {
  const say = useWords();
  const field = `table:${form}`;
  const [value, type] = useField(field);
  const problem = useProblem(field);
  const rows = useMemo(() => rowsOfField(value), [value]);
  const onRows = useCallback((next: readonly FormRow[]) => type(fieldOfRows(next)), [type]);
  return (
    <section id={tableAnchor(form)} className="section-editor section-part form-editor" data-testid={`form-${form}`}>
      <h3>
        {required && (
          <span className="required-sign" title={say({ zh: '必填', en: 'required' })}>
            *
          </span>
        )}
        {say(formWords[form])}
        <small className="quiet own-heading">{officialForms[form].unitLine}</small>
      </h3>
      {problem !== null && <span className="field-problem">{problem}</span>}
      {rows.length === 0 ? (
        <div className="form-empty">
          <p className="quiet">{say(words.empty)}</p>
          <Button onClick={() => onRows(rowsFromFigures(form, { figures }))} data-testid={`form-make-${form}`}>
            {say(words.make)}
          </Button>
        </div>
      ) : (
        <Folded rows={rows}>
          <Written form={form} figures={figures} rows={rows} onRows={onRows} />
        </Folded>
      )}
      <EvidenceList target={field} label={say(formWords[form])} />
    </section>
  );
};
