// Decides which of two values that a document states for one figure counts: the one that more of the other figures prove.
import { Decimal, isDecimal } from '../decimal';
import type { FigureKey } from '../reports/figures.table';
import type { Statement } from '../reading/reading';
import { execution, sharesTable, sumsTable, utilisation } from './figure-relations.table';

type Values = ReadonlyMap<FigureKey, Decimal>;

/** 万元, people. */
const SUM_TOLERANCE = new Decimal('0.03');
/** Percentage points. */
const RATE_TOLERANCE = new Decimal('0.011');

/** +1 for every relation with `key` that holds, −1 for every one that is broken; what is not stated says nothing. */
const proofOf = (values: Values, key: FigureKey): number => {
  let proof = 0;
  for (const { total, parts } of sumsTable) {
    if (total !== key && !parts.includes(key)) continue;
    const [whole, ...rest] = [total, ...parts].map((each) => values.get(each));
    if (!whole || rest.some((part) => part === undefined)) continue;
    const sum = rest.reduce<Decimal>((all, part) => all.plus(part ?? 0), new Decimal(0));
    proof += sum.minus(whole).abs().lte(SUM_TOLERANCE) ? 1 : -1;
  }
  for (const row of [...sharesTable, utilisation, execution]) {
    if (![row.rate, row.part, row.whole].includes(key)) continue;
    const [rate, part, whole] = [values.get(row.rate), values.get(row.part), values.get(row.whole)];
    if (!rate || !part || !whole || whole.isZero()) continue;
    proof += part.div(whole).times(100).minus(rate).abs().lte(RATE_TOLERANCE) ? 1 : -1;
  }
  return proof;
};

/** Figures for which another sure statement is proven better than the value that was chosen. */
export const betterProven = (
  values: Values,
  statements: ReadonlyMap<FigureKey, readonly Statement[]>,
  sure: number,
): ReadonlyMap<FigureKey, Decimal> => {
  const found = new Map<FigureKey, Decimal>();
  for (const [key, all] of statements) {
    const value = values.get(key);
    if (!value) continue;
    const others = all.filter((one) => one.confidence >= sure && isDecimal(one.value) && !value.eq(one.value)).slice(0, 4);
    const least = others.length === 0 ? 0 : proofOf(values, key);
    for (const other of others) {
      const candidate = new Decimal(other.value);
      if (proofOf(new Map(values).set(key, candidate), key) > least + 1) found.set(key, candidate);
    }
  }
  return found;
};
