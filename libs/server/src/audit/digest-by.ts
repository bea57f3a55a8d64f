// Decides which digest algorithms a trail may name.
import type { DigestBy } from '@camphor/domain';
import { ALGORITHM, digestOf } from '../digest';

export const digestBy: DigestBy = (algorithm, text) => (algorithm === ALGORITHM ? digestOf(text) : null);
