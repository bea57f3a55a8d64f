// Decides what becomes of evidence (佐证材料): attached and removed while the report is a draft, within its limits.
import type { Decision } from '../change';
import { refuse, refuseAll, type Reason, type Refusal } from '../refusal';
import type { CaseFile } from './case-file';
import { decided, stateAndRole, type Unchanged } from './changes';
import { EVIDENCE_LIMITS, type EvidenceKind } from './evidence.table';
import { targetExists } from './targets';

/** A file as it stands with the report; what it holds is known by its digest alone. */
export interface EvidenceFacts {
  readonly id: string;
  readonly target: string;
  readonly name: string;
  readonly kind: EvidenceKind;
  /** Bytes. */
  readonly size: number;
  readonly digest: string;
  readonly algorithm: string;
}

const limitReasons = (held: readonly EvidenceFacts[], size: number): Reason[] => {
  const { files, bytes } = EVIDENCE_LIMITS;
  const total = held.reduce((sum, one) => sum + one.size, size);
  return [
    ...(held.length >= files ? [{ code: 'evidence_too_many', facts: { limit: files } } as const] : []),
    ...(total > bytes ? [{ code: 'evidence_too_much', facts: { limit: `${bytes / 1024 / 1024} MB` } } as const] : []),
  ];
};

const factsOf = ({ id, target, name, size, digest, algorithm }: EvidenceFacts) => ({ evidence: id, target, name, size, digest, algorithm });

/** Attaching the same content at the same place a second time changes nothing. `indicators` are those of the cycle's scheme. */
export const decideEvidenceAdded = (
  file: CaseFile,
  added: EvidenceFacts,
  indicators: readonly string[],
): Decision | Refusal | (Unchanged & { readonly evidenceId: string }) => {
  const refusal = stateAndRole(file, ['draft'], 'evidence.attach');
  if (refusal) return refusal;
  // Evidence for evidence would be a chain that nobody reads.
  if (!targetExists(added.target, { indicators, evidence: [] }))
    return refuse('guards', 'evidence_target_unknown', { target: added.target });
  const { evidence } = file;
  const same = evidence.find((one) => one.target === added.target && one.digest === added.digest && one.algorithm === added.algorithm);
  if (same) return { ok: true, unchanged: true, evidenceId: same.id };
  const [first, ...rest] = limitReasons(evidence, added.size);
  if (first) return refuseAll('guards', [first, ...rest]);
  return decided(file, null, { event: 'evidence.attached', before: null, after: factsOf(added), reason: null }, [
    { kind: 'attachEvidence', evidence: added },
  ]);
};

export const decideEvidenceRemoved = (file: CaseFile, evidenceId: string): Decision | Refusal => {
  const refusal = stateAndRole(file, ['draft'], 'evidence.attach');
  if (refusal) return refusal;
  const held = file.evidence.find(({ id }) => id === evidenceId);
  if (!held) return refuse('not_found', 'not_found');
  return decided(file, null, { event: 'evidence.removed', before: factsOf(held), after: null, reason: null }, [
    { kind: 'removeEvidence', evidenceId },
  ]);
};
