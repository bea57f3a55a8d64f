// Shows whether the stored trails hold: every link, every head, and that each report stands where its last event left it.
import type { DataSource, EntityManager } from 'typeorm';
import {
  checkHead,
  follows,
  nameFault,
  TRAIL_START,
  type BrokenLink,
  type ChainedEvent,
  type TrailFault,
  type TrailPlace,
  type Words,
} from '@camphor/domain';
import { digestBy } from './digest-by';
import { reportProblems } from './reports-against-trail';
import { eventOfRow, type TrailRow } from './trail-rows';

export interface TrailProblem {
  readonly stream: string;
  /** Number of the event; 0 = the trail as a whole. */
  readonly seq: number;
  readonly fault: TrailFault | 'headless' | 'contradicted';
  readonly words: Words;
}
export interface TrailsVerified {
  readonly streams: number;
  readonly events: number;
  /** The first problem of each trail that does not hold, in the order of their names. */
  readonly problems: readonly TrailProblem[];
}

const PAGE = 500;
/** Events around a broken link that are looked at to name what happened. */
const NEAR = 200;

const faultWords: Record<TrailFault, (seq: number) => Words> = {
  edited: (seq) => ({ zh: `第 ${seq} 条被改动`, en: `event ${seq} was edited` }),
  deleted: (seq) => ({ zh: `第 ${seq} 条被删除`, en: `event ${seq} was deleted` }),
  reordered: (seq) => ({ zh: `第 ${seq} 条被调换位置`, en: `event ${seq} was moved` }),
  truncated: (seq) => ({ zh: `从第 ${seq} 条起被截断`, en: `the trail was cut off from event ${seq}` }),
  inserted: (seq) => ({ zh: `第 ${seq} 条是插入的`, en: `event ${seq} was put in` }),
};
export const problemOf = (stream: string, { fault, seq }: BrokenLink): TrailProblem => ({
  stream,
  seq,
  fault,
  words: faultWords[fault](seq),
});

const nearby = async (tx: EntityManager, stream: string, place: TrailPlace): Promise<ChainedEvent[]> => {
  const rows: TrailRow[] = await tx.query(
    'SELECT * FROM audit_event WHERE stream = ? AND (previous = ? OR seq BETWEEN ? AND ?) ORDER BY seq, id',
    [stream, place.digest, place.seq - NEAR, place.seq + NEAR],
  );
  return rows.map(eventOfRow);
};

const nameBreak = async (tx: EntityManager, place: TrailPlace, event: ChainedEvent, head: TrailPlace): Promise<BrokenLink> => {
  const others = (await nearby(tx, event.stream, place)).filter(({ id, seq }) => id !== event.id || seq !== event.seq);
  const [end]: { last: number }[] = await tx.query('SELECT MAX(seq) AS last FROM audit_event WHERE stream = ?', [event.stream]);
  return nameFault(place, event, others, { head, last: Math.max(head.seq, end?.last ?? 0) }, digestBy);
};

interface Walked {
  readonly events: number;
  readonly broken: BrokenLink | null;
}
/** Follows one trail page by page. */
const walkTrail = async (tx: EntityManager, stream: string, head: TrailPlace): Promise<Walked> => {
  let place = TRAIL_START;
  let events = 0;
  for (let behind: { seq: number; id: string } | null = { seq: -2_147_483_648, id: '' }; behind;) {
    const rows: TrailRow[] = await tx.query(
      `SELECT * FROM audit_event WHERE stream = ? AND (seq > ? OR (seq = ? AND id > ?)) ORDER BY seq, id LIMIT ${PAGE}`,
      [stream, behind.seq, behind.seq, behind.id],
    );
    for (const row of rows) {
      const event = eventOfRow(row);
      if (!follows(place, event, digestBy)) return { events, broken: await nameBreak(tx, place, event, head) };
      place = event;
      events += 1;
    }
    const last = rows.at(-1);
    behind = last && rows.length === PAGE ? last : null;
  }
  return { events, broken: checkHead(place, head) };
};

const headless = (stream: string): TrailProblem => ({
  stream,
  seq: 0,
  fault: 'headless',
  words: { zh: '审计链的链头记录不存在', en: 'the record of the head of the trail is gone' },
});

interface HeadRow {
  readonly stream: string;
  readonly events: number;
  readonly head: string;
}
const verifyStreams = async (
  tx: EntityManager,
  only: string | null,
  found: TrailProblem[],
): Promise<{ streams: number; events: number }> => {
  let streams = 0;
  let events = 0;
  for (let behind: string | null = ''; behind !== null;) {
    const rows: HeadRow[] = await tx.query(
      `SELECT stream, \`count\` AS events, head FROM audit_stream WHERE ${only === null ? 'stream > ?' : 'stream = ?'} ORDER BY stream LIMIT ${PAGE}`,
      [only ?? behind],
    );
    for (const { stream, events: count, head } of rows) {
      const walked = await walkTrail(tx, stream, { seq: count, digest: head });
      if (walked.broken) found.push(problemOf(stream, walked.broken));
      streams += 1;
      events += walked.events;
    }
    behind = only === null && rows.length === PAGE ? (rows.at(-1)?.stream ?? null) : null;
  }
  const orphans: { stream: string }[] = await tx.query(
    `SELECT DISTINCT e.stream FROM audit_event e LEFT JOIN audit_stream s ON s.stream = e.stream WHERE s.stream IS NULL ${only === null ? '' : 'AND e.stream = ?'}`,
    only === null ? [] : [only],
  );
  found.push(...orphans.map(({ stream }) => headless(stream)));
  return { streams, events };
};

/**
 * Verifies all trails, or one of them (a report's id, or org:BUREAU). Everything is read from one snapshot, so that writers at the same moment
 * raise no false alarm. What this cannot see: a rewritten chain whose head was rewritten too; that contradicts the digests already handed out.
 */
export const verifyTrail = async (source: DataSource, only: string | null = null): Promise<TrailsVerified> => {
  const runner = source.createQueryRunner();
  try {
    await runner.connect();
    await runner.startTransaction('REPEATABLE READ');
    const problems: TrailProblem[] = [];
    const counted = await verifyStreams(runner.manager, only, problems);
    const broken = new Set(problems.map(({ stream }) => stream));
    for (const problem of await reportProblems(runner.manager, only)) if (!broken.has(problem.stream)) problems.push(problem);
    return { ...counted, problems: problems.sort((a, b) => (a.stream < b.stream ? -1 : 1)) };
  } finally {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    await runner.release().catch(() => undefined);
  }
};
