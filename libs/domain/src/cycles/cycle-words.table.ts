// Shows what the rules of a cycle (年度自评工作) are called, on its page and in the trail.
import type { CycleSettings } from '../reports/case-file';
import type { Words } from '../words';

export const STAGE_DATES = ['submissionDue', 'reviewDue', 'scoringDue', 'publicationDue'] as const;
export type StageDate = (typeof STAGE_DATES)[number];

export const cycleStateWords = {
  planned: { zh: '未开放', en: 'planned' },
  open: { zh: '已开放', en: 'open' },
  closed: { zh: '已结束', en: 'closed' },
} as const satisfies Record<string, Words>;

export const cycleFieldWords: Readonly<Record<'year' | 'name' | 'schemeId' | StageDate | keyof CycleSettings, Words>> = {
  year: { zh: '评价年度', en: 'Year evaluated' },
  name: { zh: '名称', en: 'Name' },
  schemeId: { zh: '指标体系', en: 'Scheme' },
  submissionDue: { zh: '提交截止', en: 'Submission due' },
  reviewDue: { zh: '审核截止', en: 'Review due' },
  scoringDue: { zh: '评分截止', en: 'Scoring due' },
  publicationDue: { zh: '公布截止', en: 'Publication due' },
  requiredSections: { zh: '必写章节', en: 'Required chapters' },
  requiredForms: { zh: '必填附表', en: 'Required forms' },
  requiredEvidence: { zh: '必附佐证的地方', en: 'Places that need evidence' },
  selfScoresRequired: { zh: '单位须逐项自评打分', en: 'The unit scores itself line by line' },
  latePolicy: { zh: '过了截止日', en: 'After the due date' },
  scoreWhenAllIn: { zh: '评分表交齐后自动评定', en: 'The last sheet scores the report by itself' },
  spreadBound: { zh: '分差上限（分）', en: 'Widest spread' },
  combine: { zh: '多份评分表的合并', en: 'Several sheets are combined by' },
  returnDays: { zh: '退回后修改', en: 'To mend what was returned' },
  reviewDays: { zh: '提交后审核，至少', en: 'To review, at least' },
  scoringDays: { zh: '审核通过后评分，至少', en: 'To score, at least' },
  publicationDays: { zh: '评定后公布，至少', en: 'To publish, at least' },
  objectionDays: { zh: '单位提出异议', en: 'To object' },
  objectionDecisionDays: { zh: '办理异议', en: 'To decide an objection' },
};
