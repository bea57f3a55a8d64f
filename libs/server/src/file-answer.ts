// Records an answer that is a file: given out as a download, never shown in place.
import type { Readable } from 'node:stream';

export interface FileAnswer {
  readonly download: {
    readonly name: string;
    /** From a table of our own, never from what was sent. */
    readonly type: string;
    readonly size: number;
    readonly content: Readable;
  };
}
