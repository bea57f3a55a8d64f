// Decides whether this year's opening figures are those that last year's accepted report closed with (上年衔接).
import { Decimal, isDecimal } from '../decimal';
import type { FigureKey } from '../reports/figures.table';
import type { Ground } from './ground';
import { bare, nameOf, needs, worth } from './say-figures';
import { outcomeOf, skipped, type Outcome, type Verdict } from './verdict';

/** This year's figure beside last year's; any of the latter will do (a unit may give last year's final 三公 for its budget). */
const openings: readonly { readonly key: FigureKey; readonly last: readonly [FigureKey, ...FigureKey[]] }[] = [
  { key: 'carryOver.opening', last: ['carryOver.closing'] },
  { key: 'threePublic.prior.total', last: ['threePublic.budget.total', 'threePublic.actual.total'] },
];

export const checkOpening = (ground: Ground): Outcome => {
  const { lastYear } = ground.input;
  if (!lastYear) return skipped({ zh: '没有上一年度已通过的报告', en: 'there is no accepted report of last year' });
  const verdicts = openings.map(({ key, last }): Verdict => {
    const value = ground.mended(key);
    const stated = last.flatMap((each) => {
      const text = lastYear[each];
      return text !== undefined && isDecimal(text) ? [{ key: each, value: new Decimal(text) }] : [];
    });
    const [first] = stated;
    if (!value || !first) return 'unknown';
    if (stated.some((one) => one.value.minus(value).abs().lte(ground.moneyTolerance(1)))) return 'held';
    const [name, other] = [nameOf(key), nameOf(first.key)];
    const [here, there] = [worth(key, value), worth(first.key, first.value)];
    return {
      ...ground.at(key),
      about: key,
      expected: bare(first.value),
      message: {
        zh: `“${name.zh}”写的是 ${here.zh}，上一年度报告的“${other.zh}”是 ${there.zh}。请改正，或说明差异原因。`,
        en: `"${name.en}" is ${here.en}, but "${other.en}" of last year's report is ${there.en}. Please mend it or explain.`,
      },
    };
  });
  return outcomeOf(verdicts, needs(openings.map(({ key }) => key)));
};
