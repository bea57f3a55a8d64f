// Decides whether a bundle (可验证数据包) holds, and names the first thing that does not: trail, revision, scheme, score, publication, log, signature.
import { decimal, isDecimal } from '../decimal';
import type { Json } from '../json';
import type { Figures } from '../reports/figures.table';
import { isScheme, parseScheme } from '../scoring/parse-scheme';
import { recomputeScore } from '../scoring/recompute';
import type { Score } from '../scoring/score';
import type { Scheme } from '../scoring/scheme';
import type { Words } from '../words';
import {
  parseBundle,
  sealedText,
  WITHHELD,
  type Bundle,
  type BundledEntry,
  type BundledEvent,
  type BundledPublication,
  type WithheldEvent,
} from './bundle';
import { canonicalJson } from './canonical-json';
import { checkHead, follows, nameFault, TRAIL_START, type BrokenLink, type ChainedEvent, type DigestBy, type TrailPlace } from './chain';
import { entryHash, fingerprintOf, hashBy, HEAD_FORMAT, headText, publicationStream, type ProofCrypto } from './log-head';
import { verifyInclusion } from './merkle';
import { utf8 } from './utf8';

export interface BundleHolds {
  readonly holds: true;
  /** What was recomputed and agreed, in order. */
  readonly said: readonly Words[];
  /** Fingerprints of the keys that signed. */
  readonly keys: readonly string[];
}
export interface BundleFails {
  readonly holds: false;
  readonly words: Words;
}

/** The first thing that does not hold ends the verification. */
class Fault extends Error {
  constructor(
    readonly zh: string,
    readonly en: string,
  ) {
    super(en);
  }
}
const demand = (holds: boolean, zh: string, en: string): void => {
  if (!holds) throw new Fault(zh, en);
};

type Fields = { readonly [key: string]: Json };
const fields = (value: Json | undefined): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
const list = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);
const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
/** Values without canonical form equal nothing. */
const canonical = (value: unknown): string | null => {
  try {
    return canonicalJson(value);
  } catch {
    return null;
  }
};
const isSame = (one: unknown, other: unknown): boolean => {
  const text = canonical(one);
  return text !== null && text === canonical(other);
};

const isSameNumber = (one: Json | undefined, other: Json | undefined): boolean => {
  const [left, right] = [textOf(one), textOf(other)];
  return isDecimal(left) && isDecimal(right) && decimal(left).eq(decimal(right));
};

const isWithheld = (event: BundledEvent): event is WithheldEvent => 'withheld' in event;
const faultWords: Record<BrokenLink['fault'], (seq: number) => readonly [string, string]> = {
  edited: (seq) => [`审计链第 ${seq} 条被改动`, `event ${seq} of the trail was edited`],
  deleted: (seq) => [`审计链第 ${seq} 条被删除`, `event ${seq} of the trail was deleted`],
  reordered: (seq) => [`审计链第 ${seq} 条被调换位置`, `event ${seq} of the trail was moved`],
  truncated: (seq) => [`审计链从第 ${seq} 条起被截断`, `the trail was cut off from event ${seq}`],
  inserted: (seq) => [`审计链第 ${seq} 条是插入的`, `event ${seq} of the trail was put in`],
};
const breaks = ({ fault, seq }: BrokenLink): never => {
  const [zh, en] = faultWords[fault](seq);
  throw new Fault(zh, en);
};

class Verification {
  readonly said: Words[] = [];
  private readonly digestBy: DigestBy;
  constructor(
    private readonly bundle: Bundle,
    private readonly crypto: ProofCrypto,
  ) {
    this.digestBy = (algorithm, text) => crypto.digestBytes(algorithm, utf8(text));
  }

  private holds(zh: string, en: string): void {
    this.said.push({ zh, en });
  }
  private digests(value: unknown, { algorithm, digest }: { readonly algorithm: string; readonly digest: string }): boolean {
    const text = canonical(value);
    return text !== null && this.digestBy(algorithm, text) === digest;
  }

