// Shows whether the log holds: every event entered once and as it is, every tree as it follows from the entries, every head signed and true.
import type { DataSource, EntityManager } from 'typeorm';
import {
  appendLeaf,
  entryHash,
  fingerprintOf,
  hashBy,
  headText,
  keyStream,
  nodesOfRange,
  rangeHash,
  utf8,
  type Hash,
  type LogEntry,
  type LogHead,
  type NodePlace,
  type Words,
} from '@camphor/domain';
import { digestBytesBy } from '../digest';
import { digestBy } from './digest-by';
import { proofCrypto } from './proof-crypto';

export interface LogProblem {
  readonly part: 'entry' | 'tree' | 'head' | 'key' | 'trail';
  readonly words: Words;
}
export interface LogVerified {
  readonly entries: number;
  readonly heads: number;
  /** Events and publications that are still to be entered. */
  readonly waiting: number;
  readonly problems: readonly LogProblem[];
}
const PAGE = 500;
/** Problems named of each part; what is broken in one place is often broken in thousands. */
const NAMED = 20;

class Problems {
  readonly all: LogProblem[] = [];
  private readonly counts = new Map<string, number>();
  add(part: LogProblem['part'], zh: string, en: string): void {
    const count = (this.counts.get(part) ?? 0) + 1;
    this.counts.set(part, count);
    if (count <= NAMED) this.all.push({ part, words: { zh, en } });
  }
}

interface EntryRow extends LogEntry {
  readonly position: number;
  readonly eventDigest: string | null;
  readonly eventAlgorithm: string | null;
  readonly publicationDigest: string | null;
  readonly publicationAlgorithm: string | null;
  readonly keyId: string | null;
}
const entriesFrom = (tx: EntityManager, position: number): Promise<EntryRow[]> =>
  tx.query(
    `SELECT e.position, e.stream, e.seq, e.algorithm, e.digest, a.digest AS eventDigest, a.algorithm AS eventAlgorithm,
       p.digest AS publicationDigest, p.algorithm AS publicationAlgorithm, k.id AS keyId
     FROM audit_log_entry e LEFT JOIN audit_event a ON a.stream = e.stream AND a.seq = e.seq
       LEFT JOIN publishing_publication p ON e.stream LIKE 'publication:%' AND p.id = SUBSTRING(e.stream, 13)
       LEFT JOIN audit_key k ON e.stream LIKE 'key:%' AND k.id = SUBSTRING(e.stream, 5)
     WHERE e.position >= ? ORDER BY e.position LIMIT ${PAGE}`,
    [position],
  );

/** Does what was entered stand where it was, as it was? */
const judgeEntry = (row: EntryRow, problems: Problems): void => {
  const { position, stream, seq } = row;
  const [digest, algorithm] = stream.startsWith('publication:')
    ? [row.publicationDigest, row.publicationAlgorithm]
    : stream.startsWith('key:')
      ? [row.keyId, row.keyId && 'sha-256']
      : [row.eventDigest, row.eventAlgorithm];
  const [zh, en] = [`日志第 ${position} 项（${stream} 第 ${seq} 条）`, `entry ${position} of the log (${stream}, number ${seq})`];
  if (digest === null) problems.add('trail', `${zh}所记的内容已被删除`, `what ${en} names was deleted`);
  else if (digest !== row.digest || algorithm !== row.algorithm)
    problems.add('trail', `${zh}与现存内容的摘要不一致：一方被改动`, `${en} and what stands there differ: one of them was edited`);
};

