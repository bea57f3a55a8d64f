// Speaks for documents: files into documents, and views into files.
export { evidenceKindOf, type KindOrProblem } from './kinds/evidence-kind';
export * from './read-file';
export { decodeText, type DecodedText } from './read-text';
export { examineFile, Examiner, usualLimits, type ExamineLimits } from './examine/examiner';
export type { Examination, Examined, Standards } from './examine/examination';
