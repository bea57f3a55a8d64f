// Decides whether stated shares (占比), the utilisation (使用率) and the execution rate (执行率) are what their figures give.
import { Decimal } from '../decimal';
import type { Ground } from './ground';
import { placesOf } from './ground';
import { execution, sharesTable, utilisation, type RateRow } from './figure-relations.table';
import { executionPoints } from './execution-points';
import { nameOf, needs, rateText, said } from './say-figures';
import { standsInBrokenSum } from './sums-of-figures';
import { outcomeOf, type Outcome, type Verdict } from './verdict';

const rateVerdict = (ground: Ground, { rate, part, whole }: RateRow): Verdict => {
  const [stated, dividend, divisor] = [ground.mended(rate), ground.mended(part), ground.mended(whole)];
  if (!stated || !dividend || !divisor || divisor.isZero()) return 'unknown';
  const places = placesOf(ground.input.figures[rate] ?? '');
  const proven = dividend.div(divisor).times(100);
  if (proven.minus(stated).abs().lte(ground.rateTolerance(places))) return 'held';
  const [a, b, c] = [said(rate, stated), said(part, dividend), said(whole, divisor)];
  const found = rateText(proven, places);
  return {
    ...ground.at(rate, part, whole),
    about: rate,
    expected: standsInBrokenSum(ground, part) && rate !== execution.rate ? undefined : found,
    message: {
      zh: `${a.zh}，而 ${b.zh} ÷ ${c.zh} = ${found}%。请改正比率，或核对这两个数。`,
      en: `${a.en}, but ${b.en} ÷ ${c.en} = ${found}%. Please mend the rate or check the two figures.`,
    },
  };
};

/** Where a part is not stated, its share can still not make 100 with the other. */
const hundredVerdict = (ground: Ground): Verdict => {
  const [basic, project] = sharesTable.map(({ rate }) => ground.value(rate));
  if (!basic || !project) return 'unknown';
  const sum = basic.plus(project);
  const allowed = sharesTable.reduce(
    (all, { rate }) => all.plus(ground.rateTolerance(placesOf(ground.input.figures[rate] ?? ''))),
    new Decimal(0),
  );
  if (sum.minus(100).abs().lte(allowed)) return 'held';
  const key = 'budget.final.projectShare';
  const [a, b] = [said('budget.final.basicShare', basic), said(key, project)];
  return {
    ...ground.at(key, 'budget.final.basicShare'),
    about: key,
    expected: basic.gt(100) ? undefined : rateText(new Decimal(100).minus(basic), placesOf(ground.input.figures[key] ?? '')),
    message: {
      zh: `${a.zh} 与 ${b.zh} 合计 ${rateText(sum)}%，不是 100%。请核对这两个比重。`,
      en: `${a.en} and ${b.en} make ${rateText(sum)}%, not 100%. Please check the two shares.`,
    },
  };
};

export const checkShares = (ground: Ground): Outcome => {
  const shares = sharesTable.map((row) => rateVerdict(ground, row));
  const told = shares.every((verdict) => verdict === 'held') || shares.some((verdict) => typeof verdict === 'object');
  return outcomeOf(told ? shares : [...shares, hundredVerdict(ground)], needs(['budget.final.basicShare', 'budget.final.projectShare']));
};

const missingOf = (ground: Ground, { rate, part, whole }: RateRow) => needs([rate, part, whole].filter((key) => !ground.mended(key)));

export const checkUtilisation = (ground: Ground): Outcome => outcomeOf([rateVerdict(ground, utilisation)], missingOf(ground, utilisation));

/** Points of the execution rate = weight × rate, at most the weight. Asked only when the rate itself holds: one mistake, one finding. */
const pointsVerdict = (ground: Ground): Verdict => {
  const rate = ground.mended(execution.rate);
  const said = executionPoints(ground);
  if (!rate || !said) return 'unknown';
  const due = Decimal.min(rate.div(100).times(said.weight), said.weight);
  const allowed = new Decimal('0.5').div(new Decimal(10).pow(Math.min(Math.max(said.places, 1), 2))).plus('0.001');
  if (due.minus(said.points).abs().lte(allowed)) return 'held';
  const found = due.toFixed(2);
  const name = nameOf(execution.rate);
  return {
    ...(said.place ? { key: execution.rate, place: said.place } : ground.at(execution.rate)),
    about: 'points',
    message: {
      zh: `${name.zh} ${rate.toFixed()}%，权重 ${said.weight.toFixed()} 分，应得 ${found} 分，写的是 ${said.points.toFixed()} 分。请改正得分。`,
      en: `${name.en} ${rate.toFixed()}% of a weight of ${said.weight.toFixed()} gives ${found} points; ${said.points.toFixed()} are stated. Please mend the points.`,
    },
  };
};

export const checkExecution = (ground: Ground): Outcome => {
  const verdict = rateVerdict(ground, execution);
  const verdicts = typeof verdict === 'object' ? [verdict] : [verdict, pointsVerdict(ground)];
  return outcomeOf(verdicts, missingOf(ground, execution));
};