/** A tree computed again, leaf by leaf, from the entries alone; it remembers its right edge and nothing else. */
class Regrown {
  private readonly edge = new Map<number, { position: number; hash: string }>();
  private size = 0;
  count = 0;
  constructor(
    readonly algorithm: string,
    private readonly hash: Hash,
  ) {}
  add(entry: LogEntry): { level: number; position: number; hash: string }[] {
    const added = appendLeaf(this.hash, this.size, entryHash(this.hash, entry), (place) => this.at(place));
    for (const { level, position, hash } of added) this.edge.set(level, { position, hash });
    this.size += 1;
    this.count += added.length;
    return added;
  }
  private at({ level, position }: NodePlace): string {
    const found = this.edge.get(level);
    if (found?.position !== position) throw new Error(`the regrown tree lacks node ${level}/${position}`);
    return found.hash;
  }
  root(): string {
    const edge = new Map(nodesOfRange({ start: 0, end: this.size }).map((place) => [place.level, this.at(place)]));
    return rangeHash(this.hash, { start: 0, end: this.size }, ({ level }) => edge.get(level) ?? '');
  }
}

const compareNodes = async (
  tx: EntityManager,
  algorithm: string,
  added: readonly { level: number; position: number; hash: string }[],
  problems: Problems,
): Promise<void> => {
  const stored: { level: number; position: number; hash: string }[] = await tx.query(
    'SELECT level, position, hash FROM audit_log_node WHERE algorithm = ? AND (level, position) IN (?)',
    [algorithm, added.map(({ level, position }) => [level, position])],
  );
  const known = new Map(stored.map(({ level, position, hash }) => [`${level}/${position}`, hash]));
  for (const { level, position, hash } of added) {
    const found = known.get(`${level}/${position}`);
    const [zh, en] = [`${algorithm} 树的第 ${level} 层第 ${position} 个节点`, `node ${level}/${position} of the ${algorithm} tree`];
    if (found === undefined) problems.add('tree', `${zh}被删除`, `${en} was deleted`);
    else if (found !== hash) problems.add('tree', `${zh}与日志各项算出的不一致`, `${en} is not what follows from the entries`);
  }
};

interface SealRow {
  readonly number: number;
  readonly size: number;
  readonly at: Date;
  readonly day: string | null;
  readonly body: string;
  readonly signature: string;
  readonly key: string;
  readonly publicKey: string | null;
}
const parsedHead = (body: string): LogHead | null => {
  try {
    const head = JSON.parse(body) as LogHead;
    return headText(head) === body ? head : null;
  } catch {
    return null;
  }
};

/** Heads in their order: numbers, chain, columns, signature, and that none sums up less than the one before it. */
const judgeHeads = (seals: readonly SealRow[], logId: string, problems: Problems): Map<number, LogHead> => {
  const sound = new Map<number, LogHead>();
  let before: { row: SealRow; head: LogHead | null } | null = null;
  for (const row of seals) {
    const [zh, en] = [`第 ${row.number} 号封存`, `head ${row.number}`];
    const expected: number = (before?.row.number ?? 0) + 1;
    if (row.number !== expected) problems.add('head', `第 ${expected} 号封存被删除`, `head ${expected} was deleted`);
    const head = parsedHead(row.body);
    const said = head && [head.number, head.size, head.at, head.day, head.key, head.log].join(' ');
    const stands = [row.number, row.size, row.at.toISOString(), row.day, row.key, logId].join(' ');
    if (head === null || said !== stands || row.publicKey === null || !proofCrypto.verifies(row.publicKey, utf8(row.body), row.signature))
      problems.add('head', `${zh}被改动：内容与签名不符`, `${en} was edited: it is not what was signed`);
    else {
      const { previous } = head;
      const follows: boolean =
        before === null ? previous === null : previous !== null && digestBy(previous.algorithm, before.row.body) === previous.digest;
      if (!follows && row.number === expected)
        problems.add('head', `${zh}不接续前一号：前一号被替换`, `${en} does not continue the one before: that one was replaced`);
      if ((before?.row.size ?? 0) > row.size)
        problems.add('head', `${zh}的项数少于前一号`, `${en} sums up fewer entries than the one before`);
      sound.set(row.number, head);
    }
    before = { row, head };
  }
  return sound;
};

