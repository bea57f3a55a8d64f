// Decides whether stated revenue (收入) equals the sources listed with it.
import { Decimal } from '../decimal';
import type { FigureKey } from '../reports/figures.table';
import type { Statement } from '../reading/reading';
import type { Ground } from './ground';
import type { Quantity } from './quantities';
import { nameOf, said, worth } from './say-figures';
import { sourcesBelow } from './revenue-rows';
import { outcomeOf, type Mistake, type Outcome, type Verdict } from './verdict';

const YUAN = new Decimal(10000);

/** Sources of money after 其中 in the sentence of the revenue, up to the expenditure. */
const sourcesAfter = (ground: Ground, statement: Statement): Quantity[] => {
  const sentence = ground.sentences.find(
    ({ passage, start, end }) =>
      (passage.folded.at[start] ?? 0) <= statement.numberStart && statement.numberStart < (passage.folded.at[end] ?? passage.end),
  );
  if (!sentence) return [];
  const { at, text } = sentence.passage.folded;
  const index = sentence.quantities.findIndex(({ start }) => (at[start] ?? -1) >= statement.numberStart);
  const own = sentence.quantities[index];
  if (!own) return [];
  const found: Quantity[] = [];
  let from = own.end;
  for (const one of sentence.quantities.slice(index + 1, index + 17)) {
    const between = text.slice(from, one.start);
    if (found.length === 0 && !/其中|包括|分别/.test(between)) break;
    if (/支出|增加|减少|较|比/.test(between)) break;
    if (one.kind === 'money' && one.depth === own.depth) found.push(one);
    from = one.end;
  }
  return found;
};

const mistakeOf = (ground: Ground, total: FigureKey, value: Decimal, list: string, sum: Decimal): Mistake => {
  const [whole, found] = [said(total, value), worth(total, sum)];
  return {
    ...ground.at(total),
    about: total,
    message: {
      zh: `${whole.zh}，而所列各项来源 ${list} = ${found.zh}，两者不等。请核对收入合计与各项来源。`,
      en: `${whole.en}, but the sources listed (${list}) make ${found.en}. Please check the total and its sources.`,
    },
  };
};

const listVerdict = (ground: Ground, total: FigureKey): Verdict => {
  const value = ground.mended(total);
  const statement = ground.statementOf(total);
  if (!value || !statement || statement.medium !== 'prose') return 'unknown';
  const sources = sourcesAfter(ground, statement);
  if (sources.length < 2 || sources.some(({ rough }) => rough)) return 'unknown';
  const sum = sources.reduce((all, { value: source }) => all.plus(source), new Decimal(0)).div(YUAN);
  if (sum.minus(value).abs().lte(ground.moneyTolerance(sources.length))) return 'held';
  const closed = sources.some(({ subject }) => /其他|其它/.test(subject)) || sum.div(value).gte('0.9');
  if (value.isZero() || (sum.lt(value) && !closed)) return 'unknown';
  return mistakeOf(ground, total, value, sources.map(({ written }) => written).join(' + '), sum);
};

/** Parts of parts would make much more than the total; a slip of the pen stays near it. */
const NEAR = '0.1';
const rowsVerdict = (ground: Ground, total: FigureKey): Verdict => {
  const value = ground.mended(total);
  const statement = ground.statementOf(total);
  const sources = value && statement?.medium === 'table' ? sourcesBelow(ground, statement) : null;
  if (!value || !sources || sources.total.isZero()) return 'unknown';
  const sum = sources.amounts.reduce((all, one) => all.plus(one), new Decimal(0));
  const gap = sum.minus(sources.total);
  if (gap.abs().lte(ground.moneyTolerance(sources.amounts.length))) return 'held';
  if (gap.abs().div(sources.total).gt(NEAR)) return 'unknown';
  return mistakeOf(ground, total, value, sources.amounts.map((one) => one.toFixed()).join(' + '), value.times(sum).div(sources.total));
};

const pairVerdict = (ground: Ground): Verdict => {
  const [total, part] = ['budget.initial.revenue', 'budget.initial.generalPublic'] as const;
  const [whole, source] = [ground.mended(total), ground.mended(part)];
  if (!whole || !source) return 'unknown';
  const gap = source.minus(whole);
  if (gap.abs().lte(ground.moneyTolerance(1))) return 'held';
  if (gap.isNegative()) return 'unknown';
  const [a, b] = [said(part, source), said(total, whole)];
  return {
    ...ground.at(total, part),
    about: total,
    message: { zh: `${a.zh}，大于 ${b.zh}。请核对这两个数。`, en: `${a.en} is more than ${b.en}. Please check these two figures.` },
  };
};

export const checkRevenue = (ground: Ground): Outcome => {
  const lists = (['budget.initial.revenue', 'budget.final.revenue'] as const).map((key) => {
    const inProse = listVerdict(ground, key);
    return inProse === 'unknown' ? rowsVerdict(ground, key) : inProse;
  });
  // A list that was judged speaks for its total; the figure below it would say the same again.
  const verdicts = lists[0] === 'unknown' ? [pairVerdict(ground), ...lists] : lists;
  const name = nameOf('budget.initial.revenue');
  return outcomeOf(verdicts, { zh: `没有写明${name.zh}的各项来源`, en: `the sources of "${name.en}" are not stated` });
};
