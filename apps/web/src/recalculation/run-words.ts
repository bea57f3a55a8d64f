// Decides what the page says of a recalculation: its states, its grades, its numbers.
import type { RecalculationSummary } from '@camphor/contract';
import { gradeWords, type Grade, type Words } from '@camphor/domain';

export type RunState = RecalculationSummary['state'];
export const stateWords: Record<RunState, Words> = {
  running: { zh: '试算中', en: 'Dry run under way' },
  finished: { zh: '试算完成', en: 'Dry run finished' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
  applying: { zh: '更新中', en: 'Being applied' },
  stopped: { zh: '已中止，可继续', en: 'Stopped, can go on' },
  applied: { zh: '已更新', en: 'Applied' },
};
export const isUnderWay = (state: RunState): boolean => state === 'running' || state === 'applying';
export const gradeOf = (grade: Grade | null): Words => (grade === null ? { zh: '—', en: '—' } : gradeWords[grade]);

/** How far the work is: of the dry run, or of its application. */
export const progressOf = ({ state, progress, application }: RecalculationSummary): { readonly done: number; readonly total: number } =>
  state === 'applying' && application ? { done: application.applied + application.changedSince, total: application.chosen } : progress;

export const schemeWords = ({ title, version }: RecalculationSummary['from']): Words => ({
  zh: `${title}（第 ${version} 版）`,
  en: `${title} (version ${version})`,
});