type HeadsBySize = ReadonlyMap<number, readonly LogHead[]>;
const bySize = (heads: Iterable<LogHead>): HeadsBySize => {
  const found = new Map<number, LogHead[]>();
  for (const head of heads) found.set(head.size, [...(found.get(head.size) ?? []), head]);
  return found;
};
const judgeRoots = (heads: HeadsBySize, size: number, trees: readonly Regrown[], problems: Problems): void => {
  for (const head of heads.get(size) ?? []) {
    for (const { algorithm, root } of head.roots) {
      const tree = trees.find((one) => one.algorithm === algorithm);
      if (tree && tree.root() === root) continue;
      problems.add(
        'head',
        `第 ${head.number} 号封存的 ${algorithm} 根与日志前 ${size} 项算出的不一致：其中有项被改动、删除或调换`,
        `the ${algorithm} root of head ${head.number} does not follow from the first ${size} entries: some were edited, deleted or moved`,
      );
    }
  }
};

interface Kept {
  readonly log: { id: string; size: number };
  readonly trees: readonly { algorithm: string; size: number }[];
  readonly seals: readonly SealRow[];
}
const kept = async (tx: EntityManager): Promise<Kept | null> => {
  const [log]: { id: string; size: number }[] = await tx.query("SELECT id, size FROM audit_log WHERE name = 'log'");
  const trees: { algorithm: string; size: number }[] = await tx.query('SELECT algorithm, size FROM audit_log_tree ORDER BY algorithm');
  const seals: SealRow[] = await tx.query(
    `SELECT s.number, s.size, s.at, s.day, s.body, s.signature, s.key_id AS \`key\`, k.public_key AS publicKey
     FROM audit_seal s LEFT JOIN audit_key k ON k.id = s.key_id ORDER BY s.number`,
  );
  return log ? { log, trees, seals } : null;
};

/** Walks the entries once: numbers, what they name, the trees, and the roots of the heads as their sizes are passed. */
const walkEntries = async (tx: EntityManager, { log, trees, seals }: Kept, heads: HeadsBySize, problems: Problems): Promise<number> => {
  const regrown = trees.flatMap(({ algorithm }) => {
    const hash = hashBy(algorithm, digestBytesBy);
    if (hash === null) problems.add('tree', `不认识的摘要算法 ${algorithm}`, `no digest by the name of ${algorithm} is known`);
    return hash === null ? [] : [new Regrown(algorithm, hash)];
  });
  const sizeOf = new Map(trees.map(({ algorithm, size }) => [algorithm, size]));
  let position = 0;
  judgeRoots(heads, 0, regrown, problems);
  for (let page = await entriesFrom(tx, 0); page.length > 0; page = await entriesFrom(tx, position)) {
    const added = new Map(regrown.map((tree) => [tree, [] as { level: number; position: number; hash: string }[]]));
    for (const row of page) {
      if (row.position !== position) {
        problems.add('entry', `日志第 ${position} 项被删除`, `entry ${position} of the log was deleted`);
        return position;
      }
      judgeEntry(row, problems);
      for (const tree of regrown) if (position < (sizeOf.get(tree.algorithm) ?? 0)) added.get(tree)?.push(...tree.add(row));
      position += 1;
      judgeRoots(heads, position, regrown, problems);
    }
    for (const [tree, nodes] of added) if (nodes.length > 0) await compareNodes(tx, tree.algorithm, nodes, problems);
  }
  if (position !== log.size)
    problems.add(
      'entry',
      position < log.size ? `日志应有 ${log.size} 项，从第 ${position} 项起被截断` : `日志应有 ${log.size} 项，第 ${log.size} 项起是插入的`,
      position < log.size
        ? `the log says ${log.size} entries and was cut off from entry ${position}`
        : `the log says ${log.size} entries; from entry ${log.size} they were put in`,
    );
  for (const seal of seals.filter(({ size }) => size > position))
    problems.add(
      'head',
      `第 ${seal.number} 号封存有 ${seal.size} 项，日志只剩 ${position} 项：日志被截断`,
      `head ${seal.number} sums up ${seal.size} entries, the log has ${position}: it was cut off`,
    );
  for (const tree of regrown) await countNodes(tx, tree, sizeOf.get(tree.algorithm) ?? 0, position, problems);
  return position;
};

