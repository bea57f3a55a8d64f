// Decides whether stated totals equal their stated parts (勾稽：合计), and the change and net assets their differences.
import { Decimal } from '../decimal';
import { figureDefinition, type FigureKey } from '../reports/figures.table';
import type { Words } from '../words';
import type { Ground } from './ground';
import { childrenOf, sumsTable, type SumRow } from './figure-relations.table';
import { bare, joined, nameOf, needs, said, worth } from './say-figures';
import { headOfSplit } from './split-heads';
import { outcomeOf, type Outcome, type Verdict } from './verdict';
import type { StatedSum } from './stated-sums';
import { isUnitSlip } from './unit-slips';
import { placeOf, subjectOf } from './prose';
import type { Mistake } from './verdict';

const tolerance = (ground: Ground, key: FigureKey, addends: number): Decimal =>
  figureDefinition(key).unit === 'wanyuan' ? ground.moneyTolerance(addends) : ground.moneyTolerance(0);

const leavesOf = (ground: Ground, row: SumRow): FigureKey[] => row.parts.filter((key) => ground.value(key) !== undefined);
const sumOf = (ground: Ground, keys: readonly FigureKey[]): Decimal =>
  keys.reduce((sum, key) => sum.plus(ground.value(key) ?? 0), ground.moneyTolerance(0));

/** Is the total proven by another relation that holds? Then it is a part that is wrong, and nobody knows which. */
const isProvenElsewhere = (ground: Ground, row: SumRow): boolean =>
  sumsTable.some((other) => {
    if (other === row || (other.total !== row.total && !other.parts.includes(row.total))) return false;
    const members = [other.total, ...other.parts];
    if (members.some((key) => ground.value(key) === undefined)) return false;
    const gap = sumOf(ground, other.parts).minus(ground.value(other.total) ?? 0);
    return gap.abs().lte(tolerance(ground, other.total, other.parts.length));
  });

const expectedTotal = (ground: Ground, row: SumRow, sum: Decimal, allStated: boolean): string | undefined => {
  const slip = ground.slips.get(row.total);
  if (slip) return bare(slip.mended);
  const slippedPart = row.parts.some((key) => ground.slips.has(key));
  return slippedPart || !allStated || isProvenElsewhere(ground, row) ? undefined : bare(sum);
};

const wayOut = (ground: Ground, row: SumRow): Words => {
  const slip = [row.total, ...row.parts].map((key) => ground.slips.get(key)).find((one) => one !== undefined);
  if (!slip)
    return { zh: '请核对合计与各部分，改正写错的一项。', en: 'Please check the total and its parts and mend the one that is wrong.' };
  const name = nameOf(slip.key);
  return {
    zh: `“${name.zh}”的金额单位有误，改正后即相符。`,
    en: `The unit of "${name.en}" is wrong; once it is mended the sum holds.`,
  };
};

/** The figures hold, but a place that states the sum again states one of its members in the wrong unit: as written it is broken there too. */
const brokenByProse = (ground: Ground, row: SumRow): Mistake | null => {
  if (ground.input.document.medium === 'content') return null;
  const members = [row.total, ...row.parts.flatMap((key) => [key, ...(childrenOf[key] ?? [])])];
  const stated = members.flatMap((key) => ground.statementsOf(key)).filter(({ medium }) => medium === 'prose');
  const slip = stated.find((one) => isUnitSlip(ground, one));
  const passage = slip && ground.passages.find(({ start, end }) => start <= slip.start && slip.start < end);
  if (!passage) return null;
  const inPassage = stated.filter(({ start }) => passage.start <= start && start < passage.end);
  const total =
    inPassage.filter(({ key, start }) => key === row.total && start <= slip.start).at(-1) ?? inPassage.find(({ key }) => key === row.total);
  if (!total || new Set(inPassage.map(({ key }) => key)).size < 3) return null;
  // All in the same wrong unit: as written their sum holds.
  if (inPassage.every((one) => isUnitSlip(ground, one))) return null;
  const [name, written] = [nameOf(row.total), `${slip.written.number}${slip.written.unit}`];
  return {
    about: row.total,
    key: row.total,
    place: { quote: total.quote, start: total.start },
    message: {
      zh: `“${name.zh}”与此处所列各部分不等：其中一项写作 ${written}，金额单位有误，改正后即相符。`,
      en: `"${name.en}" is not the sum of the parts stated here: one is written ${written}, in the wrong unit; once it is mended the sum holds.`,
    },
  };
};

