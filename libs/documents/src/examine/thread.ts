// Speaks in a thread of its own, so that a file which takes long holds nobody up: a file in, what is told about it out.
import { parentPort } from 'node:worker_threads';
import type { RefusedFile } from '../read-file';
import { readBook, readRows, type BookRows, type TableRows } from '../read-rows';
import { examine, type Examined, type Standards } from './examination';

export interface Task {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Rows: of a workbook that is a list, or of all its sheets; nothing is to be understood of them. */
  readonly standards: Standards | 'rows' | 'book';
}
export type Told = Examined | TableRows | BookRows | RefusedFile;

/** `taken` is said as soon as the work on a file begins: only from then on does its time count. */
export type Said = { readonly taken: true } | { readonly told: Told };
const say = (said: Said): void => parentPort?.postMessage(said);

const work = async ({ name, bytes, standards }: Task): Promise<Told> => {
  if (standards === 'book') return readBook(name, bytes);
  if (standards !== 'rows') return examine(name, bytes, standards);
  const read = await readRows(name, bytes);
  return read.ok ? { ok: true, rows: read.rows, formulas: read.formulas } : read;
};

// What a library grumbles about a broken file is not for the log: what is wrong with it is told in a sentence.
// Silenced here: a parent that reads the words of a thread is kept alive by it.
for (const stream of [process.stdout, process.stderr]) stream.write = () => true;

parentPort?.on('message', (task: Task) => {
  say({ taken: true });
  // What fails here is a mistake of Camphor's own: thrown, it ends the thread and is told to whoever asked.
  void work(task).then((told) => say({ told }));
});