  trail(): void {
    const { trail, report, view } = this.bundle;
    demand((trail === null) === (view === 'public'), '审计链缺失', 'the trail is missing');
    if (trail === null) return;
    const full = trail.events.filter((event): event is ChainedEvent => !isWithheld(event));
    const head = { seq: trail.count, digest: trail.head };
    let place: TrailPlace = TRAIL_START;
    for (const event of trail.events) {
      if (isWithheld(event)) {
        demand(
          view !== 'full' && event.withheld === WITHHELD,
          `审计链第 ${event.seq} 条缺少内容`,
          `event ${event.seq} of the trail lacks its content`,
        );
        if (event.seq !== place.seq + 1 || event.previous !== place.digest)
          breaks(event.seq > place.seq + 1 ? { fault: 'deleted', seq: place.seq + 1 } : { fault: 'edited', seq: event.seq });
      } else {
        if (!follows(place, event, this.digestBy)) {
          const last = Math.max(head.seq, ...full.map(({ seq }) => seq));
          breaks(
            last > full.length * 4 + 1_000
              ? { fault: 'edited', seq: event.seq }
              : nameFault(place, event, full, { head, last }, this.digestBy),
          );
        }
        demand(
          event.stream === report.id,
          `审计链第 ${event.seq} 条不属于这份报告`,
          `event ${event.seq} of the trail is not of this report`,
        );
      }
      place = event;
    }
    const cut = checkHead(place, head);
    if (cut) breaks(cut);
    this.standing(full);
    const hidden = trail.events.length - full.length;
    this.holds(
      `审计链：1 至 ${trail.count} 号记录完整${hidden > 0 ? `（其中 ${hidden} 条涉及评分人，只列摘要）` : ''}`,
      `trail: events 1 to ${trail.count} are whole${hidden > 0 ? ` (${hidden} of them, which say who scores, by their digest alone)` : ''}`,
    );
  }
  /** The report stands where its last events left it. */
  private standing(events: readonly ChainedEvent[]): void {
    const { standing } = this.bundle.report;
    const moved = events.findLast(({ after }) => typeof fields(after)['state'] === 'string' && typeof fields(after)['round'] === 'number');
    const version = Math.max(0, ...events.map((event) => event.version ?? 0));
    const after = fields(moved?.after);
    const agrees =
      standing !== null && standing.state === after['state'] && standing.round === after['round'] && standing.version >= version;
    demand(agrees, '报告的状态、轮次或版本与审计链不符', 'state, round or version of the report are not what its trail says');
  }

  revision(): void {
    const { revision } = this.bundle;
    if (revision === null) return;
    demand(
      this.digests(revision.content, revision),
      `第 ${revision.number} 次提交稿的内容与其摘要不符`,
      `the content of revision ${revision.number} does not have its digest`,
    );
    this.holds(`提交稿：第 ${revision.number} 稿的摘要相符`, `revision ${revision.number} has its digest`);
  }

  scheme(): Scheme | null {
    const { scheme } = this.bundle;
    if (scheme === null) return null;
    demand(this.digests(scheme.body, scheme), '指标体系的内容与其摘要不符', 'the scheme does not have its digest');
    const parsed = parseScheme(scheme.body);
    if (!isScheme(parsed)) throw new Fault('指标体系不成立', 'the scheme is not sound');
    demand(parsed.name === scheme.name, '指标体系的名称不符', 'the scheme has another name');
    this.holds(
      `指标体系：${parsed.name} 第 ${parsed.version} 版的摘要相符`,
      `scheme ${parsed.name}, version ${parsed.version}, has its digest`,
    );
    return parsed;
  }

