// Records what becomes of evidence beside its report: attached, removed, frozen with a revision.
import { IsNull, type EntityManager } from 'typeorm';
import type { EvidenceFacts } from '@camphor/domain';
import { EvidenceRow } from './rows';

interface By {
  readonly reportId: string;
  readonly actor: { readonly accountId: string };
  readonly now: Date;
}
export const attachEvidence = (
  tx: EntityManager,
  { evidence, frozen }: { readonly evidence: EvidenceFacts; readonly frozen: boolean },
  { reportId, actor, now }: By,
): Promise<unknown> =>
  tx.insert(EvidenceRow, {
    ...evidence,
    reportId,
    frozen,
    addedBy: actor.accountId,
    addedAt: now,
    removedBy: null,
    removedAt: null,
  });

export const removeEvidence = async (tx: EntityManager, id: string, { reportId, actor, now }: By): Promise<void> => {
  const result = await tx.update(EvidenceRow, { id, reportId, removedAt: IsNull() }, { removedBy: actor.accountId, removedAt: now });
  if (result.affected !== 1) throw new Error(`evidence ${id} is not with report ${reportId}`);
};

export const freezeEvidence = (tx: EntityManager, reportId: string): Promise<unknown> =>
  tx.update(EvidenceRow, { reportId, removedAt: IsNull() }, { frozen: true });
