// Decides what is told to whom (通知) and when one is reminded of a deadline (催办), in the words of both languages.
import type { Audience, Notice } from '../change';
import { STAGES } from '../cycles/deadlines';
import type { Words } from '../words';

/**
 * In the sentences {name} is a fact; what stands in [ ] is left out when one of its facts is absent.
 * Facts of a notice: unit, year, round, due, itemCount, total, grade, objectionUntil, reason, outcome; of a receipt: count, digest, algorithm.
 */
export interface NoticeRow {
  readonly notice: Notice;
  readonly to: Audience;
  readonly says: Words;
}
export const noticesTable: readonly NoticeRow[] = [
  {
    notice: 'submitted', // 提交
    to: 'reviewers',
    says: {
      zh: '{unit}已提交 {year} 年度自评报告[（第 {round} 轮）][，请于{due}前审核]。',
      en: '{unit} has submitted its self-evaluation report for {year}[ (round {round})][; please review it by {due}].',
    },
  },
  {
    notice: 'received', // 提交回执
    to: 'unit',
    says: {
      zh: '贵单位 {year} 年度自评报告已收到[（第 {round} 轮）]。回执：留痕第 {count} 条，摘要（{algorithm}）{digest}。请保存本回执，以便日后核对留痕。',
      en: 'Your self-evaluation report for {year} was received[ (round {round})]. Receipt: event {count} of the trail, digest ({algorithm}) {digest}. Keep it, to check the trail against it later.',
    },
  },
  {
    notice: 'withdrawn', // 撤回
    to: 'reviewers',
    says: {
      zh: '{unit}已撤回 {year} 年度自评报告，暂时不需要审核。',
      en: '{unit} has withdrawn its self-evaluation report for {year}; it need not be reviewed for now.',
    },
  },
  {
    notice: 'returned', // 退回
    to: 'unit',
    says: {
      zh: '贵单位 {year} 年度自评报告已退回修改[，共 {itemCount} 条意见][，请于{due}前逐条答复并重新提交]。',
      en: 'Your self-evaluation report for {year} was returned for revision[ with {itemCount} items][; please answer each and submit again by {due}].',
    },
  },
  {
    notice: 'approved', // 通过
    to: 'scorers',
    says: {
      zh: '{unit} {year} 年度自评报告已审核通过[，请于{due}前评分]。',
      en: 'The self-evaluation report of {unit} for {year} was approved[; please score it by {due}].',
    },
  },
  {
    notice: 'scored', // 评定
    to: 'unit',
    says: {
      zh: '贵单位 {year} 年度自评报告已评定[，得分 {total}][，等级“{grade}”][，请于{objectionUntil}前确认结果或提出异议]。',
      en: 'Your self-evaluation report for {year} was scored[: {total} points][, {grade}][; please accept the result or object by {objectionUntil}].',
    },
  },
  {
    notice: 'rescored', // 重新评分
    to: 'scorers',
    says: {
      zh: '{unit} {year} 年度自评报告将重新评分[，理由：{reason}][，请于{due}前提交评分表]。',
      en: 'The report of {unit} for {year} is to be scored again[, because: {reason}][; please hand in your sheet by {due}].',
    },
  },
  {
    notice: 'rescored',
    to: 'unit',
    says: {
      zh: '贵单位 {year} 年度自评报告将重新评分[，理由：{reason}]。',
      en: 'Your report for {year} is to be scored again[, because: {reason}].',
    },
  },
  {
    notice: 'recalculated', // 重新计算
    to: 'unit',
    says: {
      zh: '贵单位 {year} 年度评定结果已重新计算[，得分 {total}][，等级“{grade}”][，理由：{reason}][，请于{objectionUntil}前确认结果或提出异议]。',
      en: 'Your result for {year} was recalculated[: {total} points][, {grade}][, because: {reason}][; please accept the result or object by {objectionUntil}].',
    },
  },
  {
    notice: 'published', // 公布
    to: 'unit',
    says: {
      zh: '贵单位 {year} 年度绩效自评结果已公布[，得分 {total}][，等级“{grade}”]。',
      en: 'Your result for {year} was published[: {total} points][, {grade}].',
    },
  },
  {
    notice: 'amended', // 更正
    to: 'scorers',
    says: {
      zh: '{unit} {year} 年度已公布的结果需要更正[，理由：{reason}][，请于{due}前提交评分表]。',
      en: 'The published result of {unit} for {year} is to be amended[, because: {reason}][; please hand in your sheet by {due}].',
    },
  },
  {
    notice: 'amended',
    to: 'unit',
    says: {
      zh: '贵单位 {year} 年度已公布的结果将予更正[，理由：{reason}]，原公布内容仍可查阅。',
      en: 'Your published result for {year} is to be amended[, because: {reason}]; the earlier publication stays readable.',
    },
  },
  {
    notice: 'assigned', // 分派
    to: 'reviewers',
    says: { zh: '请您审核{unit} {year} 年度自评报告。', en: 'You are asked to review the report of {unit} for {year}.' },
  },
  {
    notice: 'assigned',
    to: 'scorers',
    says: { zh: '请您为{unit} {year} 年度自评报告评分。', en: 'You are asked to score the report of {unit} for {year}.' },
  },
  {
    notice: 'objected', // 异议
    to: 'supervisors',
    says: {
      zh: '{unit}对 {year} 年度评定结果提出异议，请办理[。理由：{reason}]。',
      en: '{unit} objects to its result for {year}; please decide[. Reason: {reason}].',
    },
  },
  {
    notice: 'objectionDecided', // 异议办理
    to: 'unit',
    says: {
      zh: '贵单位对 {year} 年度评定结果的异议已办理[：{outcome}][，理由：{reason}]。',
      en: 'Your objection to the result for {year} was decided[: {outcome}][, because: {reason}].',
    },
  },
  {
    notice: 'extensionAsked', // 申请延期
    to: 'supervisors',
    says: {
      zh: '{unit}申请延期提交 {year} 年度自评报告[至{due}]，请办理[。理由：{reason}]。',
      en: '{unit} asks for more time for its report for {year}[, until {due}]; please decide[. Reason: {reason}].',
    },
  },
  {
    notice: 'extensionDecided', // 延期办理
    to: 'unit',
    says: {
      zh: '贵单位 {year} 年度自评报告的延期申请已办理[：{outcome}][，请于{due}前提交][，理由：{reason}]。',
      en: 'Your request for more time for the report for {year} was decided[: {outcome}][; please submit by {due}][, because: {reason}].',
    },
  },
];

