// Speaks in a thread of its own, so that a file which takes long holds nobody up: a file in, what is told about it out.
import { parentPort } from 'node:worker_threads';
import { examine, type Examined, type Standards } from './examination';

export interface Task {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly standards: Standards;
}

/** `taken` is said as soon as the work on a file begins: only from then on does its time count. */
export type Said = { readonly taken: true } | { readonly examined: Examined };
const say = (said: Said): void => parentPort?.postMessage(said);

parentPort?.on('message', ({ name, bytes, standards }: Task) => {
  say({ taken: true });
  // What fails here is a mistake of Camphor's own: thrown, it ends the thread and is told to whoever asked.
  void examine(name, bytes, standards).then((examined) => say({ examined }));
});
