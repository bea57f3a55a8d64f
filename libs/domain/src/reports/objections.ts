// Decides how a unit answers its result (确认结果、异议) and how the bureau decides an objection: within the window, one at a time, by somebody who had no hand in the points.
import type { Decision, ObjectionOutcome, ObjectionPoint } from '../change';
import { refuseAll, refuse, type Reason, type Refusal } from '../refusal';
import type { CaseFile, ObjectionFacts } from './case-file';
import { decided, stateAndRole, tell, type Unchanged } from './changes';

const all = ([first, ...rest]: readonly Reason[]): Refusal | null => (first ? refuseAll('guards', [first, ...rest]) : null);
const when = (refused: boolean, reason: Reason): readonly Reason[] => (refused ? [reason] : []);
const blank = (text: string): boolean => text.trim() === '';

export const openObjections = (file: Pick<CaseFile, 'objections'>): readonly ObjectionFacts[] =>
  file.objections.filter(({ upheld }) => upheld === null);

interface ScoredLine {
  readonly indicator: string;
  readonly computed: boolean;
}
const scoredLines = ({ score }: Pick<CaseFile, 'score'>): readonly ScoredLine[] => (score?.lines ?? []) as unknown as readonly ScoredLine[];

export const decideAccepted = (file: CaseFile, reason: string | null): Decision | Refusal | Unchanged => {
  const refusal = stateAndRole(file, ['scored'], 'result.accept');
  if (refusal) return refusal;
  const open = openObjections(file).length;
  if (open > 0) return refuse('guards', 'objection_open', { count: open });
  if (file.report.accepted === true) return { ok: true, unchanged: true };
  return decided(
    file,
    { accepted: true },
    { event: 'result.accepted', before: { accepted: file.report.accepted }, after: { accepted: true }, reason },
    [],
  );
};

export interface ObjectionAsk {
  /** Empty: the whole result. */
  readonly indicators: readonly string[];
  readonly reason: string;
  /** A reason of its own for each indicator; may be empty. */
  readonly points: readonly ObjectionPoint[];
}
const sameAsDecided = ({ objections, report }: CaseFile, indicators: readonly string[]): readonly Reason[] => {
  const earlier = objections.filter(({ generation, upheld }) => generation === report.generation && upheld !== null);
  const whole = indicators.length === 0 && earlier.some((one) => one.indicators.length === 0);
  const again = indicators.filter((indicator) => earlier.some((one) => one.indicators.includes(indicator)));
  return [...when(whole, { code: 'objection_repeated', facts: { indicator: '整体结果' } }), ...again.map(repeated)];
};
const repeated = (indicator: string): Reason => ({ code: 'objection_repeated', facts: { indicator } });

/** One objection at a time; what was decided of this score is not asked again. The window ends with its last day in Asia/Shanghai. */
export const decideObjection = (file: CaseFile, ask: ObjectionAsk, objectionId: string): Decision | Refusal => {
  const refusal = stateAndRole(file, ['scored'], 'objection.file');
  if (refusal) return refusal;
  const indicators = [...new Set([...ask.indicators, ...ask.points.map(({ indicator }) => indicator)])];
  const known = new Set(scoredLines(file).map(({ indicator }) => indicator));
  const until = file.report.objectionUntil;
  const open = openObjections(file).length;
  const problem = all([
    ...when(blank(ask.reason) || ask.points.some(({ reason }) => blank(reason)), { code: 'reason_missing', facts: { field: 'reason' } }),
    ...indicators
      .filter((indicator) => !known.has(indicator))
      .map((indicator): Reason => ({ code: 'indicator_unknown', facts: { field: 'indicators', indicator } })),
    ...when(file.report.accepted === true, { code: 'result_accepted', facts: {} }),
    ...when(open > 0, { code: 'objection_open', facts: { count: open } }),
    ...when(until !== null && file.today > until, { code: 'objection_window_passed', facts: { until } }),
    ...sameAsDecided(file, indicators),
  ]);
  if (problem) return problem;
  const due = file.addWorkingDays(file.today, file.cycle.settings.objectionDecisionDays);
  const { reason, points } = ask;
  return decided(
    file,
    { accepted: false },
    {
      event: 'objection.filed',
      before: { accepted: file.report.accepted },
      after: { accepted: false, indicators, points: points.map((point) => ({ ...point })), objection: objectionId, due },
      reason,
    },
    [{ kind: 'fileObjection', objectionId, indicators, points, reason, due }, tell('objected', 'supervisors')],
  );
};

