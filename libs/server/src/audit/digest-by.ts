// Decides which digest algorithms a trail may name: each that this installation may ever have used.
import type { DigestBy } from '@camphor/domain';
import { digestBytesBy } from '../digest';

export const digestBy: DigestBy = (algorithm, text) => digestBytesBy(algorithm, Buffer.from(text, 'utf8'));
