// Decides how a report moves: each row reads "submit takes a draft to submitted, by its head, when it is complete, then tells the reviewers".
import type { Role } from '../people/roles';

export const STATES = ['draft', 'submitted', 'reviewed', 'scored', 'published'] as const; // 草稿 已提交 已审核 已评定 已公布
export type State = (typeof STATES)[number];

interface WorkflowShape {
  readonly action: string;
  readonly from: State;
  readonly to: State;
  readonly by: readonly Role[];
  readonly when: readonly string[];
  readonly then: readonly string[];
}

const table = [
  {
    action: 'submit',
    from: 'draft',
    to: 'submitted',
    by: ['head'],
    when: ['cycleOpen', 'noOpenFail', 'warningsExplained', 'partsPresent', 'returnItemsAnswered', 'withinDeadline'],
    then: ['freezeRevision', 'tellReviewers', 'giveReceipt'],
  }, // 提交
  { action: 'withdraw', from: 'submitted', to: 'draft', by: ['head'], when: ['notOpened'], then: ['tellReviewers'] }, // 撤回
  {
    action: 'return',
    from: 'submitted',
    to: 'draft',
    by: ['reviewer'],
    when: ['itemsGiven', 'newDueLiesAhead', 'fourEyes'],
    then: ['openNextRound', 'tellUnit'],
  }, // 退回
  {
    action: 'return',
    from: 'reviewed',
    to: 'draft',
    by: ['scorer'],
    when: ['itemsGiven', 'newDueLiesAhead', 'fourEyes'],
    then: ['openNextRound', 'reopenSheets', 'tellUnit'],
  }, // 退回
  {
    action: 'approve',
    from: 'submitted',
    to: 'reviewed',
    by: ['reviewer'],
    when: ['fourEyes', 'threadsResolved'],
    then: ['acceptAnswers', 'tellScorers'],
  }, // 通过
  {
    action: 'score',
    from: 'reviewed',
    to: 'scored',
    by: ['supervisor', 'system'],
    when: ['fourEyes', 'sheetsIn', 'spreadAccepted'],
    then: ['freezeScore', 'tellUnit'],
  }, // 评定
  {
    action: 'rescore',
    from: 'scored',
    to: 'reviewed',
    by: ['supervisor'],
    when: ['reasonGiven'],
    then: ['reopenSheets', 'clearAcceptance', 'tellScorers', 'tellUnit'],
  }, // 重新评分
  {
    action: 'publish',
    from: 'scored',
    to: 'published',
    by: ['supervisor'],
    when: ['fourEyes', 'noOwnSheet', 'resultSettled', 'scoreCurrent', 'unitPublishable'],
    then: ['freezePublication', 'tellUnit'],
  }, // 公布
  {
    action: 'amend',
    from: 'published',
    to: 'reviewed',
    by: ['supervisor'],
    when: ['reasonGiven'],
    then: ['supersedePublication', 'reopenSheets', 'clearAcceptance', 'tellScorers', 'tellUnit'],
  }, // 更正
] as const satisfies readonly WorkflowShape[];

type Row = (typeof table)[number];
export type Action = Row['action'];
export type GuardName = Row['when'][number];
export type EffectName = Row['then'][number];
export interface WorkflowRow {
  readonly action: Action;
  readonly from: State;
  readonly to: State;
  readonly by: readonly Role[];
  readonly when: readonly GuardName[];
  readonly then: readonly EffectName[];
}
export const workflowTable: readonly WorkflowRow[] = table;
export const ACTIONS: readonly Action[] = [...new Set(workflowTable.map((row) => row.action))];
export const isAction = (text: string): text is Action => (ACTIONS as readonly string[]).includes(text);
export const isState = (text: string): text is State => (STATES as readonly string[]).includes(text);
