// Records why a file cannot be read, on its way from deep inside a reader to the sentence that refuses it.

export type RefusedFileCode =
  'empty' | 'too_large' | 'not_text' | 'unsupported' | 'encrypted' | 'damaged' | 'unsafe' | 'too_much' | 'too_slow' | 'too_many';

/** Caught where the file was handed in; never leaves this room. */
export class Unreadable extends Error {
  constructor(
    readonly code: RefusedFileCode,
    reason: string,
  ) {
    super(reason);
  }
}
