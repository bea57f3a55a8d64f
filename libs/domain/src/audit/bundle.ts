// Records what stands in a bundle (可验证数据包): all that is needed to verify a report, its score and its publication without the server.
import type { Json } from '../json';
import type { SheetEntry } from '../scoring/combine-sheets';
import { problemWords } from '../scoring/problem';
import { anyJson, anyText, listOf, oneOf, orNull, readAll, record, truth, wholeNumber, type Reader } from '../scoring/read-shape';
import type { Words } from '../words';
import { canonicalJson } from './canonical-json';
import type { ChainedEvent } from './chain';
import type { LogHead } from './log-head';

export const BUNDLE_FORMAT = 'camphor-bundle-1';
/** What the reader may see: all of it (全部); all but who scores what (不含评分人); the publication alone (公开). */
export const BUNDLE_VIEWS = ['full', 'limited', 'public'] as const;

/** Why an event is withheld: it would say who scores what. */
export const WITHHELD = 'scorers';
/** An event whose content is not for the reader: the chain goes on through it, by its digest. */
export interface WithheldEvent {
  readonly seq: number;
  readonly previous: string;
  readonly algorithm: string;
  readonly digest: string;
  readonly withheld: typeof WITHHELD;
}
export type BundledEvent = ChainedEvent | WithheldEvent;
interface Digested {
  readonly algorithm: string;
  readonly digest: string;
}
export interface BundledRevision extends Digested {
  readonly number: number;
  readonly round: number;
  readonly reportVersion: number;
  readonly late: boolean;
  readonly createdAt: string;
  /** The evidence that stood with it, each by its digest; null before evidence was known. */
  readonly evidence: Json;
  readonly content: Json;
}
export interface BundledScheme extends Digested {
  readonly name: string;
  readonly body: Json;
}
export interface BundledSheet {
  readonly scorer: { readonly id: string; readonly name: string };
  readonly version: number;
  readonly submittedAt: string;
  readonly lines: readonly SheetEntry[];
}
export interface BundledScore {
  readonly total: string;
  readonly grade: string;
  readonly revision: number;
  readonly reportVersion: number;
  readonly scorers: readonly string[];
  readonly createdAt: string;
  readonly lines: readonly Json[];
  /** null where the scorers are not named: the digest is over the lines that name them. */
  readonly stamp: Digested | null;
}
export interface BundledPublication extends Digested {
  readonly id: string;
  readonly number: number;
  readonly body: Json;
  readonly superseded: { readonly at: string; readonly reason: string } | null;
}
export interface BundledTrail {
  readonly count: number;
  readonly head: string;
  readonly events: readonly BundledEvent[];
}
/** That the last event of the trail, or the publication, is in the log. */
export interface BundledEntry extends Digested {
  readonly stream: string;
  readonly seq: number;
  readonly position: number;
  /** One for each root of the head. */
  readonly paths: readonly { readonly algorithm: string; readonly path: readonly string[] }[];
}
export interface BundledKey {
  /** Fingerprint: SHA-256 of the key as SubjectPublicKeyInfo. */
  readonly id: string;
  readonly algorithm: string;
  /** 32 bytes in hex. */
  readonly publicKey: string;
}
export interface BundledReport {
  readonly id: string;
  readonly unit: { readonly code: string; readonly name: string; readonly kind: string };
  readonly bureau: string;
  readonly cycle: { readonly id: string; readonly year: number; readonly name: string };
  readonly late: boolean;
  /** Where it stood when the bundle was made; null in a public one. */
  readonly standing: { readonly state: string; readonly round: number; readonly version: number } | null;
}
/** Everything but the seal of the bundle itself. */
export interface BundleContent {
  readonly format: string;
  readonly view: (typeof BUNDLE_VIEWS)[number];
  readonly report: BundledReport;
  readonly revision: BundledRevision | null;
  readonly scheme: BundledScheme | null;
  readonly sheets: readonly BundledSheet[];
  readonly score: BundledScore | null;
  readonly publication: BundledPublication | null;
  readonly trail: BundledTrail | null;
  readonly entries: readonly BundledEntry[];
  readonly head: { readonly said: LogHead; readonly signature: string };
  readonly keys: readonly BundledKey[];
}
export interface Bundle extends BundleContent {
  /** Digest of the canonical JSON of all the rest, signed by the key that is named. */
  readonly sealed: Digested & { readonly key: string; readonly signature: string };
}
/** What the digest of the whole is taken over. */
export const bundleText = (content: BundleContent): string => canonicalJson(content);
/** What is signed of the whole. */
export const sealedText = ({ algorithm, digest, key }: Omit<Bundle['sealed'], 'signature'>): string =>
  canonicalJson({ format: BUNDLE_FORMAT, algorithm, digest, key });