/** The same parts make the whole budget: they are all there is, of what was spent as well. */
const isWholeInTwin = (ground: Ground, row: SumRow, stated: readonly FigureKey[]): boolean => {
  if (row.total !== 'threePublic.actual.total') return false;
  const planned = (key: FigureKey): Decimal | undefined => ground.value(key.replace('.actual.', '.budget.') as FigureKey);
  const [whole, parts] = [planned(row.total), stated.map(planned)];
  if (!whole || whole.isZero() || parts.some((part) => part === undefined)) return false;
  const others = row.parts.filter((key) => !stated.includes(key)).map(planned);
  if (others.some((part) => part !== undefined && !part.isZero())) return false;
  const sum = parts.reduce<Decimal>((all, part) => all.plus(part ?? 0), new Decimal(0));
  return sum
    .minus(whole)
    .abs()
    .lte(tolerance(ground, row.total, parts.length));
};

const sumVerdict = (ground: Ground, row: SumRow): Verdict => {
  const total = ground.value(row.total);
  const stated = leavesOf(ground, row);
  if (!total || !ground.stated(row.total) || stated.length < 2) return 'unknown';
  const sum = sumOf(ground, stated);
  if (
    sum
      .minus(total)
      .abs()
      .lte(tolerance(ground, row.total, stated.length))
  )
    return brokenByProse(ground, row) ?? 'held';
  const allStated = stated.length === row.parts.length;
  const slipped = [row.total, ...stated].some((key) => ground.slips.has(key));
  if (sum.lt(total) && !allStated && !slipped && !isWholeInTwin(ground, row, stated)) return 'unknown';
  const parts = joined(
    stated.map((key) => said(key, ground.value(key) ?? sum)),
    ' + ',
    ' + ',
  );
  const [whole, found] = [said(row.total, total), worth(row.total, sum)];
  const out = wayOut(ground, row);
  const head = headOfSplit(ground, row.total, stated);
  return {
    ...ground.at(row.total, ...row.parts),
    ...(head ? { place: head } : {}),
    about: row.total,
    expected: expectedTotal(ground, row, sum, allStated),
    message: {
      zh: `${whole.zh}，而 ${parts.zh} = ${found.zh}，两者不等。${out.zh}`,
      en: `${whole.en}, but ${parts.en} = ${found.en}. ${out.en}`,
    },
  };
};

/** Does a sum fail in which `key` stands? Then what else does not fit may be its consequence, and proves no value. */
export const standsInBrokenSum = (ground: Ground, key: FigureKey): boolean =>
  sumsTable.some(
    (row) =>
      row.check.startsWith('sum.') &&
      (row.total === key || row.parts.includes(key)) &&
      !ground.slips.has(key) &&
      typeof sumVerdict(ground, row) === 'object',
  );

export const checkSums =
  (check: SumRow['check']) =>
  (ground: Ground): Outcome => {
    const rows = sumsTable.filter((row) => row.check === check);
    return outcomeOf(
      rows.map((row) => sumVerdict(ground, row)),
      {
        zh: `缺少合计，或已填的分项不足两项：${rows.map((row) => nameOf(row.total).zh).join('、')}`,
        en: `the total or two of its parts are missing: ${rows.map((row) => nameOf(row.total).en).join(', ')}`,
      },
    );
  };

export const checkNetAssets = (ground: Ground): Outcome => {
  const keys = ['assets.net', 'assets.total', 'assets.liabilities'] as const;
  const [net, total, liabilities] = keys.map((key) => ground.value(key));
  const missing = needs(keys.filter((key) => ground.value(key) === undefined));
  if (!net || !total || !liabilities) return outcomeOf([], missing);
  const proven = total.minus(liabilities);
  if (proven.minus(net).abs().lte(ground.moneyTolerance(2))) return outcomeOf(['held'], missing);
  const slip = keys.map((key) => ground.slips.get(key)).find((one) => one !== undefined);
  const [stated, found] = [said('assets.net', net), worth('assets.net', proven)];
  const rest = [said('assets.total', total), said('assets.liabilities', liabilities)] as const;
  const expected = slip ? (slip.key === 'assets.net' ? bare(slip.mended) : undefined) : proven.isNegative() ? undefined : bare(proven);
  const mistake: Mistake = {
    ...ground.at('assets.net', 'assets.total'),
    about: 'assets.net',
    expected,
    message: {
      zh: `${stated.zh}，而 ${rest[0].zh} − ${rest[1].zh} = ${found.zh}，两者不等。请核对这三个数。`,
      en: `${stated.en}, but ${rest[0].en} − ${rest[1].en} = ${found.en}. Please check these three figures.`,
    },
  };
  return outcomeOf([mistake], missing);
};

