// Decides how many files are written at a time and how long one may take: one, in a thread of its own; the others wait their turn.
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { writeTask, type WritingTask } from './writing-task';

export interface ScribeLimits {
  readonly milliseconds: number;
  readonly megabytes: number;
  /** Files that wait; one more is refused. */
  readonly waiting: number;
}
const usualLimits: ScribeLimits = { milliseconds: 60_000, megabytes: 1024, waiting: 40 };

interface Job {
  readonly task: WritingTask;
  readonly settle: (bytes: Uint8Array | null) => void;
  readonly fail: (error: Error) => void;
}
/** Run from the sources (tests, benchmarks) a thread needs the compiler that its parent has. */
const fromSources = __filename.endsWith('.ts');
const entry = join(__dirname, fromSources ? 'thread.ts' : 'thread.js');
const execArgv = fromSources ? ['--require', join(__dirname, '../../../../config/local/typescript-hook.cjs')] : [];

export class Scribe {
  private readonly queue: Job[] = [];
  private busy = false;

  constructor(private readonly limits: ScribeLimits = usualLimits) {}

  /** The bytes of the file; null when too many wait already. Rejects for a mistake of Camphor's own. */
  write(task: WritingTask): Promise<Uint8Array | null> {
    if (this.queue.length >= this.limits.waiting) return Promise.resolve(null);
    return new Promise((settle, fail) => {
      this.queue.push({ task, settle, fail });
      this.takeUp();
    });
  }

  private takeUp(): void {
    if (this.busy) return;
    const job = this.queue.shift();
    if (!job) return;
    this.busy = true;
    // A thread for each file: the libraries leave fonts and timers behind, and a second file in the same thread was never answered.
    const thread = new Worker(entry, { execArgv, env: {}, resourceLimits: { maxOldGenerationSizeMb: this.limits.megabytes } });
    let done = false;
    const finish = (tell: () => void): void => {
      if (done) return;
      done = true;
      clearTimeout(timer);
      void thread.terminate();
      this.busy = false;
      tell();
      this.takeUp();
    };
    const giveUp = (why: string) => () => finish(() => job.fail(new Error(why)));
    const timer = setTimeout(giveUp('writing the file took too long'), this.limits.milliseconds);
    thread.on('message', (bytes: Uint8Array) => finish(() => job.settle(bytes)));
    thread.on('error', (error: Error) => finish(() => job.fail(error)));
    thread.on('exit', giveUp('the thread that writes files ended'));
    thread.postMessage(job.task);
  }
}

const scribe = new Scribe();
/** The queue that all of this process share. From the sources a thread would compile them for each file: there the process writes itself. */
export const writeAside: Scribe['write'] = (task) => (fromSources ? writeTask(task) : scribe.write(task));