const digested = { algorithm: anyText, digest: anyText };
const readEvent = record<ChainedEvent>({
  id: anyText,
  stream: anyText,
  seq: wholeNumber,
  at: anyText,
  actor: record<ChainedEvent['actor']>({ id: anyText, username: anyText, name: anyText }),
  via: anyText,
  event: anyText,
  before: anyJson,
  after: anyJson,
  reason: orNull(anyText),
  version: orNull(wholeNumber),
  algorithm: anyText,
  previous: anyText,
  digest: anyText,
});
const readWithheld = record<WithheldEvent>({ seq: wholeNumber, previous: anyText, ...digested, withheld: oneOf(WITHHELD) });
const isWithheldShape = (value: unknown): boolean => typeof value === 'object' && value !== null && Object.hasOwn(value, 'withheld');
const readBundledEvent: Reader<BundledEvent> = (value, at, note) =>
  isWithheldShape(value) ? readWithheld(value, at, note) : readEvent(value, at, note);

const readHead = record<LogHead>({
  format: anyText,
  log: anyText,
  number: wholeNumber,
  previous: orNull(record<NonNullable<LogHead['previous']>>(digested)),
  size: wholeNumber,
  roots: listOf(record<LogHead['roots'][number]>({ algorithm: anyText, root: anyText }), 1),
  at: anyText,
  day: orNull(anyText),
  key: anyText,
});
const readBundle = record<Bundle>({
  format: anyText,
  view: oneOf(...BUNDLE_VIEWS),
  report: record<BundledReport>({
    id: anyText,
    unit: record<BundledReport['unit']>({ code: anyText, name: anyText, kind: anyText }),
    bureau: anyText,
    cycle: record<BundledReport['cycle']>({ id: anyText, year: wholeNumber, name: anyText }),
    late: truth,
    standing: orNull(record<NonNullable<BundledReport['standing']>>({ state: anyText, round: wholeNumber, version: wholeNumber })),
  }),
  revision: orNull(
    record<BundledRevision>({
      number: wholeNumber,
      round: wholeNumber,
      reportVersion: wholeNumber,
      late: truth,
      createdAt: anyText,
      evidence: anyJson,
      content: anyJson,
      ...digested,
    }),
  ),
  scheme: orNull(record<BundledScheme>({ name: anyText, body: anyJson, ...digested })),
  sheets: listOf(
    record<BundledSheet>({
      scorer: record<BundledSheet['scorer']>({ id: anyText, name: anyText }),
      version: wholeNumber,
      submittedAt: anyText,
      lines: listOf(record<SheetEntry>({ indicator: anyText, points: anyText, reason: anyText })),
    }),
  ),
  score: orNull(
    record<BundledScore>({
      total: anyText,
      grade: anyText,
      revision: wholeNumber,
      reportVersion: wholeNumber,
      scorers: listOf(anyText),
      createdAt: anyText,
      lines: listOf(anyJson),
      stamp: orNull(record<Digested>(digested)),
    }),
  ),
  publication: orNull(
    record<BundledPublication>({
      id: anyText,
      number: wholeNumber,
      body: anyJson,
      superseded: orNull(record<NonNullable<BundledPublication['superseded']>>({ at: anyText, reason: anyText })),
      ...digested,
    }),
  ),
  trail: orNull(record<BundledTrail>({ count: wholeNumber, head: anyText, events: listOf(readBundledEvent, 1) })),
  entries: listOf(
    record<BundledEntry>({
      stream: anyText,
      seq: wholeNumber,
      position: wholeNumber,
      paths: listOf(record<BundledEntry['paths'][number]>({ algorithm: anyText, path: listOf(anyText) }), 1),
      ...digested,
    }),
    1,
  ),
  head: record<Bundle['head']>({ said: readHead, signature: anyText }),
  keys: listOf(record<BundledKey>({ id: anyText, algorithm: anyText, publicKey: anyText }), 1),
  sealed: record<Bundle['sealed']>({ key: anyText, signature: anyText, ...digested }),
});

/** The bundle, or in one sentence the first thing by which a value is none. */
export const parseBundle = (
  value: unknown,
): { readonly ok: true; readonly bundle: Bundle } | { readonly ok: false; readonly words: Words } => {
  const format = typeof value === 'object' && value !== null ? (value as { format?: unknown }).format : undefined;
  if (format !== BUNDLE_FORMAT) return { ok: false, words: { zh: '这不是 Camphor 的可验证数据包', en: 'this is no Camphor bundle' } };
  const read = readAll(readBundle, value);
  if (read.ok) return { ok: true, bundle: read.value };
  const [first] = read.problems;
  return { ok: false, words: first ? problemWords(first) : { zh: '结构不符', en: 'the structure is wrong' } };
};
