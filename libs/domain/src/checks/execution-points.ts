// Decides which points the report gives itself for its execution rate (执行率得分), in a form or in the prose.
import { Decimal, isDecimal } from '../decimal';
import type { FormRow } from '../reports/content';
import type { Ground } from './ground';
import { placeOf } from './prose';
import type { Place } from './verdict';

export interface ExecutionPoints {
  readonly points: Decimal;
  readonly weight: Decimal;
  readonly places: number;
  readonly place?: Place;
}
const USUAL = new Decimal(10);
const numberIn = (text: string | undefined): string | undefined => {
  const bare = text?.trim().replace(/(?:分|%|％)$/, '');
  return bare !== undefined && isDecimal(bare) ? bare : undefined;
};
const cellOf = (row: FormRow, label: RegExp): string | undefined => Object.entries(row).find(([column]) => label.test(column))?.[1];

const inForm = (rows: readonly FormRow[]): ExecutionPoints | null => {
  for (const row of rows) {
    const [rate, points] = [numberIn(cellOf(row, /执行率/)), numberIn(cellOf(row, /得分/))];
    if (rate === undefined || points === undefined) continue;
    const weight = numberIn(cellOf(row, /分值|权重/));
    return {
      points: new Decimal(points),
      weight: weight === undefined ? USUAL : new Decimal(weight),
      places: points.split('.')[1]?.length ?? 0,
    };
  }
  return null;
};

/** "预算执行率97.89%，得9.79分", "（权重20分）" */
const inProse = (ground: Ground): ExecutionPoints | null => {
  const statement = ground.statementOf('budget.final.executionRate');
  if (!statement || statement.medium !== 'prose') return null;
  for (const sentence of ground.sentences) {
    const { at } = sentence.passage.folded;
    const index = sentence.quantities.findIndex(({ start, kind }) => kind === 'percent' && at[start] === statement.numberStart);
    if (index < 0) continue;
    const near = sentence.quantities.slice(index + 1, index + 4).filter(({ kind }) => kind === 'points');
    const points = near.find(({ subject }) => /^(?:，|计|应|实|可)?得(?:分)?(?:为)?$/.test(subject));
    if (!points) return null;
    const weight = near.find(({ subject }) => /权重|分值|满分/.test(subject));
    const place = placeOf(ground.input.document, sentence.passage, points.start - points.subject.length, points.end);
    return { points: points.value, weight: weight?.value ?? USUAL, places: points.places, place };
  }
  return null;
};

export const executionPoints = (ground: Ground): ExecutionPoints | null =>
  inForm(ground.input.reading.tables.selfEvaluation ?? []) ?? inProse(ground);
