// Decides how texts are digested: by SHA-256, or by SM3 (国密) where the installation chooses it; the algorithm's name stands beside every digest.
import { createHash, type Hash } from 'node:crypto';

const nodeNames = { 'sha-256': 'sha256', sm3: 'sm3' } as const;
export type DigestAlgorithm = keyof typeof nodeNames;
export const isDigestAlgorithm = (name: string): name is DigestAlgorithm => Object.hasOwn(nodeNames, name);

/** By which new digests are made; older ones keep theirs. */
export let ALGORITHM: DigestAlgorithm = 'sha-256';
/** Said once, when a process begins. */
export const chooseAlgorithm = (name: DigestAlgorithm): void => {
  ALGORITHM = name;
};

/** Hex digest of bytes by the algorithm of that name; null = no such algorithm. */
export const digestBytesBy = (algorithm: string, bytes: Uint8Array): string | null =>
  isDigestAlgorithm(algorithm) ? createHash(nodeNames[algorithm]).update(bytes).digest('hex') : null;
/** For what arrives bit by bit; null = no such algorithm. */
export const digestStream = (algorithm: string): Hash | null => (isDigestAlgorithm(algorithm) ? createHash(nodeNames[algorithm]) : null);
/** Hex digest of the UTF-8 bytes. */
export const digestOf = (text: string): string => createHash(nodeNames[ALGORITHM]).update(text, 'utf8').digest('hex');
