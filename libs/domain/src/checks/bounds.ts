// Decides whether figures stay within the figures that bound them: 资产, 编制, 三公预算, 项目支出, 追加.
import { Decimal } from '../decimal';
import type { FigureKey } from '../reports/figures.table';
import type { Words } from '../words';
import type { Ground } from './ground';
import { staffKinds } from './figure-relations.table';
import { placeOf } from './prose';
import { needs, rateText, said, worth } from './say-figures';
import { outcomeOf, type Mistake, type Outcome, type Place, type Verdict } from './verdict';

/** Both figures where one sentence states them, for either may be the wrong one; else the figure that is bounded. */
const placeOfBoth = (ground: Ground, key: FigureKey, bound: FigureKey): Pick<Mistake, 'key' | 'place'> => {
  const anchor = ground.at(key, bound);
  const [a, b] = [ground.statementOf(key), ground.statementOf(bound)];
  if (!a || !b || a.medium !== 'prose' || b.medium !== 'prose') return anchor;
  const [start, end] = [Math.min(a.start, b.start), Math.max(a.start + a.quote.length, b.start + b.quote.length)];
  const quote = ground.input.document.text.slice(start, end);
  return quote.length > LONGEST || /[。\n]/.test(quote) ? anchor : { ...anchor, place: { quote, start } };
};
const LONGEST = 160;

const boundVerdict = (ground: Ground, key: FigureKey, bound: FigureKey, tolerance: Decimal, wayOut: Words): Verdict => {
  const [value, limit] = [ground.mended(key), ground.mended(bound)];
  if (!value || !limit) return 'unknown';
  if (value.lte(limit.plus(tolerance))) return 'held';
  const [a, b, over] = [said(key, value), said(bound, limit), worth(key, value.minus(limit))];
  return {
    ...placeOfBoth(ground, key, bound),
    about: key,
    message: { zh: `${a.zh}，超过${b.zh}，多 ${over.zh}。${wayOut.zh}`, en: `${a.en} exceeds ${b.en} by ${over.en}. ${wayOut.en}` },
  };
};
const ZERO = new Decimal(0);

export const checkFixedAssets = (ground: Ground): Outcome => {
  const key = ground.mended('assets.fixedOriginal') ? 'assets.fixedOriginal' : 'assets.fixedInUse';
  const wayOut = { zh: '请核对资产总额与固定资产。', en: 'Please check total and fixed assets.' };
  const verdict = boundVerdict(ground, key, 'assets.total', ground.moneyTolerance(1), wayOut);
  return outcomeOf([verdict], needs(['assets.total', 'assets.fixedOriginal']));
};

export const checkStaffing = (ground: Ground): Outcome => {
  const wayOut = { zh: '如属实，请说明超编原因。', en: 'If this is so, please explain why.' };
  const verdicts = staffKinds.map((kind) => boundVerdict(ground, `staff.inPost.${kind}`, `staff.established.${kind}`, ZERO, wayOut));
  return outcomeOf(verdicts, needs(['staff.established.total', 'staff.inPost.total']));
};

const parts = ['total', 'abroad', 'vehiclePurchase', 'vehicleRunning', 'reception'] as const;
export const checkThreePublicBound = (ground: Ground): Outcome => {
  const wayOut = { zh: '如属实，请说明超支原因。', en: 'If this is so, please explain why.' };
  const within = (part: (typeof parts)[number]): Verdict =>
    boundVerdict(ground, `threePublic.actual.${part}`, `threePublic.budget.${part}`, ground.moneyTolerance(1), wayOut);
  const total = within('total');
  // Where the total is kept to, each part still has a budget of its own.
  const verdicts = typeof total === 'string' ? [total, ...parts.slice(1).map(within)] : [total];
  return outcomeOf(verdicts, needs(['threePublic.budget.total', 'threePublic.actual.total']));
};

export const checkWorks = (ground: Ground): Outcome => {
  const wayOut = {
    zh: '工程采购通常在项目支出中列支，请核对，或说明资金来源。',
    en: 'Works are usually paid from project expenditure; please check, or explain where the money came from.',
  };
  const verdict = boundVerdict(ground, 'procurement.actual.works', 'budget.final.project', ground.moneyTolerance(1), wayOut);
  return outcomeOf([verdict], needs(['procurement.actual.works', 'budget.final.project']));
};

export interface Adjustment {
  /** 万元. */
  readonly added: Decimal;
  readonly initial: Decimal;
  /** Per cent of the initial budget. */
  readonly rate: Decimal;
  /** The figure that says what was added. */
  readonly source: FigureKey;
}
/** 追加 = adjusted − initial expenditure; without an adjusted budget the stated change, else final − initial. */
export const adjustmentOf = (ground: Pick<Ground, 'mended'>): Adjustment | null => {
  const initial = ground.mended('budget.initial.expenditure');
  if (!initial || initial.lte(0)) return null;
  const [adjusted, change, final] = (['budget.adjusted.expenditure', 'budget.final.change', 'budget.final.expenditure'] as const).map(
    (key) => ground.mended(key),
  );
  const found = adjusted
    ? { added: adjusted.minus(initial), source: 'budget.adjusted.expenditure' as const }
    : change
      ? { added: change, source: 'budget.final.change' as const }
      : final && { added: final.minus(initial), source: 'budget.final.expenditure' as const };
  return found ? { ...found, initial, rate: found.added.div(initial).times(100) } : null;
};
export const isLargeAdjustment = (ground: Ground): boolean => adjustmentOf(ground)?.rate.gt(ground.tolerances.adjustment) ?? false;

const YUAN = new Decimal(10000);
/** "年中追加1016.16万元": where the prose states what was added in these words, better than where it can be worked out from. */
const placeOfAdded = (ground: Ground, added: Decimal): Place | undefined => {
  for (const { passage, quantities } of ground.sentences) {
    const stated = quantities.find(
      ({ kind, subject, value }) => kind === 'money' && /追加|调增|增加/.test(subject) && value.minus(added.times(YUAN)).abs().lte(1),
    );
    if (stated) return placeOf(ground.input.document, passage, stated.start - stated.subject.length, stated.end);
  }
  return undefined;
};

export const checkAdjustment = (ground: Ground): Outcome => {
  const missing = needs(['budget.initial.expenditure', 'budget.adjusted.expenditure']);
  const found = adjustmentOf(ground);
  if (!found) return outcomeOf([], missing);
  if (!isLargeAdjustment(ground)) return outcomeOf(['held'], missing);
  const [added, initial] = [worth(found.source, found.added), said('budget.initial.expenditure', found.initial)];
  const limit = ground.tolerances.adjustment;
  const anchor = ground.at(found.source, 'budget.final.change', 'budget.final.expenditure');
  const verdict: Verdict = {
    ...anchor,
    place: placeOfAdded(ground, found.added) ?? anchor.place,
    about: 'budget.adjustment',
    message: {
      zh: `年中追加 ${added.zh}，占${initial.zh} 的 ${rateText(found.rate)}%，超过 ${limit}%。请书面说明追加原因。`,
      en: `${added.en} were added in the year, ${rateText(found.rate)}% of ${initial.en}, more than ${limit}%. Please explain why in writing.`,
    },
  };
  return outcomeOf([verdict], missing);
};
