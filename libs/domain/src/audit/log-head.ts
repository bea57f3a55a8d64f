// Decides what the one append-only log (只增日志) holds of an event, and what a signed head (封存) of it says.
import { canonicalJson } from './canonical-json';
import { leafHash, type Hash } from './merkle';
import { utf8 } from './utf8';

/** What is entered of an event: its place in its trail and its digest. Publications and signing keys are entered alike, as number 1 of their own. */
export interface LogEntry {
  readonly stream: string;
  readonly seq: number;
  readonly algorithm: string;
  readonly digest: string;
}
export const publicationStream = (publicationId: string): string => `publication:${publicationId}`;
export const keyStream = (keyId: string): string => `key:${keyId}`;

/** The hash of an entry as a leaf of the tree. */
export const entryHash = (hash: Hash, { stream, seq, algorithm, digest }: LogEntry): string =>
  leafHash(hash, utf8(canonicalJson({ stream, seq, algorithm, digest })));

export const HEAD_FORMAT = 'camphor-head-1';
export interface LogHead {
  readonly format: string;
  /** Which log, so that no head of another installation passes for one of this. */
  readonly log: string;
  /** Heads are numbered without a gap, and each names the digest of the one before it. */
  readonly number: number;
  readonly previous: { readonly algorithm: string; readonly digest: string } | null;
  /** Entries that it sums up. */
  readonly size: number;
  /** One for each algorithm that the log has been kept by; all of them sum up the same entries. */
  readonly roots: readonly { readonly algorithm: string; readonly root: string }[];
  /** ISO 8601 in UTC with milliseconds. */
  readonly at: string;
  /** The day of Asia/Shanghai that it closes; null for one taken on demand. */
  readonly day: string | null;
  /** Fingerprint of the key that signs it. */
  readonly key: string;
}
/** What is signed, and what the next head names the digest of. */
export const headText = ({ format, log, number, previous, size, roots, at, day, key }: LogHead): string =>
  canonicalJson({
    format,
    log,
    number,
    previous: previous && { algorithm: previous.algorithm, digest: previous.digest },
    size,
    roots: roots.map(({ algorithm, root }) => ({ algorithm, root })),
    at,
    day,
    key,
  });

/** Digest of bytes by the algorithm of that name, in hex; null = no such algorithm. */
export type DigestBytes = (algorithm: string, bytes: Uint8Array) => string | null;
/** Does this Ed25519 key (32 bytes in hex) sign these bytes so (64 bytes in hex)? */
export type Verifies = (publicKey: string, bytes: Uint8Array, signature: string) => boolean;
/** What verification needs of the outside; Node and the browser each have it. */
export interface ProofCrypto {
  readonly digestBytes: DigestBytes;
  readonly verifies: Verifies;
}

/** The one hash of a tree by an algorithm; null = no such algorithm. */
export const hashBy = (algorithm: string, digestBytes: DigestBytes): Hash | null =>
  digestBytes(algorithm, new Uint8Array(0)) === null ? null : (bytes) => digestBytes(algorithm, bytes) ?? '';

// RFC 8410: what stands before the 32 bytes of an Ed25519 key as others exchange it.
const SPKI = '302a300506032b6570032100';
export const isPublicKey = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);
/** SHA-256 of the key as SubjectPublicKeyInfo, which is what `openssl pkey -pubin -outform DER | sha256sum` says; null = no key, or no SHA-256. */
export const fingerprintOf = (publicKey: string, digestBytes: DigestBytes): string | null => {
  if (!isPublicKey(publicKey)) return null;
  const hex = `${SPKI}${publicKey}`;
  return digestBytes(
    'sha-256',
    Uint8Array.from({ length: hex.length / 2 }, (_, at) => Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16)),
  );
};