  private recomputed(scheme: Scheme, figures: Json | undefined, lines: readonly Json[], late: boolean): Score {
    try {
      return recomputeScore(scheme, fields(figures) as Figures, lines, late);
    } catch {
      throw new Fault('得分无法由数据和评分重新计算', 'the score cannot be computed again from figures and points');
    }
  }
  private agrees(again: Score, total: Json | undefined, grade: Json | undefined, lines: readonly Json[]): void {
    const wrong = again.lines.find((line, index) => !isSame(line, lines[index]));
    demand(
      wrong === undefined,
      `指标“${wrong?.name.zh}”重新计算得 ${wrong?.points ?? '—'} 分，与所载不符`,
      `the line "${wrong?.name.en}" is ${wrong?.points ?? 'open'} when computed again, which is not what is said`,
    );
    demand(lines.length === again.lines.length, '得分的指标多于指标体系', 'the score has more lines than the scheme');
    demand(
      total === again.total,
      `总分重新计算为 ${again.total}，与所载不符`,
      `the total is ${again.total} when computed again, which is not what is said`,
    );
    demand(grade === again.grade, '等级与总分不符', 'the grade does not follow from the total');
  }

  score(scheme: Scheme | null): void {
    const { score, revision, sheets, report, scheme: sent, view, trail } = this.bundle;
    if (score === null) {
      demand(sheets.length === 0, '有评分表而没有得分', 'there are sheets without a score');
      return;
    }
    if (scheme === null || sent === null || revision === null)
      throw new Fault('得分缺少其指标体系或提交稿', 'the score lacks its scheme or its revision');
    demand(score.revision === revision.number, '得分不是由所附提交稿得出', 'the score was not made from the revision that is here');
    this.agrees(
      this.recomputed(scheme, fields(revision.content)['figures'], score.lines, report.late),
      score.total,
      score.grade,
      score.lines,
    );
    demand((score.stamp === null) === (view !== 'full'), '得分缺少摘要', 'the score lacks its digest');
    if (score.stamp !== null) {
      const { total, grade, lines } = score;
      const said = { total, grade, lines, scheme: sent.digest, revision: score.revision };
      demand(this.digests(said, score.stamp), '得分与其摘要不符', 'the score does not have its digest');
      this.sheets();
      this.moderation();
    }
    const event = trail?.events.findLast(
      (one): one is ChainedEvent => !isWithheld(one) && ['report.scored', 'score.recalculated'].includes(one.event),
    );
    const after = fields(event?.after);
    const isInTrail = after['total'] === score.total && (after['scheme'] === undefined || after['scheme'] === sent.digest);
    demand(isInTrail, '得分与审计链所记不符', 'the score is not what the trail says');
    this.holds(
      `得分：由数据、评分和指标体系重新计算，${score.total} 分，逐字相同`,
      `score: computed again from figures, points and scheme, ${score.total}, the same to the byte`,
    );
  }
  /** What is given in the lines of the score is what the sheets say. */
  private sheets(): void {
    const { score, sheets } = this.bundle;
    const entries = new Map(
      sheets.flatMap(({ scorer, lines }) => lines.map((entry) => [`${scorer.id} ${entry.indicator}`, entry] as const)),
    );
    for (const line of score?.lines ?? []) {
      for (const given of list(fields(fields(line)['judged'])['given']).map(fields)) {
        const entry = entries.get(`${textOf(given['scorer'])} ${textOf(fields(line)['indicator'])}`);
        const isSaid = entry !== undefined && entry.points === given['points'] && entry.reason === given['reason'];
        demand(
          isSaid,
          `指标 ${textOf(fields(line)['indicator'])} 的评分与评分表不符`,
          `what was given for ${textOf(fields(line)['indicator'])} is not what the sheet says`,
        );
      }
    }
    const scorers = [...new Set(sheets.map(({ scorer }) => scorer.id))].sort();
    demand(
      isSame(scorers, [...(score?.scorers ?? [])].sort()),
      '评分表与得分所列评分人不符',
      'the sheets are not those of the scorers that the score names',
    );
  }

