// Shows evidence (佐证材料): what stands with a report, and one piece for those to whom its report exists.
import type { EntityManager } from 'typeorm';
import { EVIDENCE_LIMITS, isEvidenceKind, type EvidenceFacts, type EvidenceKind } from '@camphor/domain';
import type { WireEvidence } from '@camphor/contract';
import { EvidenceRow } from '../db/rows';

interface EvidenceLine extends EvidenceFacts {
  readonly by: string;
  readonly at: Date;
}
const SELECT = `SELECT e.id, e.target, e.name, e.kind, e.size, e.digest, e.algorithm, COALESCE(p.name, '') AS \`by\`, e.added_at AS at
  FROM reports_evidence e LEFT JOIN people_account p ON p.id = e.added_by`;
const shown = ({ digest, algorithm, at, ...line }: EvidenceLine): WireEvidence => ({
  ...line,
  digest: { algorithm, value: digest },
  at: at.toISOString(),
});

export const listEvidence = async (tx: EntityManager, reportId: string) => {
  const rows: EvidenceLine[] = await tx.query(`${SELECT} WHERE e.report_id = ? AND e.removed_at IS NULL ORDER BY e.id`, [reportId]);
  return { items: rows.map(shown), limits: EVIDENCE_LIMITS };
};
export const showEvidence = async (tx: EntityManager, id: string): Promise<WireEvidence> => {
  const [row]: EvidenceLine[] = await tx.query(`${SELECT} WHERE e.id = ?`, [id]);
  if (!row) throw new Error(`evidence ${id} vanished while it was attached`);
  return shown(row);
};

/** One that can still be read; a file that was removed before anybody else saw it is gone. */
export const findEvidence = async (tx: EntityManager, id: string): Promise<(EvidenceRow & { readonly kind: EvidenceKind }) | null> => {
  const row = await tx.findOneBy(EvidenceRow, { id });
  if (!row || (row.removedAt !== null && !row.frozen) || !isEvidenceKind(row.kind)) return null;
  return { ...row, kind: row.kind };
};

/** The evidence of a frozen revision, as it is kept with it. */
export const frozenEvidence = (stored: string | null) =>
  (JSON.parse(stored ?? '[]') as EvidenceFacts[]).map(({ id, target, name, kind, size, digest, algorithm }) => ({
    id,
    target,
    name,
    kind,
    size,
    digest: { algorithm, value: digest },
  }));
