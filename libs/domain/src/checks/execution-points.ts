// Decides which points the report gives itself for its execution rate (执行率得分), in a form or in the prose.
import { Decimal } from '../decimal';
import type { Ground } from './ground';
import { placeOf } from './prose';
import type { Place } from './verdict';

export interface ExecutionPoints {
  readonly points: Decimal;
  readonly weight: Decimal;
  readonly places: number;
  readonly place?: Place;
  readonly weightStated: boolean;
}
const USUAL = new Decimal(10);
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
    return { points: points.value, weight: weight?.value ?? USUAL, weightStated: weight !== undefined, places: points.places, place };
  }
  return null;
};

/** Where no weight is stated it is ten; points that just fit another whole weight are taken for that one. */
const fitting = (found: ExecutionPoints | null, rate: Decimal | undefined): ExecutionPoints | null => {
  if (!found || found.weightStated || !rate || rate.isZero()) return found;
  const weight = found.points.times(100).div(rate).toDecimalPlaces(0);
  const fits = weight.times(rate).div(100).minus(found.points).abs().lte('0.006');
  return fits && weight.gt(0) ? { ...found, weight } : found;
};

export const executionPoints = (ground: Ground): ExecutionPoints | null => {
  const form = ground.forms.find(({ execution }) => execution !== null)?.execution;
  if (form) return { ...form, weightStated: true };
  return fitting(inProse(ground), ground.mended('budget.final.executionRate'));
};
