// Decides the change of one scored report whose score was recalculated and confirmed by the supervisor.
import type { Decision, ReportPatch } from '../change';
import type { Refusal } from '../refusal';
import type { Difference } from '../scoring/compare-scores';
import type { CaseFile, ComputedScore, CycleFacts, FrozenScore, ReportFacts } from './case-file';
import { decided, stateAndRole } from './changes';
import { stageDue } from './decide';

/** What of the case file this decision rests on. */
export interface RecalculatedCase extends Pick<CaseFile, 'today' | 'now' | 'rolesHere' | 'addWorkingDays'> {
  readonly report: Pick<ReportFacts, 'id' | 'state' | 'version' | 'accepted'>;
  readonly cycle: Pick<CycleFacts, 'publicationDue' | 'settings'>;
  readonly score: Pick<FrozenScore, 'total' | 'grade' | 'revision' | 'scorers'> & {
    readonly scheme: Pick<FrozenScore['scheme'], 'digest'>;
  };
}
export interface Recalculation {
  readonly run: string;
  readonly score: ComputedScore;
  readonly why: readonly Difference[];
  readonly reason: string;
}

/** The unit is asked again where total or grade moved: its acceptance is cleared and a new window for objections begins. */
const fedBack = (file: RecalculatedCase): ReportPatch => ({
  accepted: null,
  scoredAt: file.now,
  objectionUntil: file.addWorkingDays(file.today, file.cycle.settings.objectionDays),
  due: stageDue(file, file.cycle.publicationDue, file.cycle.settings.publicationDays),
});

/** Published reports are refused here: they are for `amend`. */
export const decideRecalculated = (file: RecalculatedCase, { run, score, why, reason }: Recalculation): Decision | Refusal => {
  const refusal = stateAndRole(file, ['scored'], 'recalculation.run');
  if (refusal) return refusal;
  const before = file.score;
  const moves = before.total !== score.total || before.grade !== score.grade;
  const set = moves ? fedBack(file) : {};
  return decided(
    file,
    set,
    {
      event: 'score.recalculated',
      before: { total: before.total, grade: before.grade, scheme: before.scheme.digest, accepted: file.report.accepted },
      after: {
        total: score.total,
        grade: score.grade,
        scheme: score.scheme.digest,
        accepted: moves ? null : file.report.accepted,
        run,
        why: why.map(({ indicator, before: was, after: is, because }) => ({ indicator, before: was, after: is, because })),
      },
      reason,
    },
    [
      { kind: 'freezeScore', score, revision: before.revision, reportVersion: file.report.version + 1, scorers: before.scorers },
      ...(moves ? [{ kind: 'tell', notice: 'recalculated', to: 'unit' } as const] : []),
    ],
  );
};
