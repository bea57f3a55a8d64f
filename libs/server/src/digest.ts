// Decides how texts are digested; the algorithm's name stands beside every digest.
import { createHash } from 'node:crypto';

export const ALGORITHM = 'sha-256';
/** Hex digest of the UTF-8 bytes. */
export const digestOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
