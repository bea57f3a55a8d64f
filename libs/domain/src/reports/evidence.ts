// Decides what becomes of evidence (佐证材料): attached and removed while the report is a draft, or attached to an objection, within its limits.
import type { Decision } from '../change';
import { refuse, refuseAll, type Reason, type Refusal } from '../refusal';
import type { CaseFile } from './case-file';
import { decided, stateAndRole, type Unchanged } from './changes';
import { EVIDENCE_LIMITS, type EvidenceKind } from './evidence.table';
import { openObjections } from './objections';
import { objectionOf, targetExists } from './targets';

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

type Attached = Decision | Refusal | (Unchanged & { readonly evidenceId: string });

/** Attaching the same content at the same place a second time changes nothing. `indicators` are those of the cycle's scheme. */
export const decideEvidenceAdded = (file: CaseFile, added: EvidenceFacts, indicators: readonly string[]): Attached => {
  const objectionId = objectionOf(added.target);
  if (objectionId !== null) return forObjection(file, added, objectionId);
  const refusal = stateAndRole(file, ['draft'], 'evidence.attach');
  if (refusal) return refusal;
  // Evidence for evidence would be a chain that nobody reads.
  if (!targetExists(added.target, { indicators, evidence: [] }))
    return refuse('guards', 'evidence_target_unknown', { target: added.target });
  return attached(file, added, file.evidence, false);
};

/** What supports an objection (异议): while it is open and the window lasts. It stands from the start, as what was written does. */
const forObjection = (file: CaseFile, added: EvidenceFacts, objectionId: string): Attached => {
  const refusal = stateAndRole(file, ['scored'], 'objection.support');
  if (refusal) return refusal;
  if (!openObjections(file).some(({ id }) => id === objectionId))
    return refuse('guards', 'evidence_objection_closed', { target: added.target });
  const until = file.report.objectionUntil;
  if (until !== null && file.today > until) return refuse('guards', 'objection_window_passed', { until });
  return attached(file, added, file.objectionEvidence, true);
};

const attached = (file: CaseFile, added: EvidenceFacts, evidence: readonly EvidenceFacts[], frozen: boolean): Attached => {
  const same = evidence.find((one) => one.target === added.target && one.digest === added.digest && one.algorithm === added.algorithm);
  if (same) return { ok: true, unchanged: true, evidenceId: same.id };
  const [first, ...rest] = limitReasons(evidence, added.size);
  if (first) return refuseAll('guards', [first, ...rest]);
  return decided(file, null, { event: 'evidence.attached', before: null, after: factsOf(added), reason: null }, [
    { kind: 'attachEvidence', evidence: added, frozen },
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
