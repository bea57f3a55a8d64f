// Decides where a cycle (年度自评工作) stands: how many reports are at each stage, what is overdue, and the sentence that says so.
import type { Cycle, ReportSummary } from '@camphor/contract';
import { stateLabel, type State, type Words } from '@camphor/domain';
import { isOverdue, turnOf } from '../review/queue';

/** The stages in the order of the line; `absent` = the unit has not begun. */
export const STAGES = ['absent', 'draft', 'returned', 'submitted', 'reviewed', 'scored', 'published'] as const;
export type Stage = (typeof STAGES)[number];
export const isStage = (value: string | null): value is Stage => (STAGES as readonly (string | null)[]).includes(value);

type Placed = Pick<ReportSummary, 'state' | 'round'>;
export const stageOf = ({ state, round }: Placed): Exclude<Stage, 'absent'> => (state === 'draft' && round > 1 ? 'returned' : state);

export const stageWords = (stage: Stage): Words => {
  if (stage === 'absent') return { zh: '未开始', en: 'not started' };
  if (stage === 'draft') return { zh: '填报中', en: 'in preparation' };
  return stage === 'returned' ? stateLabel('draft', 2, 'bureau') : stateLabel(stage satisfies State, 1, 'bureau');
};

export interface Standing {
  readonly units: number;
  readonly counts: Readonly<Record<Stage, number>>;
  readonly overdue: number;
}
/** `units`: how many take part; a list that was filtered or is still loading never makes the count of absent ones negative. */
export const standingOfCycle = (units: number, rows: readonly ReportSummary[]): Standing => {
  const count = (stage: Stage): number => rows.filter((row) => stageOf(row) === stage).length;
  return {
    units: Math.max(units, rows.length),
    counts: {
      absent: Math.max(0, units - rows.length),
      draft: count('draft'),
      returned: count('returned'),
      submitted: count('submitted'),
      reviewed: count('reviewed'),
      scored: count('scored'),
      published: count('published'),
    },
    overdue: rows.filter(isOverdue).length,
  };
};

/** One sentence; parts that count nothing are left out. */
export const standingSentence = ({ units, counts, overdue }: Standing, cycle: Pick<Cycle, 'year' | 'state'>): Words => {
  const given = STAGES.filter((stage) => counts[stage] > 0);
  const zh = given.map((stage) => `${counts[stage]} 个${stageWords(stage).zh}`).join('、');
  const en = given.map((stage) => `${counts[stage]} ${stageWords(stage).en}`).join(', ');
  const done = units > 0 && counts.published === units;
  const closed = cycle.state === 'closed' ? { zh: '（已结束）', en: ' (closed)' } : { zh: '', en: '' };
  if (units === 0) return { zh: `${cycle.year} 年度还没有参加自评的单位。`, en: `No unit takes part in ${cycle.year} yet.` };
  if (done)
    return {
      zh: `${cycle.year} 年度${closed.zh} ${units} 个单位全部公布。`,
      en: `${cycle.year}${closed.en}: all ${units} units are published.`,
    };
  return {
    zh: `${cycle.year} 年度${closed.zh}共 ${units} 个单位：${zh}${overdue > 0 ? `；${overdue} 个已逾期` : '；没有逾期'}。`,
    en: `${cycle.year}${closed.en}, ${units} units: ${en}; ${overdue > 0 ? `${overdue} overdue` : 'none overdue'}.`,
  };
};

/** Which deadline of the cycle comes next for a stage. */
export const stageDue = (
  cycle: Pick<Cycle, 'submissionDue' | 'reviewDue' | 'scoringDue' | 'publicationDue'>,
  stage: Stage,
): string | null => {
  if (stage === 'absent' || stage === 'draft') return cycle.submissionDue;
  if (stage === 'submitted') return cycle.reviewDue;
  if (stage === 'reviewed') return cycle.scoringDue;
  return stage === 'scored' ? cycle.publicationDue : null;
};

/** Why a report waits for the supervisor, most pressing first. */
export type Need = 'assignReviewer' | 'assignScorer' | 'score' | 'settle' | 'overdue';
export const needWords: Record<Need, Words> = {
  assignReviewer: { zh: '待审，还没有审核人', en: 'to review, nobody assigned' },
  assignScorer: { zh: '待评分，还没有评分人', en: 'to score, nobody assigned' },
  score: { zh: '评分表已交齐，可以评定', en: 'all sheets are in, ready to score' },
  settle: { zh: '已评定，待公布', en: 'scored, to publish' },
  overdue: { zh: '已逾期，请催办', en: 'overdue, please chase' },
};
export const needOf = (row: ReportSummary): Need | null => {
  if (row.state === 'submitted' && row.reviewers.length === 0) return 'assignReviewer';
  if (row.state === 'reviewed' && row.scorers.length === 0) return 'assignScorer';
  if (row.state === 'reviewed' && turnOf(row) === 'supervisor') return 'score';
  if (row.state === 'scored') return 'settle';
  return isOverdue(row) ? 'overdue' : null;
};
export interface Needed {
  readonly row: ReportSummary;
  readonly need: Need;
}
const URGENCY: readonly Need[] = ['assignReviewer', 'assignScorer', 'score', 'settle', 'overdue'];
/** What waits for the supervisor: what is overdue first, then by what has to be done, then by date. */
export const neededOf = (rows: readonly ReportSummary[]): readonly Needed[] =>
  rows
    .flatMap((row): Needed[] => {
      const need = needOf(row);
      return need === null ? [] : [{ row, need }];
    })
    .sort(
      (a, b) =>
        Number(isOverdue(b.row)) - Number(isOverdue(a.row)) ||
        URGENCY.indexOf(a.need) - URGENCY.indexOf(b.need) ||
        (a.row.due ?? '9999').localeCompare(b.row.due ?? '9999') ||
        a.row.unit.code.localeCompare(b.row.unit.code),
    );

export type BoardFilter = Stage | 'overdue' | 'all';
export const answersToBoard = (row: ReportSummary, filter: BoardFilter): boolean =>
  filter === 'all' || (filter === 'overdue' ? isOverdue(row) : stageOf(row) === filter);

/** Unit name or code holds the words; full-width signs and case do not matter. */
export const matches = (row: Pick<ReportSummary, 'unit'>, words: string): boolean => {
  const plain = (text: string): string => text.normalize('NFKC').toLowerCase();
  const wanted = plain(words)
    .split(/\s+/)
    .filter((word) => word !== '');
  const held = plain(`${row.unit.name} ${row.unit.code}`);
  return wanted.every((word) => held.includes(word));
};
