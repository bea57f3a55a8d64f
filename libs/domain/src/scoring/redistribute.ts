// Decides where the weight of lines goes that do not apply in the year (rule kind T8, redistributed): to the others of their group.
import { Decimal, decimal, plain } from '../decimal';
import type { Indicator, Scheme } from './scheme';

const isOut = (indicator: Indicator, out: ReadonlySet<string>): boolean =>
  indicator.kind === 'leaf' ? out.has(indicator.id) : indicator.children.every((child) => isOut(child, out));

/**
 * Shares `weight` among the indicators in proportion to their own weights, in whole steps; what remains goes, one step each, to the
 * largest remainders, the first of equals first. So the shares add up exactly and a full score stays a full score.
 */
const shares = (weight: Decimal, indicators: readonly Indicator[], step: string): Decimal[] => {
  const sum = indicators.reduce((total, each) => total.plus(each.weight), new Decimal(0));
  const exact = indicators.map((each) => weight.times(each.weight).div(sum));
  const floors = exact.map((share) => share.divToInt(step).times(step));
  const left = weight
    .minus(floors.reduce((total, floor) => total.plus(floor), new Decimal(0)))
    .div(step)
    .round();
  const order = exact
    .map((share, index) => ({ index, rest: share.minus(floors[index] ?? 0) }))
    .sort((a, b) => b.rest.cmp(a.rest) || a.index - b.index)
    .slice(0, left.toNumber())
    .map(({ index }) => index);
  return floors.map((floor, index) => (order.includes(index) ? floor.plus(step) : floor));
};

const assign = (
  indicators: readonly Indicator[],
  weight: Decimal,
  out: ReadonlySet<string>,
  step: string,
  into: Map<string, string>,
): void => {
  const staying = indicators.filter((each) => !isOut(each, out));
  const given = shares(weight, staying, step);
  for (const indicator of indicators) {
    const index = staying.indexOf(indicator);
    const share = index < 0 ? new Decimal(0) : (given[index] ?? new Decimal(0));
    if (indicator.kind === 'leaf') into.set(indicator.id, plain(share));
    else if (index < 0) assign(indicator.children, new Decimal(0), out, step, into);
    else assign(indicator.children, share, out, step, into);
  }
};

/** The weight of every line when the lines `out` do not apply. With nothing left to take it, the weights stay as they are. */
export const effectiveWeights = (scheme: Scheme, out: ReadonlySet<string>): ReadonlyMap<string, string> => {
  const weights = new Map<string, string>();
  const nobodyLeft = scheme.indicators.every((indicator) => isOut(indicator, out));
  assign(scheme.indicators, decimal(scheme.total), nobodyLeft ? new Set() : out, scheme.rounding.step, weights);
  return weights;
};