  /** Points that took the place of the scorers' are those that the trail says were decided last, with their reason. */
  private moderation(): void {
    const { score, trail } = this.bundle;
    const events = (trail?.events ?? []).filter((one): one is ChainedEvent => !isWithheld(one));
    const scored = events.findLastIndex(({ event }) => event === 'report.scored');
    const event = events.slice(0, scored + 1).findLast((one) => one.event === 'sheets.moderated');
    const decided = fields(fields(event?.after)['lines']);
    for (const line of (score?.lines ?? []).map(fields)) {
      const judged = fields(line['judged']);
      if (judged['method'] !== 'moderated') continue;
      const entry = fields(decided[textOf(line['indicator'])]);
      demand(
        isSameNumber(entry['points'], judged['unrounded']) && entry['reason'] === judged['moderation'],
        `指标 ${textOf(line['indicator'])} 的评议与审计链所记不符`,
        `the moderation of ${textOf(line['indicator'])} is not what the trail says`,
      );
    }
  }

  publication(scheme: Scheme | null): void {
    const { publication, view, trail, report, revision, score } = this.bundle;
    demand(publication !== null || view !== 'public', '没有公布的内容', 'there is no publication');
    if (publication === null) return;
    demand(this.digests(publication.body, publication), '公布的内容与其摘要不符', 'the publication does not have its digest');
    const body = fields(publication.body);
    if (scheme === null) throw new Fault('公布缺少其指标体系', 'the publication lacks its scheme');
    demand(
      fields(body['scheme'])['digest'] === this.bundle.scheme?.digest,
      '公布所依据的指标体系不是所附的',
      'the publication was made under another scheme than the one here',
    );
    this.agrees(
      this.recomputed(scheme, fields(body['content'])['figures'], list(body['lines']), body['late'] === true),
      body['total'],
      body['grade'],
      list(body['lines']),
    );
    this.publicFacts(publication);
    if (trail !== null) {
      const event = trail.events.findLast((one): one is ChainedEvent => !isWithheld(one) && one.event === 'report.published');
      const after = fields(event?.after);
      const isInTrail =
        after['digest'] === publication.digest && after['algorithm'] === publication.algorithm && after['number'] === publication.number;
      demand(isInTrail, '公布与审计链所记不符', 'the publication is not the one that the trail says');
      demand(
        score === null || (score.total === body['total'] && score.grade === body['grade']),
        '公布与得分不符',
        'publication and score differ',
      );
      if (revision !== null && body['revision'] === revision.number) {
        const { explanations: _, ...open } = fields(revision.content);
        demand(isSame(open, body['content']), '公布与提交稿的内容不符', 'publication and revision differ');
      }
    }
    demand(report.late === (body['late'] === true), '公布与报告的逾期标记不符', 'publication and report differ in being late');
    this.holds(
      `公布：第 ${publication.number} 次公布的摘要相符，得分可由其内容重新计算`,
      `publication ${publication.number} has its digest, and its score follows from what it says`,
    );
  }
  private publicFacts({ body }: BundledPublication): void {
    const { report } = this.bundle;
    const { reportId, unit, bureau, cycle } = fields(body);
    const said = { id: reportId, unit, bureau, cycle };
    demand(
      isSame(said, { id: report.id, unit: report.unit, bureau: report.bureau, cycle: report.cycle }),
      '公布的不是这份报告',
      'the publication is of another report',
    );
  }

