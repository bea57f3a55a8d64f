// Decides which figures a list (自评数据表) states: one a line by its exact name, with value and unit of measure.
import { type FigureDefinition, figuresTable, GRADES, gradeWords, UNIT_KINDS, unitKindWords } from '../reports/figures.table';
import type { SectionKey } from '../reports/sections.table';
import { amountAt, measures, valueIn } from './amounts';
import type { Cell } from './document';
import { fold } from './folded-text';
import type { Statement } from './reading';
import type { Grid } from './table-grid';

const byLabel = new Map(figuresTable.map((row) => [row.label.zh, row]));
const text = (cell: Cell | undefined): string => cell?.text.trim() ?? '';

/** The row that names the columns of such a list; titles may stand above it. */
const headOf = (grid: Grid): number => {
  for (let row = 0; row < Math.min(grid.rows, 5); row += 1)
    if (text(grid.at(row, 0)) === '数据项' && text(grid.at(row, 1)) === '数值') return row;
  return -1;
};
export const isFigureList = (grid: Grid): boolean => headOf(grid) >= 0;

const valueOf = ({ unit }: FigureDefinition, said: string, measure: string): string | null => {
  if (unit === 'text') return said;
  if (unit === 'grade') return GRADES.find((grade) => gradeWords[grade].zh === said) ?? null;
  if (unit === 'unitKind') return UNIT_KINDS.find((kind) => unitKindWords[kind].zh === said) ?? null;
  const folded = fold(said).text;
  if (unit === 'year') return /^(19|20)\d\d(年度?)?$/.test(folded) ? folded.slice(0, 4) : null;
  const negative = folded.startsWith('-');
  const number = fold(`${negative ? folded.slice(1) : folded}${/\d$/.test(folded) ? measure : ''}`).text;
  if (!/^\d/.test(number)) return null;
  const amount = amountAt(number, 0);
  if ('skipTo' in amount || amount.end !== number.length || !measures(amount, unit)) return null;
  const value = valueIn(unit, amount);
  return value !== null && negative ? `-${value}` : value;
};

export const statementsOfList = (grid: Grid, section: SectionKey | null): Statement[] => {
  const found: Statement[] = [];
  for (let row = headOf(grid) + 1; row < grid.rows; row += 1) {
    const definition = byLabel.get(text(grid.at(row, 0)));
    const cell = grid.at(row, 1);
    if (!definition || !cell || cell.column !== 1 || text(cell) === '') continue;
    const measure = text(grid.at(row, 2));
    const value = valueOf(definition, text(cell), measure);
    if (value === null) continue;
    const start = cell.start + cell.text.length - cell.text.trimStart().length;
    const place = { start, end: start + text(cell).length };
    found.push({
      key: definition.key,
      value,
      ...place,
      quote: text(cell),
      numberStart: place.start,
      numberEnd: place.end,
      written: { number: text(cell), unit: measure === '' ? '' : `declared:${measure}` },
      confidence: 0.99,
      section,
      medium: 'table',
    });
  }
  return found;
};
