// Decides whether a report stands far from the others of its cycle (同类比较): median ± 3 MAD, at least eight peers.
import { Decimal, isDecimal } from '../decimal';
import type { FigureKey, Figures } from '../reports/figures.table';
import type { Words } from '../words';
import { adjustmentOf } from './bounds';
import type { Ground } from './ground';
import { rateText } from './say-figures';
import { outcomeOf, skipped, type Outcome, type Verdict } from './verdict';

const LEAST = 8;
/** Figures that the comparison reads of each peer. */
export const peerFigureKeys = [
  'budget.final.basic',
  'staff.inPost.total',
  'result.selfScore',
  'budget.initial.expenditure',
  'budget.adjusted.expenditure',
  'budget.final.change',
  'budget.final.expenditure',
] as const satisfies readonly FigureKey[];

type ValueOf = (key: FigureKey) => Decimal | undefined;
interface Measure {
  readonly id: string;
  readonly key: FigureKey;
  readonly name: Words;
  readonly unit: Words;
  readonly of: (value: ValueOf) => Decimal | undefined;
}
const perHead = (value: ValueOf): Decimal | undefined => {
  const [basic, staff] = [value('budget.final.basic'), value('staff.inPost.total')];
  return basic && staff && staff.gt(0) ? basic.div(staff) : undefined;
};
const measures: readonly Measure[] = [
  {
    id: 'basicPerHead',
    key: 'budget.final.basic',
    name: { zh: '人均基本支出', en: 'Basic expenditure per head' },
    unit: { zh: ' 万元', en: ' wan yuan' },
    of: perHead,
  },
  {
    id: 'selfScore',
    key: 'result.selfScore',
    name: { zh: '自评得分', en: 'Self-score' },
    unit: { zh: ' 分', en: ' points' },
    of: (value) => value('result.selfScore'),
  },
  {
    id: 'adjustment',
    key: 'budget.final.expenditure',
    name: { zh: '预算追加率', en: 'Added budget' },
    unit: { zh: '%', en: '%' },
    of: (value) => adjustmentOf({ mended: value })?.rate,
  },
];
const valuesOf =
  (figures: Figures): ValueOf =>
  (key) => {
    const text = figures[key];
    return text !== undefined && isDecimal(text) ? new Decimal(text) : undefined;
  };
const median = (values: readonly Decimal[]): Decimal => {
  const sorted = [...values].sort((a, b) => a.cmp(b));
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? new Decimal(0);
  return sorted.length % 2 === 1 ? upper : upper.plus(sorted[middle - 1] ?? upper).div(2);
};

const peerVerdict = (ground: Ground, measure: Measure, peers: readonly Figures[]): Verdict => {
  const own = measure.of((key) => ground.mended(key));
  const others = peers.flatMap((figures) => measure.of(valuesOf(figures)) ?? []);
  if (!own || others.length < LEAST) return 'unknown';
  const middle = median(others);
  const deviation = median(others.map((value) => value.minus(middle).abs()));
  // Peers that are all alike say nothing about how far is far.
  if (deviation.isZero()) return own.eq(middle) ? 'held' : 'unknown';
  const bound = deviation.times(3);
  if (own.minus(middle).abs().lte(bound)) return 'held';
  const [low, high] = [middle.minus(bound), middle.plus(bound)].map((value) => rateText(value));
  const { name, unit } = measure;
  return {
    ...ground.at(measure.key),
    about: measure.id,
    message: {
      zh: `${name.zh} ${rateText(own)}${unit.zh}，本年度 ${others.length} 个同类单位的中位数是 ${rateText(middle)}${unit.zh}（常见范围 ${low}～${high}）。请核对。`,
      en: `${name.en} is ${rateText(own)}${unit.en}; the median of ${others.length} peers is ${rateText(middle)}${unit.en} (usually ${low} to ${high}). Please check.`,
    },
  };
};

export const checkPeers = (ground: Ground): Outcome => {
  const peers = ground.input.peers ?? [];
  const missing = { zh: `同类单位不足 ${LEAST} 个`, en: `there are fewer than ${LEAST} peers` };
  if (peers.length < LEAST) return skipped(missing);
  return outcomeOf(
    measures.map((measure) => peerVerdict(ground, measure, peers)),
    missing,
  );
};
