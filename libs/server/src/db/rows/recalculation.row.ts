// Records the rows of recalculations: runs, the active one of a cycle, results, ranks, confirmed scores.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'scoring_recalculation' })
export class RecalculationRow {
  @PrimaryColumn({ name: 'id', type: 'char', length: 36 }) id: string;
  @Column({ name: 'cycle_id', type: 'char', length: 36 }) cycleId: string;
  @Column({ name: 'bureau_id', type: 'char', length: 36 }) bureauId: string;
  @Column({ name: 'state', type: 'varchar', length: 64 }) state: string;
  @Column({ name: 'from_scheme_id', type: 'char', length: 36 }) fromSchemeId: string;
  @Column({ name: 'to_scheme_id', type: 'char', length: 36 }) toSchemeId: string;
  /** How the sheets of several scorers are combined, as the cycle said when the run began. */
  @Column({ name: 'combine', type: 'varchar', length: 64 }) combine: string;
  @Column({ name: 'total', type: 'int' }) total: number;
  @Column({ name: 'done', type: 'int' }) done: number;
  /** Id of the last report that was computed. */
  @Column({ name: 'cursor_id', type: 'varchar', length: 64 }) cursorId: string;
  @Column({ name: 'algorithm', type: 'varchar', length: 64 }) algorithm: string;
  /** Chained over the canonical JSON of every result, in the order of report ids. */
  @Column({ name: 'digest', type: 'varchar', length: 128 }) digest: string;
  @Column({ name: 'counts', type: 'longtext', nullable: true }) counts: string | null;
  @Column({ name: 'asked_by', type: 'longtext' }) askedBy: string;
  @Column({ name: 'created_at', type: 'datetime', precision: 3 }) createdAt: Date;
  @Column({ name: 'finished_at', type: 'datetime', precision: 3, nullable: true }) finishedAt: Date | null;
  @Column({ name: 'applied_by', type: 'longtext', nullable: true }) appliedBy: string | null;
  @Column({ name: 'reason', type: 'varchar', length: 4000, nullable: true }) reason: string | null;
  @Column({ name: 'choice', type: 'varchar', length: 64 }) choice: string;
  @Column({ name: 'chosen', type: 'int' }) chosen: number;
  @Column({ name: 'applied', type: 'int' }) applied: number;
  /** Chosen reports that had changed since the dry run. */
  @Column({ name: 'refused', type: 'int' }) refused: number;
  @Column({ name: 'apply_cursor', type: 'varchar', length: 64 }) applyCursor: string;
  @Column({ name: 'applied_digest', type: 'varchar', length: 128 }) appliedDigest: string;
  @Column({ name: 'applied_at', type: 'datetime', precision: 3, nullable: true }) appliedAt: Date | null;
}

@Entity({ name: 'scoring_recalculation_active' })
export class ActiveRecalculationRow {
  @PrimaryColumn({ name: 'cycle_id', type: 'char', length: 36 }) cycleId: string;
  @Column({ name: 'run_id', type: 'char', length: 36 }) runId: string;
}

@Entity({ name: 'scoring_recalculation_result' })
export class RecalculationResultRow {
  @PrimaryColumn({ name: 'run_id', type: 'char', length: 36 }) runId: string;
  @PrimaryColumn({ name: 'report_id', type: 'char', length: 36 }) reportId: string;
  @Column({ name: 'kind', type: 'varchar', length: 64 }) kind: string;
  /** State of the report when it was computed. */
  @Column({ name: 'state', type: 'varchar', length: 64 }) state: string;
  @Column({ name: 'report_version', type: 'int' }) reportVersion: number;
  @Column({ name: 'score_id', type: 'char', length: 36 }) scoreId: string;
  /** Digest of everything that the result was computed from. */
  @Column({ name: 'basis', type: 'varchar', length: 128 }) basis: string;
  @Column({ name: 'before_total', type: 'decimal', precision: 20, scale: 6 }) beforeTotal: string;
  @Column({ name: 'before_text', type: 'varchar', length: 64 }) beforeText: string;
  @Column({ name: 'before_grade', type: 'varchar', length: 64 }) beforeGrade: string;
  @Column({ name: 'after_total', type: 'decimal', precision: 20, scale: 6, nullable: true }) afterTotal: string | null;
  @Column({ name: 'after_text', type: 'varchar', length: 64, nullable: true }) afterText: string | null;
  @Column({ name: 'after_grade', type: 'varchar', length: 64, nullable: true }) afterGrade: string | null;
  @Column({ name: 'after_digest', type: 'varchar', length: 128, nullable: true }) afterDigest: string | null;
  @Column({ name: 'why', type: 'longtext' }) why: string;
  /** null: not chosen. */
  @Column({ name: 'outcome', type: 'varchar', length: 64, nullable: true }) outcome: string | null;
}

@Entity({ name: 'scoring_recalculation_rank' })
export class RecalculationRankRow {
  @PrimaryColumn({ name: 'run_id', type: 'char', length: 36 }) runId: string;
  @PrimaryColumn({ name: 'report_id', type: 'char', length: 36 }) reportId: string;
  @Column({ name: 'before_rank', type: 'int' }) beforeRank: number;
  @Column({ name: 'after_rank', type: 'int' }) afterRank: number;
}

/** A score that is the same to the byte under this scheme too, so that it is not stale there. */
@Entity({ name: 'scoring_confirmation' })
export class ScoreConfirmationRow {
  @PrimaryColumn({ name: 'score_id', type: 'char', length: 36 }) scoreId: string;
  @PrimaryColumn({ name: 'scheme_digest', type: 'varchar', length: 128 }) schemeDigest: string;
  @Column({ name: 'run_id', type: 'char', length: 36 }) runId: string;
  @Column({ name: 'confirmed_at', type: 'datetime', precision: 3 }) confirmedAt: Date;
}
