// Shows a report, or a publication, as a bundle (可验证数据包) that can be verified without this server: with its proof in the log, sealed now if need be, and signed.
import type { DataSource, EntityManager } from 'typeorm';
import {
  BUNDLE_FORMAT,
  bundleText,
  canonicalJson,
  isEventName,
  publicationStream,
  refuse,
  sealedText,
  veiled,
  WITHHELD,
  type Actor,
  type Bundle,
  type BundleContent,
  type BundledEntry,
  type BundledEvent,
  type BundledPublication,
  type BundledReport,
  type BundledRevision,
  type BundledScheme,
  type BundledScore,
  type BundledSheet,
  type Json,
  type LogEntry,
  type Refusal,
  type TrailReader,
} from '@camphor/domain';
import { inclusionPath } from '../audit/log-proofs';
import { trailReader } from '../audit/report-trail.query';
import { headOf, publishKey, sealLog, sealOver, type Seal } from '../audit/seal-log';
import { signingKey } from '../audit/signing-key';
import { eventOfRow, type TrailRow } from '../audit/trail-rows';
import { PublicationRow, RevisionRow, SchemeRow, ScoreRow } from '../db/rows';
import { inTransaction } from '../db/transaction';
import { ALGORITHM, digestOf } from '../digest';
import { isId } from '../ids';
import { findVisible, type JoinedReport } from '../reports/report-tables';
import { withoutScorers } from './compose-publication';

type Unproved = Omit<BundleContent, 'entries' | 'head' | 'keys'>;
interface Composed {
  readonly content: Unproved;
  /** What of it is in the log. */
  readonly anchors: readonly LogEntry[];
}

const revisionOf = async (tx: EntityManager, reportId: string, number: number): Promise<BundledRevision | null> => {
  const row = await tx.findOneBy(RevisionRow, { reportId, number });
  return (
    row && {
      number: row.number,
      round: row.round,
      reportVersion: row.reportVersion,
      late: row.late,
      createdAt: row.createdAt.toISOString(),
      evidence: row.evidence === null ? null : (JSON.parse(row.evidence) as Json),
      content: JSON.parse(row.content) as Json,
      digest: row.digest,
      algorithm: row.algorithm,
    }
  );
};
const schemeOf = (row: SchemeRow | null): BundledScheme | null =>
  row && { name: row.name, body: JSON.parse(row.body) as Json, digest: row.digest, algorithm: row.algorithm };

const sheetsOf = async (tx: EntityManager, reportId: string, { generation, scorers }: ScoreRow): Promise<BundledSheet[]> => {
  const ids = JSON.parse(scorers) as string[];
  if (ids.length === 0) return [];
  const rows: { id: string; name: string; version: number; submittedAt: Date; lines: string }[] = await tx.query(
    `SELECT s.scorer_id AS id, p.name, s.version, s.submitted_at AS submittedAt, s.lines_json AS \`lines\` FROM scoring_sheet s
     JOIN people_account p ON p.id = s.scorer_id WHERE s.report_id = ? AND s.generation = ? AND s.submitted = 1 AND s.scorer_id IN (?) ORDER BY s.scorer_id`,
    [reportId, generation, ids],
  );
  return rows.map(({ id, name, version, submittedAt, lines }) => ({
    scorer: { id, name },
    version,
    submittedAt: submittedAt.toISOString(),
    lines: JSON.parse(lines) as BundledSheet['lines'],
  }));
};
const scoreOf = (row: ScoreRow, isFull: boolean): BundledScore => ({
  total: row.totalText,
  grade: row.grade,
  revision: row.revision,
  reportVersion: row.reportVersion,
  scorers: isFull ? (JSON.parse(row.scorers) as string[]) : [],
  createdAt: row.createdAt.toISOString(),
  lines: isFull ? (JSON.parse(row.linesJson) as Json[]) : withoutScorers(JSON.parse(row.linesJson) as Json),
  stamp: isFull ? { algorithm: row.algorithm, digest: row.digest } : null,
});
const publicationOf = (row: PublicationRow): BundledPublication => ({
  id: row.id,
  number: row.number,
  body: JSON.parse(row.body) as Json,
  superseded: row.supersededAt ? { at: row.supersededAt.toISOString(), reason: row.supersededReason ?? '' } : null,
  digest: row.digest,
  algorithm: row.algorithm,
});
const anchorOf = ({ id, algorithm, digest }: BundledPublication): LogEntry => ({
  stream: publicationStream(id),
  seq: 1,
  algorithm,
  digest,
});

const eventFor = (row: TrailRow, reader: TrailReader): BundledEvent => {
  const event = eventOfRow(row);
  const isHidden = isEventName(row.event) && veiled(row.event, row.actor_id, reader) !== null;
  const { seq, previous, algorithm, digest } = event;
  return isHidden ? { seq, previous, algorithm, digest, withheld: WITHHELD } : event;
};
const reportOf = (row: JoinedReport): BundledReport => ({
  id: row.id,
  unit: { code: row.unitCode, name: row.unitName, kind: row.unitKind },
  bureau: row.bureauName,
  cycle: { id: row.cycleId, year: row.year, name: row.cycleName },
  late: row.late === 1,
  standing: { state: row.state, round: row.round, version: row.version },
});