/** 增减 = 决算 − 年初预算, of expenditure or, where the text speaks of it, of revenue. */
export const checkBudgetChange = (ground: Ground): Outcome => {
  const key = 'budget.final.change';
  const change = ground.value(key);
  const differences = (['expenditure', 'revenue'] as const).flatMap((kind) => {
    const pair = [`budget.final.${kind}`, `budget.initial.${kind}`] as const;
    const [final, initial] = pair.map((each) => ground.value(each));
    return final && initial ? [{ pair, final, initial, value: final.minus(initial) }] : [];
  });
  const [first] = differences;
  const missing = needs(['budget.final.change', 'budget.final.expenditure', 'budget.initial.expenditure']);
  if (!change || !first) return outcomeOf([], missing);
  if (differences.some(({ value }) => value.minus(change).abs().lte(ground.moneyTolerance(2)))) return outcomeOf(['held'], missing);
  const revenueMeant = ground.statementOf(key)?.quote.includes('收入') ?? false;
  const used = (revenueMeant ? differences.find(({ pair }) => pair[0] === 'budget.final.revenue') : undefined) ?? first;
  const [final, initial] = [said(used.pair[0], used.final), said(used.pair[1], used.initial)];
  const [stated, found] = [said(key, change), worth(key, used.value)];
  const proven = !used.pair.some((each) => ground.slips.has(each));
  const mistake: Mistake = {
    ...ground.at(key, ...used.pair),
    about: key,
    expected: proven && !used.pair.some((each) => standsInBrokenSum(ground, each)) ? bare(used.value) : undefined,
    message: {
      zh: `${stated.zh}，而 ${final.zh} − ${initial.zh} = ${found.zh}。请改正增减额（减少写负数），或核对预决算数。`,
      en: `${stated.en}, but ${final.en} − ${initial.en} = ${found.en}. Please mend the change (a decrease is negative) or check budget and accounts.`,
    },
  };
  return outcomeOf([mistake], missing);
};

/** What is counted: the words before the total or, where they only say 共, before its first part. */
const subjectOfSum = ({ total, parts }: StatedSum): string => {
  const words = [total, ...parts].map(({ subject }) => subject);
  return subjectOf(words.find((each) => /[\u4e00-\u9fff]{2}/.test(each.replace(/共计|合计|总计|一共|总共|共/g, ''))) ?? '');
};

const sumMistake = (stated: StatedSum, ground: Ground): Mistake => {
  const { sentence, total, parts, sum } = stated;
  const last = parts.at(-1) ?? total;
  const from = Math.min(total.start - total.subject.length, parts[0]?.start ?? total.start);
  const list = parts.map(({ written }) => written).join(' + ');
  const unit = total.step.times(new Decimal(10).pow(total.places));
  const found = `${bare(sum.div(unit))}${total.written.replace(/^[\d.,，]+/, '')}`;
  const wrongUnit = stated.slip
    ? {
        zh: `“${stated.slip.written}”的金额单位有误，改正后即相符。`,
        en: `The unit of "${stated.slip.written}" is wrong; once it is mended the sum holds.`,
      }
    : { zh: '请核对合计与各部分。', en: 'Please check the total and its parts.' };
  return {
    about: `${subjectOfSum(stated)}${total.digits}`,
    place: placeOf(ground.input.document, sentence.passage, from, Math.max(last.end, total.end)),
    message: {
      zh: `文中合计为 ${total.written}，所列各部分 ${list} 合起来是 ${found}，两者不等。${wrongUnit.zh}`,
      en: `The text states ${total.written} in total, but the parts listed (${list}) make ${found}. ${wrongUnit.en}`,
    },
  };
};

/** Totals of the prose; those made of figures are checked as figures. */
export const checkStatedSums = (ground: Ground): Outcome =>
  outcomeOf(
    ground.sums.map((sum): Verdict => (sum.holds ? 'held' : sumMistake(sum, ground))),
    { zh: '文中没有同时写明合计及其各部分的数', en: 'no total is stated beside its parts' },
  );
