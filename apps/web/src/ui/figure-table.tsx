// Shows figures as their official form, for reading: amounts, last year beside, change in per cent.
import type { FigureKey, Figures } from '@camphor/domain';
import type { ReactNode } from 'react';
import { useWords } from '../app/language';
import { changeOfFigure, figureText, isTellingLastYear } from './amounts';
import { figureAnchor } from './anchors';
import type { FigureForm, FormLine } from './figure-forms.table';

export interface FigureChange {
  readonly before: string | null;
  readonly after: string | null;
}
export interface FigureTableProps {
  readonly form: FigureForm;
  readonly figures: Figures;
  readonly lastYear?: Readonly<Record<string, string>> | null;
  /** By figure key: what it was before. */
  readonly changed?: ReadonlyMap<string, FigureChange>;
  /** Stands in the cell after the amount. */
  readonly beside?: ((key: FigureKey) => ReactNode) | undefined;
  /** Lines without any value are left out. */
  readonly brief?: boolean;
}

const Cell = ({ figure, figures, lastYear, changed, beside }: Omit<FigureTableProps, 'form' | 'brief'> & { figure: FigureKey | null }) => {
  const say = useWords();
  if (figure === null) return <td className="no-cell" aria-hidden />;
  const now = figures[figure];
  const then = lastYear?.[figure];
  const change = changeOfFigure(figure, now, then);
  const was = changed?.get(figure);
  return (
    <td id={figureAnchor(figure)} className={was ? 'cell cell-changed' : 'cell'} tabIndex={-1}>
      <span className="amount">{now === undefined ? '—' : say(figureText(figure, now))}</span>
      {was && (
        <del className="amount was">
          {was.before === null ? say({ zh: '原未填', en: 'was empty' }) : say(figureText(figure, was.before))}
        </del>
      )}
      {then !== undefined && isTellingLastYear(figure, now, then) && (
        <span className="last-year">
          {say({ zh: '上年', en: 'last year' })} {say(figureText(figure, then))}
          {change && <em> {say(change)}</em>}
        </span>
      )}
      {beside?.(figure)}
    </td>
  );
};

const isTold = (line: FormLine, { figures, lastYear, changed }: Pick<FigureTableProps, 'figures' | 'lastYear' | 'changed'>): boolean =>
  line.keys.some((key) => key !== null && (figures[key] !== undefined || lastYear?.[key] !== undefined || changed?.has(key)));

export const FigureTable = ({ form, brief = false, ...rest }: FigureTableProps) => {
  const say = useWords();
  const lines = form.lines.filter((line) => !brief || isTold(line, rest));
  if (lines.length === 0) return null;
  return (
    <table className="figure-table">
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
        {lines.map((line) => (
          <tr key={line.label.en} className={line.part ? 'part-line' : undefined}>
            <th scope="row">{say(line.label)}</th>
            {line.keys.map((figure, column) => (
              <Cell key={figure ?? column} figure={figure} {...rest} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};
