// Shows the trail of a report to one reader: sentences in both languages, values as far as they are for this reader, and the head of the chain.
import type { EntityManager } from 'typeorm';
import {
  describe,
  isEventName,
  NAMELESS,
  refuse,
  veiled,
  type Actor,
  type Json,
  type Language,
  type Refusal,
  type TrailReader,
  type Words,
} from '@camphor/domain';
import type { AuditItem } from '@camphor/contract';
import { ALGORITHM } from '../digest';
import { findVisible, type JoinedReport } from '../reports/report-tables';
import { sealOver } from './seal-log';
import type { TrailRow } from './trail-rows';

export interface TrailPage {
  readonly items: AuditItem[];
  readonly nextCursor: string | null;
  readonly chain: {
    readonly count: number;
    readonly head: string;
    readonly algorithm: string;
    /** How far a signed head of the log reaches, and which was the first that does. */
    readonly sealed: { readonly count: number; readonly head: number; readonly at: string } | null;
  };
}
export interface TrailAsk {
  /** Number of the last event already shown. */
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** How the actor stands towards the report whose trail is read. */
export const trailReader = async (tx: EntityManager, actor: Actor, row: JoinedReport): Promise<TrailReader> => {
  const [found]: { assigned: string; handedIn: string }[] = await tx.query(
    `SELECT (SELECT COUNT(*) FROM reports_assignment WHERE report_id = ? AND account_id = ?) AS assigned,
       (SELECT COUNT(*) FROM scoring_sheet WHERE report_id = ? AND generation = ? AND scorer_id = ? AND submitted = 1) AS handedIn`,
    [row.id, actor.accountId, row.id, row.generation, actor.accountId],
  );
  const above = row.unitPath.startsWith(actor.organisationPath);
  const oversees = actor.roles.includes('system') || (above && actor.roles.some((role) => role === 'supervisor' || role === 'auditor'));
  return {
    accountId: actor.accountId,
    oversees,
    inBureau: oversees || Number(found?.assigned ?? 0) > 0,
    sheetIn: Number(found?.handedIn ?? 0) > 0,
  };
};

const parsed = (text: string): Json => {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text; // a row that was tampered with is shown, not hidden behind an error
  }
};

export const itemOf = (row: TrailRow, reader: TrailReader, language: Language): AuditItem => {
  const facts = { before: parsed(row.before_json), after: parsed(row.after_json), reason: row.reason };
  const known = isEventName(row.event) ? row.event : null;
  const hidden = known && veiled(known, row.actor_id, reader);
  const said: Words = hidden?.words ?? (known ? describe(known, facts) : { zh: row.event, en: row.event });
  const actor = hidden?.nameless
    ? { id: '', name: NAMELESS, username: '' }
    : { id: row.actor_id, name: row.actor_name, username: row.actor_username };
  const sentences = { zh: `${actor.name}${said.zh}`, en: `${actor.name} ${said.en}` };
  return {
    seq: row.seq,
    at: row.at.toISOString(),
    actor,
    via: row.via,
    action: row.event,
    before: hidden ? null : facts.before,
    after: hidden ? null : facts.after,
    reason: row.reason,
    sentence: sentences[language],
    sentences,
    version: row.version,
    digest: row.digest,
    algorithm: row.algorithm,
  };
};

/** What a receipt holds of a trail: where it ends, and how far it is sealed. */
export const chainOf = async (tx: EntityManager, stream: string): Promise<TrailPage['chain']> => {
  const [head]: { events: number; head: string; algorithm: string | null }[] = await tx.query(
    `SELECT s.\`count\` AS events, s.head, e.algorithm FROM audit_stream s LEFT JOIN audit_event e ON e.stream = s.stream AND e.seq = s.\`count\`
     WHERE s.stream = ?`,
    [stream],
  );
  const [last]: { seq: number; position: number }[] = await tx.query(
    'SELECT seq, position FROM audit_log_entry WHERE stream = ? AND position < (SELECT MAX(size) FROM audit_seal) ORDER BY seq DESC LIMIT 1',
    [stream],
  );
  const seal = last ? await sealOver(tx, last.position) : null;
  return {
    count: head?.events ?? 0,
    head: head?.head ?? '',
    algorithm: head?.algorithm ?? ALGORITHM,
    sealed: last && seal ? { count: last.seq, head: seal.number, at: seal.at.toISOString() } : null,
  };
};

/** Oldest first. A report that this actor cannot see is not found. */
export const reportTrail = async (
  tx: EntityManager,
  actor: Actor,
  reportId: string,
  { cursor, limit }: TrailAsk,
  language: Language,
): Promise<TrailPage | Refusal> => {
  const row = await findVisible(tx, actor, reportId);
  if (!row) return refuse('not_found', 'not_found');
  if (cursor !== undefined && !/^\d{1,9}$/.test(cursor)) {
    return refuse('malformed', 'malformed', { field: 'cursor', problem: 'is none that was given out' });
  }
  const reader = await trailReader(tx, actor, row);
  const rows: TrailRow[] = await tx.query('SELECT * FROM audit_event WHERE stream = ? AND seq > ? ORDER BY seq LIMIT ?', [
    row.id,
    Number(cursor ?? 0),
    limit + 1,
  ]);
  const shown = rows.slice(0, limit);
  return {
    items: shown.map((event) => itemOf(event, reader, language)),
    nextCursor: rows.length > limit ? String(shown.at(-1)?.seq ?? 0) : null,
    chain: await chainOf(tx, row.id),
  };
};
