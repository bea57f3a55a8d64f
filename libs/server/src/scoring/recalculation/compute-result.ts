// Decides what a run finds for one report, as the row that is kept and the text that enters the digest of the run; a report that cannot be computed stops no other.
import {
  canonicalJson,
  moderatedIn,
  recalculate,
  type ComputedScore,
  type CycleSettings,
  type Difference,
  type Json,
  type Obstacle,
  type Recalculated,
} from '@camphor/domain';
import { scoreText } from '../../db/score-effects';
import { digestOf } from '../../digest';
import { digestBy } from '../../audit/digest-by';
import { openScore, type Judgements } from '../official-score';
import type { LoadedScheme } from '../schemes.repository';
import { basisDigest, type Basis } from './bases.query';

export interface Result {
  readonly reportId: string;
  readonly kind: Recalculated['kind'];
  readonly basis: string;
  /** null where nothing would be written: the score is the same, or cannot be computed. */
  readonly score: ComputedScore | null;
  readonly afterDigest: string | null;
  readonly why: readonly (Difference | Obstacle)[];
}

const failed = (error: unknown): Obstacle => {
  const problem = error instanceof Error ? error.message : String(error);
  return {
    indicator: null,
    name: { zh: '计算', en: 'Computation' },
    sentence: { zh: `无法计算：${problem}`, en: `not computable: ${problem}` },
  };
};

/** What was moderated is read from the frozen score itself. */
const judgementsOf = ({ sheets, score: { scorers, lines } }: Basis): Judgements => ({ sheets, scorers, moderated: moderatedIn(lines) });

const recalculated = (basis: Basis, scheme: LoadedScheme, combine: CycleSettings['combine']) => {
  try {
    const score = openScore(scheme, basis.figures, judgementsOf(basis), { combine }, basis.row.late === 1);
    return { score, outcome: recalculate(basis.score, score) };
  } catch (error) {
    return { score: null, outcome: { kind: 'cannot' as const, obstacles: [failed(error)] } };
  }
};

/** Pure: the same basis and scheme give the same bytes. */
export const computeResult = (basis: Basis, scheme: LoadedScheme, combine: CycleSettings['combine']): Result => {
  const { score, outcome } = recalculated(basis, scheme, combine);
  const common = { reportId: basis.row.id, basis: basisDigest(basis, combine, scheme.digest), kind: outcome.kind };
  if (outcome.kind === 'same' || outcome.kind === 'cannot' || score === null)
    return { ...common, score: null, afterDigest: null, why: outcome.kind === 'cannot' ? outcome.obstacles : [] };
  const lines = score.lines as unknown as Json;
  const { total, grade, why } = outcome;
  const text = scoreText({ total, grade, lines, scheme: scheme.digest, revision: basis.score.revision });
  return {
    ...common,
    score: { total, grade, lines, scheme: { id: scheme.id, name: scheme.scheme.name, digest: scheme.digest } },
    afterDigest: digestOf(text),
    why,
  };
};

/** Total and grade under the scheme of the run; null where they cannot be computed. */
export const afterOf = (basis: Basis, { kind, score }: Result): { readonly total: string; readonly grade: string } | null => {
  if (kind === 'cannot') return null;
  return score ? { total: score.total, grade: score.grade } : { total: basis.score.total, grade: basis.score.grade };
};

/** Chains what was found for one more report onto the digest so far, so that it does not matter where the work was broken off. */
export const chainDigest = (algorithm: string, previous: string, found: { readonly [key: string]: Json }): string => {
  const digest = digestBy(algorithm, previous + canonicalJson(found));
  if (digest === null) throw new Error(`no digest by the name of ${algorithm}`);
  return digest;
};
export const foundText = (basis: Basis, result: Result): { readonly [key: string]: Json } => {
  const after = afterOf(basis, result);
  return {
    report: result.reportId,
    kind: result.kind,
    before: basis.score.total,
    gradeBefore: basis.score.grade,
    after: after?.total ?? null,
    gradeAfter: after?.grade ?? null,
    score: result.afterDigest,
    why: result.why,
  };
};
