// Records who is told of an event of a report, and with which facts; the sentence is made when it is read.
import type { EntityManager } from 'typeorm';
import { GRADES, gradeWords, type Audience, type Grade, type Json, type SaidFact, type Words } from '@camphor/domain';
import type { JobPayload } from '../jobs/catalogue';
import { audience, type AudienceMember } from './audience.query';
import { writeMessage, type MailPolicy } from './write-messages';

interface ToldReport {
  readonly unitId: string;
  readonly unit: string;
  readonly bureauId: string;
  readonly year: number;
  readonly objectionUntil: string | null;
}
interface ToldEvent {
  readonly before: { readonly [key: string]: Json };
  readonly after: { readonly [key: string]: Json };
  readonly reason: string | null;
  readonly at: Date;
  readonly seq: number;
  readonly digest: string;
  readonly algorithm: string;
}

const reportOf = async (tx: EntityManager, reportId: string): Promise<ToldReport | null> => {
  const rows: ToldReport[] = await tx.query(
    `SELECT r.unit_id AS unitId, u.name AS unit, c.bureau_id AS bureauId, c.year, r.objection_until AS objectionUntil FROM reports_report r
     JOIN people_organisation u ON u.id = r.unit_id JOIN cycles_cycle c ON c.id = r.cycle_id WHERE r.id = ?`,
    [reportId],
  );
  return rows[0] ?? null;
};
const record = (text: string): { readonly [key: string]: Json } => {
  const value = JSON.parse(text) as Json;
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as { readonly [key: string]: Json }) : {};
};
const eventOf = async (tx: EntityManager, stream: string, seq: number): Promise<ToldEvent | null> => {
  const rows: { before: string; after: string; reason: string | null; at: Date; digest: string; algorithm: string }[] = await tx.query(
    'SELECT before_json AS `before`, after_json AS `after`, reason, at, digest, algorithm FROM audit_event WHERE stream = ? AND seq = ?',
    [stream, seq],
  );
  const row = rows[0];
  return row ? { ...row, seq, before: record(row.before), after: record(row.after) } : null;
};

const text = (value: Json | undefined): string | null => (typeof value === 'string' || typeof value === 'number' ? String(value) : null);
const isGrade = (value: Json | undefined): value is Grade => (GRADES as readonly unknown[]).includes(value);
const outcomes: Readonly<Record<string, { readonly yes: Words; readonly no: Words }>> = {
  upheld: { yes: { zh: '异议成立', en: 'upheld' }, no: { zh: '异议不成立', en: 'rejected' } },
  granted: { yes: { zh: '同意', en: 'granted' }, no: { zh: '不同意', en: 'refused' } },
};
const outcomeOf = ({ after }: ToldEvent): Words | null => {
  const found = Object.entries(outcomes).find(([name]) => typeof after[name] === 'boolean');
  return found ? (after[found[0]] === true ? found[1].yes : found[1].no) : null;
};
const factsOf = (report: ToldReport, event: ToldEvent): { [name: string]: SaidFact } => ({
  unit: report.unit,
  year: String(report.year),
  round: text(event.after['round']),
  due: text(event.after['due']),
  itemCount: text(event.after['itemCount']),
  total: text(event.after['total']),
  grade: isGrade(event.after['grade']) ? gradeWords[event.after['grade']] : null,
  objectionUntil: report.objectionUntil,
  reason: event.reason === '' ? null : event.reason,
  outcome: outcomeOf(event),
  count: String(event.seq),
  digest: event.digest,
  algorithm: event.algorithm,
});

const listed = (value: Json | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
/** Whoever was assigned before is not told again. */
const newlyAssigned = (members: AudienceMember[], to: Audience, { before, after }: ToldEvent): AudienceMember[] => {
  const had = new Set(listed(before[to]));
  const has = new Set(listed(after[to]));
  return members.filter(({ username }) => has.has(username) && !had.has(username));
};

/** Writes one message per account of the audience, to the actor only a receipt; gives how many. */
export const notify = async (tx: EntityManager, job: JobPayload<'notify'>, mailPolicy: MailPolicy, now: Date): Promise<number> => {
  const report = await reportOf(tx, job.reportId);
  const event = await eventOf(tx, job.reportId, job.eventSeq);
  if (!report || !event) throw new Error(`report ${job.reportId} has no event ${job.eventSeq}`);
  const members = await audience(tx, job.to, { ...report, reportId: job.reportId });
  const told = (job.notice === 'assigned' ? newlyAssigned(members, job.to, event) : members).filter(
    ({ id }) => id !== job.actorId || job.notice === 'received',
  );
  return writeMessage(
    tx,
    told,
    {
      kind: job.notice,
      dedupe: `${job.reportId}:${job.eventSeq}:${job.notice}:${job.to}`,
      facts: { to: job.to, facts: factsOf(report, event) } as unknown as Json,
      reportId: job.reportId,
      at: event.at,
    },
    mailPolicy,
    now,
  );
};
