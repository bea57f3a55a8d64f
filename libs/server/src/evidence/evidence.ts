// Records evidence (佐证材料): attached and removed through the one door, given out byte for byte as it came in.
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Settings } from '@camphor/config';
import { evidenceKindOf } from '@camphor/documents';
import {
  decideEvidenceAdded,
  decideEvidenceRemoved,
  EVIDENCE_LIMITS,
  evidenceKinds,
  evidenceName,
  leavesOf,
  plainName,
  refuse,
  type EvidenceFacts,
  type FileProblem,
  type Refusal,
  type RefusalKind,
} from '@camphor/domain';
import { CLOCK, type Clock } from '../clock';
import type { StoredAnswer } from '../db/idempotency';
import { EvidenceRow } from '../db/rows';
import type { FileAnswer } from '../file-answer';
import { newId } from '../ids';
import { perform } from '../reports/perform';
import type { ChangeAsk } from '../reports/reports';
import { SETTINGS } from '../server.module';
import { keepFile } from './evidence-files';
import { findEvidence, showEvidence } from './evidence.query';
import { openStored, type ArrivedFile } from './evidence-store';

export interface SentEvidence extends ArrivedFile {
  /** As the client names it. */
  readonly name: string;
}
const problemKinds: Record<FileProblem, RefusalKind> = {
  empty: 'malformed',
  unknown: 'unsupported',
  markup: 'unsupported',
  macros: 'unsupported',
  encrypted: 'unsupported',
  archive: 'unsupported',
};

@Injectable()
export class Evidence {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async attach(ask: ChangeAsk, target: string, sent: SentEvidence): Promise<StoredAnswer | Refusal> {
    if (sent.size > EVIDENCE_LIMITS.fileBytes)
      return refuse('too_large', 'body_too_large', { limit: `${EVIDENCE_LIMITS.fileBytes / 1024 / 1024} MB` });
    const found = await evidenceKindOf(sent.path);
    if ('problem' in found)
      return refuse(problemKinds[found.problem], `evidence_${found.problem}`, { field: 'file', file: plainName(sent.name) });
    const now = ask.now ?? this.clock.now();
    const { size, digest, algorithm } = sent;
    const added: EvidenceFacts = {
      id: newId(),
      target,
      name: evidenceName(sent.name, found.kind),
      kind: found.kind,
      size,
      digest,
      algorithm,
    };
    let shownId = added.id;
    return perform(
      this.source,
      { ...ask, now, match: 'free' },
      {
        decide: async ({ tx, loaded }) => {
          const decision = decideEvidenceAdded(
            loaded.file,
            added,
            leavesOf(loaded.scheme.scheme).map(({ id }) => id),
          );
          shownId = 'evidenceId' in decision ? decision.evidenceId : added.id;
          if (decision.ok && !('unchanged' in decision)) await keepFile(tx, this.settings.dataFolder, sent, now);
          return decision;
        },
        answer: async (tx) => ({ status: shownId === added.id ? 201 : 200, body: await showEvidence(tx, shownId), etag: null }),
      },
    );
  }

  async remove(ask: Omit<ChangeAsk, 'reportId'>, evidenceId: string): Promise<StoredAnswer | Refusal> {
    const row = await this.source.manager.findOneBy(EvidenceRow, { id: evidenceId });
    if (!row) return refuse('not_found', 'not_found');
    const now = ask.now ?? this.clock.now();
    return perform(
      this.source,
      { ...ask, reportId: row.reportId, now, match: 'free' },
      {
        decide: ({ loaded }) => decideEvidenceRemoved(loaded.file, evidenceId),
        answer: async () => ({ status: 204, body: {}, etag: null }),
      },
    );
  }

  /** The file of a piece that exists for the asker (which the caller has seen to). */
  async read(evidenceId: string): Promise<FileAnswer | Refusal> {
    const row = await findEvidence(this.source.manager, evidenceId);
    if (!row) return refuse('not_found', 'not_found');
    const content = await openStored(this.settings.dataFolder, row, row.size);
    if (!content) return refuse('unavailable', 'evidence_damaged', { file: row.name });
    const { type } = evidenceKinds[row.kind];
    return { download: { name: row.name, type, size: row.size, content } };
  }
}
