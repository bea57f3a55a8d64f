// Decides how many files are written at a time and how long one may take: one thread, the others wait their turn.
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { WritingTask } from './writing-task';

export interface ScribeLimits {
  readonly milliseconds: number;
  readonly megabytes: number;
  /** Files that wait; one more is refused. */
  readonly waiting: number;
  /** The thread is ended after this time without work. */
  readonly idleMilliseconds: number;
}
const usualLimits: ScribeLimits = { milliseconds: 60_000, megabytes: 1024, waiting: 40, idleMilliseconds: 30_000 };

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
  private thread: Worker | null = null;
  private busy = false;
  private idle: NodeJS.Timeout | null = null;

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
    if (this.idle) clearTimeout(this.idle);
    const thread = (this.thread ??= new Worker(entry, {
      execArgv,
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: this.limits.megabytes },
    }));
    thread.ref();
    const finish = (tell: () => void, keep: boolean): void => {
      clearTimeout(timer);
      thread.removeAllListeners();
      if (keep) this.rest(thread);
      else {
        this.thread = null;
        // What it still has to say once it was given up interests nobody.
        thread.on('error', () => undefined);
        void thread.terminate();
      }
      this.busy = false;
      tell();
      this.takeUp();
    };
    const giveUp = (why: string) => () => finish(() => job.fail(new Error(why)), false);
    const timer = setTimeout(giveUp('writing the file took too long'), this.limits.milliseconds);
    thread.on('message', (bytes: Uint8Array) => finish(() => job.settle(bytes), true));
    thread.on('error', (error: Error) => finish(() => job.fail(error), false));
    thread.on('exit', giveUp('the thread that writes files ended'));
    thread.postMessage(job.task);
  }

  private rest(thread: Worker): void {
    const leave = (): void => {
      if (this.thread === thread) this.thread = null;
      void thread.terminate();
    };
    this.idle = setTimeout(leave, this.limits.idleMilliseconds);
    // Neither a thread nor its timer keeps a program alive that has nothing else to do.
    this.idle.unref();
    thread.unref();
    thread.on('error', leave);
  }
}

const scribe = new Scribe();
/** Writes in the thread that all of this process share. */
export const writeAside: Scribe['write'] = (task) => scribe.write(task);