/** All from one snapshot, so that trail, score and publication belong together. */
const composeReport = async (tx: EntityManager, actor: Actor, row: JoinedReport): Promise<Composed> => {
  const reader = await trailReader(tx, actor, row);
  const isFull = reader.oversees || reader.sheetIn;
  const score = row.scoreId ? await tx.findOneBy(ScoreRow, { id: row.scoreId }) : null;
  const published = row.publicationId ? await tx.findOneBy(PublicationRow, { id: row.publicationId }) : null;
  const rows: TrailRow[] = await tx.query('SELECT * FROM audit_event WHERE stream = ? ORDER BY seq', [row.id]);
  const [head]: { events: number; head: string }[] = await tx.query('SELECT `count` AS events, head FROM audit_stream WHERE stream = ?', [
    row.id,
  ]);
  const publication = published && publicationOf(published);
  const trail = { count: head?.events ?? 0, head: head?.head ?? '', events: rows.map((event) => eventFor(event, reader)) };
  return {
    content: {
      format: BUNDLE_FORMAT,
      view: isFull ? 'full' : 'limited',
      report: reportOf(row),
      revision: await revisionOf(tx, row.id, score?.revision ?? row.revisions),
      scheme: schemeOf(await tx.findOneBy(SchemeRow, { id: score?.schemeId ?? row.schemeId })),
      sheets: score && isFull ? await sheetsOf(tx, row.id, score) : [],
      score: score && scoreOf(score, isFull),
      publication,
      trail,
    },
    anchors: [
      { stream: row.id, seq: trail.count, algorithm: rows.at(-1)?.algorithm ?? '', digest: trail.head },
      ...(publication ? [anchorOf(publication)] : []),
    ],
  };
};

/** What a publication says of its report. */
interface PublishedBody {
  readonly reportId: string;
  readonly unit: BundledReport['unit'];
  readonly bureau: string;
  readonly cycle: BundledReport['cycle'];
  readonly late: boolean;
  readonly scheme: { readonly name: string; readonly digest: string };
}
const composePublic = async (tx: EntityManager, row: PublicationRow): Promise<Composed> => {
  const publication = publicationOf(row);
  const { reportId, unit, bureau, cycle, late, scheme } = JSON.parse(row.body) as PublishedBody;
  return {
    content: {
      format: BUNDLE_FORMAT,
      view: 'public',
      report: { id: reportId, unit, bureau, cycle, late, standing: null },
      revision: null,
      scheme: schemeOf(await tx.findOneBy(SchemeRow, { name: scheme.name, digest: scheme.digest })),
      sheets: [],
      score: null,
      publication,
      trail: null,
    },
    anchors: [anchorOf(publication)],
  };
};

interface Covered {
  readonly seal: Seal;
  readonly positions: readonly number[];
}
const covered = async (tx: EntityManager, anchors: readonly LogEntry[]): Promise<Covered | null> => {
  const positions: number[] = [];
  for (const { stream, seq } of anchors) {
    const [entry]: { position: number }[] = await tx.query('SELECT position FROM audit_log_entry WHERE stream = ? AND seq = ?', [
      stream,
      seq,
    ]);
    if (!entry) return null;
    positions.push(entry.position);
  }
  const seal = await sealOver(tx, Math.max(...positions));
  return seal && { seal, positions };
};

const prove = async (tx: EntityManager, anchors: readonly LogEntry[], { seal, positions }: Covered): Promise<BundledEntry[]> => {
  const { roots, size } = headOf(seal);
  const entries: BundledEntry[] = [];
  for (const [index, anchor] of anchors.entries()) {
    const position = positions[index] ?? 0;
    const paths: { algorithm: string; path: string[] }[] = [];
    for (const { algorithm } of roots) paths.push({ algorithm, path: await inclusionPath(tx, algorithm, position, size) });
    entries.push({ ...anchor, position, paths });
  }
  return entries;
};

/** The first head over what is in it, so that the same trail gives the same bytes; one is taken now when there is none yet. */
const sealed = async (source: DataSource, folder: string, now: Date, { content, anchors }: Composed): Promise<Bundle> => {
  const key = signingKey(folder);
  await publishKey(source, key, now);
  let proof = await covered(source.manager, anchors);
  if (!proof) {
    await sealLog(source, folder, now);
    proof = await covered(source.manager, anchors);
  }
  if (!proof) throw new Error(`${anchors.map(({ stream }) => stream).join(', ')} did not come into the log`);
  const head = headOf(proof.seal);
  const rows: { id: string; algorithm: string; publicKey: string }[] = await source.query(
    'SELECT id, algorithm, public_key AS publicKey FROM audit_key WHERE id IN (?)',
    [[head.key, key.id]],
  );
  const order = [...new Set([head.key, key.id])];
  const whole: BundleContent = {
    ...content,
    entries: await prove(source.manager, anchors, proof),
    head: { said: head, signature: proof.seal.signature },
    keys: order.flatMap((id) => rows.filter((row) => row.id === id)),
  };
  const stamp = { algorithm: ALGORITHM, digest: digestOf(bundleText(whole)), key: key.id };
  const bundle: Bundle = { ...whole, sealed: { ...stamp, signature: key.sign(sealedText(stamp)) } };
  // In the order of RFC 8785, so that the file is the canonical form to the byte.
  return JSON.parse(canonicalJson(bundle)) as Bundle;
};

export const reportBundle = async (
  source: DataSource,
  folder: string,
  ask: { readonly actor: Actor; readonly reportId: string; readonly now: Date },
): Promise<Bundle | Refusal> => {
  const composed = await inTransaction(source, async (tx) => {
    const row = await findVisible(tx, ask.actor, ask.reportId);
    return row && composeReport(tx, ask.actor, row);
  });
  return composed ? sealed(source, folder, ask.now, composed) : refuse('not_found', 'not_found');
};

/** Superseded publications have theirs too. */
export const publicBundle = async (source: DataSource, folder: string, publicationId: string, now: Date): Promise<Bundle | null> => {
  const row = isId(publicationId) ? await source.manager.findOneBy(PublicationRow, { id: publicationId }) : null;
  return row && sealed(source, folder, now, await composePublic(source.manager, row));
};