/** To whoever asked for it, when a recalculation in the background has ended. Facts: year, scheme, reports, points, grade, cannot; of its application applied, refused. */
export const runNoticesTable = {
  // 试算完成
  runFinished: {
    zh: '{year} 年度按“{scheme}”试算完成：共 {reports} 份报告，{points} 份得分有变化，{grade} 份等级有变化[，{cannot} 份须重新评分]。请查看后决定是否采用。',
    en: 'The dry run of {year} under "{scheme}" is done: of {reports} reports {points} would change points, {grade} their grade[; {cannot} need rescoring]. Look at it and decide whether to apply it.',
  },
  // 更新完成
  runApplied: {
    zh: '{year} 年度已按“{scheme}”更新 {applied} 份报告的得分[，{refused} 份因试算后有变化而未更新]。',
    en: 'The scores of {applied} reports of {year} were updated under "{scheme}"[; {refused} had changed since the dry run and were left].',
  },
} as const satisfies Record<string, Words>;
export type RunNotice = keyof typeof runNoticesTable;

/** `days` counts working days: below zero before the deadline, above zero after it. `every`: again each so many days. */
export interface ReminderRow {
  readonly reminder: string;
  readonly days: number;
  readonly every?: number;
  readonly to: 'responsible' | 'supervisors';
}
export const remindersTable: readonly ReminderRow[] = [
  { reminder: 'before', days: -5, to: 'responsible' },
  { reminder: 'before', days: -2, to: 'responsible' },
  { reminder: 'before', days: -1, to: 'responsible' },
  { reminder: 'today', days: 0, to: 'responsible' },
  { reminder: 'overdue', days: 1, to: 'responsible' },
  { reminder: 'overdue', days: 3, to: 'responsible' },
  { reminder: 'overdue', days: 5, every: 5, to: 'responsible' },
  { reminder: 'escalated', days: 4, to: 'supervisors' },
  { reminder: 'escalated', days: 10, every: 5, to: 'supervisors' },
];

/** What one can be reminded of: the stages of the line, and the decision of an objection (异议). */
export const REMINDED = [...STAGES, 'objection'] as const;
export type Reminded = (typeof REMINDED)[number];

