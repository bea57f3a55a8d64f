// Decides how many files are worked on at a time, how long and with how much memory, and ends what goes beyond.
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { refuseFile, type RefusedFile } from '../read-file';
import type { BookRows, TableRows } from '../read-rows';
import type { RefusedFileCode } from '../unreadable';
import type { Examined, Standards } from './examination';
import type { Said, Task, Told } from './thread';

export interface ExamineLimits {
  /** Of work on one file, from when a thread takes it up. */
  readonly milliseconds: number;
  /** Until a new thread takes it up: on a slow machine it loads for seconds, which no file is blamed for. */
  readonly startMilliseconds: number;
  readonly megabytes: number;
  readonly threads: number;
  /** Files that wait for a thread; one more is refused. */
  readonly waiting: number;
  /** A thread without work is ended after this time. */
  readonly idleMilliseconds: number;
}
export const usualLimits: ExamineLimits = {
  milliseconds: 20_000,
  startMilliseconds: 120_000,
  megabytes: 512,
  threads: 2,
  waiting: 32,
  idleMilliseconds: 10_000,
};

interface Job {
  readonly task: Task;
  readonly settle: (told: Told) => void;
  readonly fail: (error: Error) => void;
}

interface Rested {
  readonly thread: Worker;
  /** It has work again and is not ended. */
  readonly wake: () => void;
}

/** Run from the sources (tests, benchmarks) a thread needs the compiler that its parent has. */
const fromSources = __filename.endsWith('.ts');
const entry = join(__dirname, fromSources ? 'thread.ts' : 'thread.js');
const execArgv = fromSources ? ['--require', join(__dirname, '../../../../config/local/typescript-hook.cjs')] : [];

const OUT_OF_MEMORY = /ERR_WORKER_OUT_OF_MEMORY|Invalid (string|array) length|Maximum call stack|Array buffer allocation failed/;

export class Examiner {
  private readonly idle: Rested[] = [];
  private readonly queue: Job[] = [];
  private working = 0;

  constructor(private readonly limits: ExamineLimits = usualLimits) {}

  /** What is told about a file, or the sentence that refuses it; rejects only for a mistake of Camphor's own. */
  async examine(name: string, bytes: Uint8Array, standards: Standards): Promise<Examined> {
    const told = await this.ask({ name, bytes, standards });
    if (told.ok && ('rows' in told || 'sheets' in told)) throw new Error('a thread told rows of a file that was to be examined');
    return told;
  }
  /** The rows of a workbook that is a list, under the same limits. */
  async rows(name: string, bytes: Uint8Array): Promise<TableRows | RefusedFile> {
    const told = await this.ask({ name, bytes, standards: 'rows' });
    if (told.ok && !('rows' in told)) throw new Error('a thread examined a file whose rows were wanted');
    return told;
  }
  /** The rows of every sheet of a workbook, likewise. */
  async book(name: string, bytes: Uint8Array): Promise<BookRows | RefusedFile> {
    const told = await this.ask({ name, bytes, standards: 'book' });
    if (told.ok && !('sheets' in told)) throw new Error('a thread told something else of a workbook than its sheets');
    return told;
  }

  private ask(task: Task): Promise<Told> {
    if (this.working >= this.limits.threads && this.queue.length >= this.limits.waiting)
      return Promise.resolve(refuseFile(task.name, 'too_many'));
    return new Promise((settle, fail) => {
      this.queue.push({ task, settle, fail });
      this.takeUp();
    });
  }

  private takeUp(): void {
    while (this.working < this.limits.threads) {
      const job = this.queue.shift();
      if (!job) return;
      this.working += 1;
      this.work(this.idle.pop() ?? null, job);
    }
  }

  private work(rested: Rested | null, { task, settle, fail }: Job): void {
    rested?.wake();
    const thread = rested?.thread ?? this.begin();
    thread.ref();
    const finish = (tell: () => void, keep: boolean): void => {
      clearTimeout(timer);
      // One by one: a worker counts its listeners, and would never be heard again after removeAllListeners.
      thread.off('message', told).off('error', failed).off('exit', ended);
      if (keep) this.rest(thread);
      else {
        // What it still has to say once it was given up interests nobody.
        thread.on('error', () => undefined);
        void thread.terminate();
      }
      this.working -= 1;
      tell();
      this.takeUp();
    };
    const refuse = (code: RefusedFileCode) => () => settle(refuseFile(task.name, code));
    const told = (said: Said): void => {
      if ('told' in said) return finish(() => settle(said.told), true);
      clearTimeout(timer);
      timer = setTimeout(() => finish(refuse('too_slow'), false), this.limits.milliseconds);
    };
    const failed = (error: Error & { code?: string }): void =>
      finish(OUT_OF_MEMORY.test(`${error.code} ${error.message}`) ? refuse('too_much') : () => fail(error), false);
    const ended = (): void => finish(refuse('too_much'), false);
    let timer = setTimeout(() => finish(() => fail(new Error('a thread did not start')), false), this.limits.startMilliseconds);
    thread.on('message', told).on('error', failed).on('exit', ended);
    const bytes = Uint8Array.from(task.bytes);
    thread.postMessage({ ...task, bytes }, [bytes.buffer]);
  }

  private begin(): Worker {
    const { megabytes } = this.limits;
    return new Worker(entry, {
      execArgv,
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 64 },
    });
  }

  private rest(thread: Worker): void {
    const leave = (): void => {
      const at = this.idle.findIndex((rested) => rested.thread === thread);
      if (at >= 0) this.idle.splice(at, 1);
      void thread.terminate();
    };
    const end = setTimeout(leave, this.limits.idleMilliseconds);
    end.unref();
    // Neither a thread nor its timer keeps a program alive that has nothing else to do.
    thread.unref();
    thread.on('error', leave);
    const wake = (): void => {
      clearTimeout(end);
      thread.off('error', leave);
    };
    this.idle.push({ thread, wake });
  }
}

const examiner = new Examiner();
/** The threads that all of this process share. */
export const examineFile: Examiner['examine'] = (name, bytes, standards) => examiner.examine(name, bytes, standards);
export const rowsOfFile: Examiner['rows'] = (name, bytes) => examiner.rows(name, bytes);
export const bookOfFile: Examiner['book'] = (name, bytes) => examiner.book(name, bytes);