  entries(): void {
    const { entries, trail, publication } = this.bundle;
    const wanted = [
      ...(trail
        ? [{ stream: this.bundle.report.id, seq: trail.count, algorithm: trail.events.at(-1)?.algorithm ?? '', digest: trail.head }]
        : []),
      ...(publication
        ? [{ stream: publicationStream(publication.id), seq: 1, algorithm: publication.algorithm, digest: publication.digest }]
        : []),
    ];
    const said = entries.map(({ stream, seq, algorithm, digest }) => ({ stream, seq, algorithm, digest }));
    demand(
      isSame(said, wanted),
      '日志项不是审计链末条和公布的',
      'the entries of the log are not those of the last event and the publication',
    );
    for (const entry of entries) this.included(entry);
    const { size } = this.bundle.head.said;
    this.holds(
      `日志：${entries.length} 项均在共 ${size} 项的日志中`,
      `log: ${entries.length === 1 ? 'the entry is' : 'both entries are'} among its ${size}`,
    );
  }
  private included(entry: BundledEntry): void {
    const { said } = this.bundle.head;
    const words = [
      `日志第 ${entry.position} 项（${entry.stream}）的证明不成立`,
      `the proof of entry ${entry.position} of the log (${entry.stream}) fails`,
    ] as const;
    demand(entry.paths.length === said.roots.length, ...words);
    said.roots.forEach(({ algorithm, root }, index) => {
      const hash = hashBy(algorithm, this.crypto.digestBytes);
      const proof = entry.paths[index];
      const isIn =
        hash !== null &&
        proof?.algorithm === algorithm &&
        verifyInclusion(hash, { index: entry.position, size: said.size, leaf: entryHash(hash, entry), path: proof.path, root });
      demand(isIn, ...words);
    });
  }

  private signs(keyId: string, text: string, signature: string): boolean {
    const key = this.bundle.keys.find(({ id }) => id === keyId);
    return key !== undefined && this.crypto.verifies(key.publicKey, utf8(text), signature);
  }
  signatures(): readonly string[] {
    const { head, keys, sealed, ...content } = this.bundle;
    for (const { id, algorithm, publicKey } of keys)
      demand(
        algorithm === 'ed25519' && fingerprintOf(publicKey, this.crypto.digestBytes) === id,
        `公钥与其指纹 ${id.slice(0, 16)} 不符`,
        `the public key does not have the fingerprint ${id.slice(0, 16)}`,
      );
    const used = [...new Set([head.said.key, sealed.key])];
    demand(isSame([...new Set(keys.map(({ id }) => id))], used), '所附公钥不是签名所用的', 'the keys are not those that signed');
    demand(
      head.said.format === HEAD_FORMAT && this.signs(head.said.key, headText(head.said), head.signature),
      '封存的签名不成立',
      'the signature of the head fails',
    );
    this.holds(
      `封存：第 ${head.said.number} 号，${head.said.at}，签名有效`,
      `head ${head.said.number} of ${head.said.at}: the signature is valid`,
    );
    const text = canonical({ ...content, head, keys });
    demand(
      text !== null && this.digestBy(sealed.algorithm, text) === sealed.digest,
      '数据包的内容被改动：与其总摘要不符',
      'the bundle was edited: it does not have its digest',
    );
    demand(this.signs(sealed.key, sealedText(sealed), sealed.signature), '数据包的签名不成立', 'the signature of the bundle fails');
    this.holds('数据包：总摘要和签名有效', 'bundle: digest and signature are valid');
    return used;
  }
}

/** Verifies what was read from a file. Nothing is asked of a server; never throws for what the file holds. */
export const verifyBundle = (value: unknown, crypto: ProofCrypto): BundleHolds | BundleFails => {
  const parsed = parseBundle(value);
  if (!parsed.ok) return { holds: false, words: parsed.words };
  const verification = new Verification(parsed.bundle, crypto);
  try {
    verification.trail();
    verification.revision();
    const scheme = verification.scheme();
    verification.score(scheme);
    verification.publication(scheme);
    verification.entries();
    const keys = verification.signatures();
    return { holds: true, said: verification.said, keys };
  } catch (error) {
    if (error instanceof Fault) return { holds: false, words: { zh: error.zh, en: error.en } };
    throw error;
  }
};
