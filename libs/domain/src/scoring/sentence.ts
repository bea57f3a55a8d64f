// Records Words as a value that may be stored and digested.
import type { Words } from '../words';

/** Words as a type that JSON holds (an interface has no index signature, so it is none). */
export type Sentence = Pick<Words, keyof Words>;