/** Who is responsible in each stage, and what they are told. Facts: unit, year, due, days. */
export interface StageRow {
  readonly responsible: Audience;
  /** What is to be done, for the supervisor. */
  readonly task: Words;
  readonly before: Words;
  readonly lastDay: Words;
  readonly overdue: Words;
}
export const stagesTable: Record<Reminded, StageRow> = {
  submission: {
    responsible: 'unit',
    task: { zh: '提交', en: 'submission' },
    before: {
      zh: '贵单位 {year} 年度自评报告请于{due}前提交，还有 {days} 个工作日。',
      en: 'Please submit your report for {year} by {due}; working days left: {days}.',
    },
    lastDay: {
      zh: '贵单位 {year} 年度自评报告提交期限为{due}，今天是最后一个工作日。',
      en: 'Your report for {year} is due on {due}; today is the last working day.',
    },
    overdue: {
      zh: '贵单位 {year} 年度自评报告应于{due}前提交，已逾期 {days} 个工作日，请尽快提交；确有困难的，请申请延期。',
      en: 'Your report for {year} was due on {due}, {days} working day(s) ago; please submit it soon, or ask for more time.',
    },
  },
  review: {
    responsible: 'reviewers',
    task: { zh: '审核', en: 'review' },
    before: {
      zh: '{unit} {year} 年度自评报告请于{due}前审核，还有 {days} 个工作日。',
      en: 'Please review the report of {unit} for {year} by {due}; working days left: {days}.',
    },
    lastDay: {
      zh: '{unit} {year} 年度自评报告审核期限为{due}，今天是最后一个工作日。',
      en: 'The review of {unit} for {year} is due on {due}; today is the last working day.',
    },
    overdue: {
      zh: '{unit} {year} 年度自评报告应于{due}前审核，已逾期 {days} 个工作日，请尽快办理。',
      en: 'The review of {unit} for {year} was due on {due}, {days} working day(s) ago; please attend to it soon.',
    },
  },
  scoring: {
    responsible: 'scorers',
    task: { zh: '评分', en: 'scoring' },
    before: {
      zh: '{unit} {year} 年度自评报告请于{due}前完成评分，还有 {days} 个工作日。',
      en: 'Please complete the scoring of {unit} for {year} by {due}; working days left: {days}.',
    },
    lastDay: {
      zh: '{unit} {year} 年度自评报告评分期限为{due}，今天是最后一个工作日。',
      en: 'The scoring of {unit} for {year} is due on {due}; today is the last working day.',
    },
    overdue: {
      zh: '{unit} {year} 年度自评报告应于{due}前评分，已逾期 {days} 个工作日，请尽快办理。',
      en: 'The scoring of {unit} for {year} was due on {due}, {days} working day(s) ago; please attend to it soon.',
    },
  },
  publication: {
    responsible: 'supervisors',
    task: { zh: '公布', en: 'publication' },
    before: {
      zh: '{unit} {year} 年度自评结果请于{due}前公布，还有 {days} 个工作日。',
      en: 'Please publish the result of {unit} for {year} by {due}; working days left: {days}.',
    },
    lastDay: {
      zh: '{unit} {year} 年度自评结果公布期限为{due}，今天是最后一个工作日。',
      en: 'The publication of {unit} for {year} is due on {due}; today is the last working day.',
    },
    overdue: {
      zh: '{unit} {year} 年度自评结果应于{due}前公布，已逾期 {days} 个工作日，请尽快办理。',
      en: 'The publication of {unit} for {year} was due on {due}, {days} working day(s) ago; please attend to it soon.',
    },
  },
  objection: {
    responsible: 'supervisors',
    task: { zh: '异议办理', en: 'decision of the objection' },
    before: {
      zh: '{unit}对 {year} 年度评定结果的异议请于{due}前办结，还有 {days} 个工作日。',
      en: 'Please decide the objection of {unit} to its result for {year} by {due}; working days left: {days}.',
    },
    lastDay: {
      zh: '{unit}对 {year} 年度评定结果的异议办结期限为{due}，今天是最后一个工作日。',
      en: 'The objection of {unit} to its result for {year} is to be decided by {due}; today is the last working day.',
    },
    overdue: {
      zh: '{unit}对 {year} 年度评定结果的异议应于{due}前办结，已逾期 {days} 个工作日，请尽快办理。',
      en: 'The objection of {unit} to its result for {year} was to be decided by {due}, {days} working day(s) ago; please attend to it soon.',
    },
  },
};

/** To the supervisor, about others. Facts besides: task. */
export const escalatedWords: Words = {
  zh: '{unit} {year} 年度自评报告的{task}已逾期 {days} 个工作日（期限{due}），请督促。',
  en: 'The {task} of {unit} for {year} is {days} working day(s) overdue (it was due on {due}); please follow it up.',
};
/** Stands above several reminders of one day. */
export const severalWords: Words = { zh: '您有 {count} 项工作临近期限或已逾期：', en: '{count} matters are near or past their deadline:' };
/** Stands below them when not all are listed. */
export const moreWords: Words = { zh: '……另有 {count} 项，请登录查看。', en: '… and {count} more; please sign in to see them.' };