const countNodes = async (tx: EntityManager, tree: Regrown, size: number, entries: number, problems: Problems): Promise<void> => {
  const [row]: { nodes: string }[] = await tx.query('SELECT COUNT(*) AS nodes FROM audit_log_node WHERE algorithm = ?', [tree.algorithm]);
  if (size > entries)
    problems.add('tree', `${tree.algorithm} 树的项数多于日志`, `the ${tree.algorithm} tree says more leaves than the log has entries`);
  else if (Number(row?.nodes) > tree.count)
    problems.add('tree', `${tree.algorithm} 树有插入的节点`, `nodes were put into the ${tree.algorithm} tree`);
};

/** Events and publications that were neither entered nor wait for it. */
const judgeUnentered = async (tx: EntityManager, problems: Problems): Promise<void> => {
  const events: { stream: string; seq: number }[] = await tx.query(
    `SELECT a.stream, a.seq FROM audit_event a LEFT JOIN audit_log_entry e ON e.stream = a.stream AND e.seq = a.seq
     LEFT JOIN audit_log_waiting w ON w.id = a.id WHERE e.position IS NULL AND w.id IS NULL LIMIT ${NAMED}`,
  );
  for (const { stream, seq } of events)
    problems.add('trail', `${stream} 第 ${seq} 条没有进入日志`, `event ${seq} of ${stream} was never entered in the log`);
  const publications: { id: string }[] = await tx.query(
    `SELECT p.id FROM publishing_publication p LEFT JOIN audit_log_entry e ON e.stream = CONCAT('publication:', p.id) AND e.seq = 1
     LEFT JOIN audit_log_waiting w ON w.id = p.id WHERE e.position IS NULL AND w.id IS NULL LIMIT ${NAMED}`,
  );
  for (const { id } of publications) problems.add('trail', `公布 ${id} 没有进入日志`, `publication ${id} was never entered in the log`);
};

const judgeKeys = async (tx: EntityManager, problems: Problems): Promise<void> => {
  const keys: { id: string; publicKey: string; stands: number | null }[] = await tx.query(
    `SELECT k.id, k.public_key AS publicKey, COALESCE(e.position, w.seq) AS stands FROM audit_key k
     LEFT JOIN audit_log_entry e ON e.stream = CONCAT('key:', k.id) AND e.seq = 1
     LEFT JOIN audit_log_waiting w ON w.stream = CONCAT('key:', k.id) ORDER BY k.created_at`,
  );
  for (const { id, publicKey, stands } of keys) {
    const name = id.slice(0, 16);
    if (fingerprintOf(publicKey, digestBytesBy) !== id) problems.add('key', `公钥 ${name} 被改动`, `the public key ${name} was edited`);
    if (stands === null) problems.add('key', `公钥 ${name} 没有进入日志`, `the public key ${keyStream(name)} was never entered in the log`);
  }
};

/** Verifies the whole log from one snapshot, so that writers at the same moment raise no false alarm. */
export const verifyLog = async (source: DataSource): Promise<LogVerified> => {
  const runner = source.createQueryRunner();
  const problems = new Problems();
  try {
    await runner.connect();
    await runner.startTransaction('REPEATABLE READ');
    const tx = runner.manager;
    const found = await kept(tx);
    if (!found) {
      problems.add('entry', '日志的记录不存在', 'the record of the log is gone');
      return { entries: 0, heads: 0, waiting: 0, problems: problems.all };
    }
    const heads = judgeHeads(found.seals, found.log.id, problems);
    const entries = await walkEntries(tx, found, bySize(heads.values()), problems);
    await judgeUnentered(tx, problems);
    await judgeKeys(tx, problems);
    const [row]: { waiting: string }[] = await tx.query('SELECT COUNT(*) AS waiting FROM audit_log_waiting');
    return { entries, heads: found.seals.length, waiting: Number(row?.waiting ?? 0), problems: problems.all };
  } finally {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    await runner.release().catch(() => undefined);
  }
};