export interface ObjectionBars {
  readonly accountId: string;
  readonly preparedBy: readonly string[];
  /** Does it ask about points that a person gave? Computed ones are nobody's. */
  readonly asksJudged: boolean;
}
/** Why this person may not decide it; empty where nothing stands against it. */
export const objectionBars = (
  objection: Pick<ObjectionFacts, 'filedBy' | 'judgedBy' | 'moderatedBy'>,
  bars: ObjectionBars,
): readonly Reason[] => {
  const { accountId, preparedBy, asksJudged } = bars;
  const barred = (hand: string): Reason => ({ code: 'four_eyes_objection', facts: { hand } });
  return [
    ...when(preparedBy.includes(accountId) || objection.filedBy === accountId, barred('填报本报告或提出异议')),
    ...when(asksJudged && objection.judgedBy.includes(accountId), barred('对所涉指标评分')),
    ...when(objection.moderatedBy.includes(accountId), barred('主持评议')),
  ];
};
/** Where the lines of the score are no longer at hand every objection counts as one to judged points. */
const asksJudged = (file: CaseFile, { indicators, generation }: ObjectionFacts): boolean => {
  const lines = generation === file.report.generation ? scoredLines(file) : [];
  if (indicators.length === 0 || lines.length === 0) return true;
  return lines.some(({ indicator, computed }) => !computed && indicators.includes(indicator));
};
const barsOf = (file: CaseFile, objection: ObjectionFacts): readonly Reason[] =>
  objectionBars(objection, {
    accountId: file.actor.accountId,
    preparedBy: file.preparedBy,
    asksJudged: asksJudged(file, objection),
  });
const mayDecideNow = (file: CaseFile): Refusal | null => stateAndRole(file, ['scored', 'reviewed'], 'objection.decide');

/** What stands against this actor deciding it, before anything was written; null = nothing. For pages, from the same rules as the door. */
export const couldDecideObjection = (file: CaseFile, objection: ObjectionFacts): Refusal | null =>
  mayDecideNow(file) ?? all(barsOf(file, objection));

export interface OutcomeAsk {
  readonly upheld: boolean;
  readonly reason: string;
  /** One for each indicator that it names, or none: then `upheld` and `reason` are said of all of them. */
  readonly outcomes: readonly ObjectionOutcome[];
}
const outcomeProblems = ({ indicators }: ObjectionFacts, { upheld, reason, outcomes }: OutcomeAsk): readonly Reason[] => {
  if (outcomes.length === 0) return when(blank(reason), { code: 'reason_missing', facts: { field: 'reason' } });
  const said = outcomes.map(({ indicator }) => indicator);
  return [
    ...when(blank(reason) || outcomes.some((one) => blank(one.reason)), { code: 'reason_missing', facts: { field: 'reason' } }),
    ...said
      .filter((indicator, index) => !indicators.includes(indicator) || said.indexOf(indicator) !== index)
      .map((indicator): Reason => ({ code: 'indicator_unknown', facts: { field: 'outcomes', indicator } })),
    ...indicators
      .filter((indicator) => !said.includes(indicator))
      .map((indicator): Reason => ({ code: 'objection_indicator_open', facts: { field: 'outcomes', indicator } })),
    ...when(upheld !== outcomes.some((one) => one.upheld), { code: 'objection_outcome_differs', facts: { field: 'upheld' } }),
  ];
};

export const decideObjectionOutcome = (file: CaseFile, objection: ObjectionFacts, ask: OutcomeAsk): Decision | Refusal => {
  const refusal = mayDecideNow(file);
  if (refusal) return refusal;
  if (objection.upheld !== null) return refuse('wrong_state', 'already_answered');
  const problem = all([...barsOf(file, objection), ...outcomeProblems(objection, ask)]);
  if (problem) return problem;
  const { upheld, reason, outcomes } = ask;
  const { id } = objection;
  return decided(
    file,
    {},
    {
      event: 'objection.decided',
      before: { objection: id, indicators: objection.indicators },
      after: { objection: id, upheld, outcomes: outcomes.map((outcome) => ({ ...outcome })) },
      reason,
    },
    [{ kind: 'decideObjection', objectionId: id, upheld, reason, outcomes }, tell('objectionDecided', 'unit')],
  );
};
