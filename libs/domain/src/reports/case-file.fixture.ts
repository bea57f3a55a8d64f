// Records a case file in which every guard passes, for tests to bend one fact at a time.
import { systemActor } from '../people/actor';
import type { Role } from '../people/roles';
import type { CaseFile } from './case-file';
import { emptyContent } from './content';
import type { State } from './workflow.table';

const settings: CaseFile['cycle']['settings'] = {
  requiredSections: ['basics'],
  requiredForms: [],
  requiredEvidence: [],
  selfScoresRequired: false,
  latePolicy: 'refuse',
  scoreWhenAllIn: false,
  spreadBound: '10',
  combine: 'mean',
  objectionDays: 5,
  objectionDecisionDays: 10,
  returnDays: 10,
  reviewDays: 10,
  scoringDays: 10,
  publicationDays: 10,
};
const score: NonNullable<CaseFile['score']> = {
  id: 'score-1',
  total: '90',
  grade: 'excellent',
  lines: [],
  scheme: { id: 'scheme-1', name: 'hunan-2018', digest: 'd' },
  revision: 1,
  reportVersion: 4,
  scorers: ['scorer-1'],
  stale: false,
};
/** Everything is in order: each action is possible in its states for its roles. */
export const soundCase = (state: State, role: Role, bend: Partial<CaseFile> = {}): CaseFile => ({
  actor: { ...systemActor, accountId: 'actor-1', username: 'actor', name: '某人', roles: [role] },
  rolesHere: [role],
  today: '2024-05-13',
  now: '2024-05-13T02:00:00.000Z',
  report: {
    id: 'report-1',
    state,
    round: 1,
    version: 7,
    due: '2024-06-14',
    late: false,
    openedAt: null,
    accepted: true,
    scoredAt: null,
    objectionUntil: null,
    revisions: 1,
    publications: 0,
    generation: 1,
  },
  unit: { id: 'unit-1', name: '某乡', exempt: false, exemptReason: null },
  cycle: {
    id: 'cycle-1',
    year: '2023',
    state: 'open',
    submissionDue: '2024-06-14',
    reviewDue: '2024-07-12',
    scoringDue: '2024-08-09',
    publicationDue: '2024-09-06',
    settings,
  },
  preparedBy: ['preparer-1'],
  moderatedBy: [],
  returnItems: [],
  evidence: [],
  objectionEvidence: [],
  openThreads: 0,
  objections: [],
  sheets: [{ scorerId: 'scorer-1', scorer: '评分人', submitted: true, total: '50' }],
  scorers: [{ id: 'scorer-1', name: '评分人' }],
  content: { ...emptyContent, sections: { basics: '机构设置情况。' } },
  findings: () => [],
  spread: () => null,
  computeScore: () => score,
  score,
  composePublication: () => ({ body: '{}', digest: 'digest', algorithm: 'sha-256' }),
  addWorkingDays: (from, days) => `${from}+${days}`,
  ...bend,
});
