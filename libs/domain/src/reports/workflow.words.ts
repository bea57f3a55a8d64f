// Shows states and actions in words: one label for the unit, one for the bureau.
import type { Words } from '../words';
import type { Action, State } from './workflow.table';

export const actionWords: Record<Action, Words> = {
  submit: { zh: '提交', en: 'submit' },
  withdraw: { zh: '撤回', en: 'withdraw' },
  return: { zh: '退回', en: 'return' },
  approve: { zh: '通过', en: 'approve' },
  score: { zh: '评定', en: 'score' },
  rescore: { zh: '重新评分', en: 'rescore' },
  publish: { zh: '公布', en: 'publish' },
  amend: { zh: '更正', en: 'amend' },
};
export const stateWords: Record<State, { readonly unit: Words; readonly bureau: Words }> = {
  draft: { unit: { zh: '填报中', en: 'draft' }, bureau: { zh: '未提交', en: 'not submitted' } },
  submitted: { unit: { zh: '已提交，等待审核', en: 'submitted, waiting for review' }, bureau: { zh: '待审', en: 'to review' } },
  reviewed: { unit: { zh: '审核通过，等待评分', en: 'reviewed, waiting for scores' }, bureau: { zh: '待评分', en: 'to score' } },
  scored: { unit: { zh: '已评定，请确认结果', en: 'scored, please accept or object' }, bureau: { zh: '待公布', en: 'to publish' } },
  published: { unit: { zh: '已公布', en: 'published' }, bureau: { zh: '已公布', en: 'published' } },
};
/** A draft of a later round is a returned one. */
export const stateLabel = (state: State, round: number, side: 'unit' | 'bureau'): Words => {
  if (state !== 'draft' || round === 1) return stateWords[state][side];
  return side === 'unit'
    ? { zh: `已退回，请修改，第 ${round} 轮`, en: `returned, please revise, round ${round}` }
    : { zh: '退回待改', en: 'returned, to be revised' };
};
