// Shows events across the trails of a bureau to its auditor, newest first: by person, event, unit, days and words, each page with bounded work.
import type { EntityManager } from 'typeorm';
import { addDays, isEventName, refuse, startOfDay, type Actor, type Language, type Refusal } from '@camphor/domain';
import type { AuditItem, FoundEvent } from '@camphor/contract';
import { isId } from '../ids';
import { itemOf } from './report-trail.query';
import type { TrailRow } from './trail-rows';

export interface TrailSearch {
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  /** Id or code of a unit. */
  readonly unit?: string | undefined;
  readonly report?: string | undefined;
  /** Local dates, both inclusive. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly q?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}
/** So many events are looked at for words before a page is answered, however few were found: the next page goes on from there. */
const LOOKED_AT = 5_000;

interface Condition {
  readonly sql: string;
  readonly values: readonly unknown[];
}
const ASCII = /^[\x21-\x7e]{1,80}$/;
const CURSOR = /^(\d{1,15})~([0-9a-f-]{36})$/;
const cursorOf = ({ at, id }: Pick<TrailRow, 'at' | 'id'>): string => `${at.getTime()}~${id}`;
const dayStart = (date: string): Date => new Date(startOfDay(date));

const conditions = (auditor: Actor, search: TrailSearch): Condition[] | null => {
  const { actor, action, unit, report, from, to, cursor } = search;
  // Names and ids are ascii columns: what has other letters in it can match nothing.
  if ([actor, action, unit, report].some((text) => text !== undefined && !ASCII.test(text))) return null;
  const all: Condition[] = [{ sql: 'o.path LIKE ?', values: [`${auditor.organisationPath}%`] }];
  const add = (sql: string, ...values: unknown[]) => all.push({ sql, values });
  if (actor) add('e.actor_username = ?', actor);
  if (action) add('e.event = ?', action);
  if (report) add('e.stream = ?', report);
  if (unit)
    add(
      'e.stream IN (SELECT r.id FROM reports_report r JOIN people_organisation u ON u.id = r.unit_id WHERE u.id = ? OR u.code = ?)',
      unit,
      unit,
    );
  if (from) add('e.at >= ?', dayStart(from));
  if (to) add('e.at < ?', dayStart(addDays(to, 1)));
  const [, at, id] = CURSOR.exec(cursor ?? '') ?? [];
  if (at !== undefined && id !== undefined) add('(e.at < ? OR (e.at = ? AND e.id < ?))', new Date(Number(at)), new Date(Number(at)), id);
  return all;
};

/** Each is in the order of the answer, so that a page is read and nothing is sorted; a report's or unit's few events need none. */
const indexFor = ({ actor, action, unit, report }: TrailSearch): string => {
  if (report || unit) return '';
  return `FORCE INDEX (${actor ? 'actor_at' : action ? 'event_at' : 'at_id'})`;
};

/** The statement that picks events, for those who want to see how it is carried out. */
export const searchStatement = (auditor: Actor, search: TrailSearch, limit: number): { sql: string; values: unknown[] } | null => {
  const all = conditions(auditor, search);
  return (
    all && {
      sql: `SELECT STRAIGHT_JOIN e.* FROM audit_event e ${indexFor(search)} JOIN audit_stream s ON s.stream = e.stream JOIN people_organisation o ON o.id = s.bureau_id
        WHERE ${all.map(({ sql }) => sql).join(' AND ')} ORDER BY e.at DESC, e.id DESC LIMIT ?`,
      values: [...all.flatMap(({ values }) => values), limit],
    }
  );
};

/** Looked for in what the auditor is shown: what is hidden cannot be guessed at by searching. */
const says = ({ reason, sentences, after, before }: AuditItem, words: string): boolean =>
  [reason ?? '', sentences.zh, sentences.en, JSON.stringify(after), JSON.stringify(before)].some((text) =>
    text.toLowerCase().includes(words),
  );

const unitsOf = async (tx: EntityManager, streams: readonly string[]): Promise<Map<string, { unit: string; year: number }>> => {
  const ids = [...new Set(streams.filter(isId))];
  if (ids.length === 0) return new Map();
  const rows: { id: string; unit: string; year: number }[] = await tx.query(
    `SELECT r.id, u.name AS unit, c.year FROM reports_report r JOIN people_organisation u ON u.id = r.unit_id JOIN cycles_cycle c ON c.id = r.cycle_id WHERE r.id IN (?)`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
};

export const searchTrails = async (
  tx: EntityManager,
  auditor: Actor,
  search: TrailSearch,
  language: Language,
): Promise<{ items: FoundEvent[]; nextCursor: string | null } | Refusal> => {
  if (search.cursor !== undefined && !CURSOR.test(search.cursor))
    return refuse('malformed', 'malformed', { field: 'cursor', problem: 'is none that was given out' });
  if (search.action !== undefined && !isEventName(search.action)) return refuse('malformed', 'unknown_key', { field: search.action });
  const words = search.q?.trim().toLowerCase() ?? '';
  const most = words === '' ? search.limit + 1 : LOOKED_AT;
  const statement = searchStatement(auditor, search, most);
  if (!statement) return { items: [], nextCursor: null };
  const rows: TrailRow[] = await tx.query(statement.sql, statement.values);
  const reader = { accountId: auditor.accountId, oversees: true, inBureau: true, sheetIn: false };
  const read = rows.map((row) => ({ row, item: itemOf(row, reader, language) }));
  const fitting = words === '' ? read : read.filter(({ item }) => says(item, words));
  const page = fitting.slice(0, search.limit);
  const goesOn = fitting.length > search.limit ? page.at(-1)?.row : rows.length === most ? rows.at(-1) : undefined;
  const units = await unitsOf(
    tx,
    page.map(({ row: { stream } }) => stream),
  );
  return {
    items: page.map(({ row, item }) => ({
      ...item,
      report: units.has(row.stream) ? row.stream : null,
      unit: units.get(row.stream)?.unit ?? null,
      year: units.get(row.stream)?.year ?? null,
    })),
    nextCursor: goesOn ? cursorOf(goesOn) : null,
  };
};
