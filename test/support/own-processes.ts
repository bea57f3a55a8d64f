// Decides how a test runs programs of its own: killed at once, started again, and gone with the test, however that ends.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './until';

export interface Program {
  readonly name: string;
  readonly launch: () => ChildProcess;
  readonly isReady: () => Promise<boolean>;
  /** Its last lines, for the sentence that it did not start. */
  readonly lastWords: () => string;
  /** What else has to be killed with it. */
  readonly killMore?: () => unknown;
}
export interface OwnProcess {
  readonly name: string;
  /** Starts it and waits until it is ready. */
  readonly start: () => Promise<void>;
  /** SIGKILL; waits until it is gone. */
  readonly kill: () => Promise<void>;
}
export interface OwnProcesses {
  /** Theirs alone; removed with them. */
  readonly folder: string;
  readonly of: (program: Program) => OwnProcess;
  readonly end: () => Promise<void>;
}
const START_WITHIN = 60;

// jest is ended by a signal or a kill without any hook: what it started is then ended by this process, whose input closes with jest's end.
const GUARD = `
const alive = new Set();
let rest = '';
process.stdin.setEncoding('utf8').on('data', (text) => {
  const lines = (rest + text).split('\\n');
  rest = lines.pop();
  for (const line of lines) line[0] === '+' ? alive.add(Number(line.slice(1))) : alive.delete(Number(line.slice(1)));
}).on('end', () => {
  for (const pid of alive) try { process.kill(pid, 'SIGKILL'); } catch {}
  require('node:fs').rmSync(process.argv[1], { recursive: true, force: true, maxRetries: 5 });
});
`;

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
const waitForEnd = async (child: ChildProcess): Promise<void> => {
  if (!hasEnded(child)) await once(child, 'exit');
};

export const ownProcesses = (): OwnProcesses => {
  const folder = mkdtempSync(join(tmpdir(), 'camphor-faults-'));
  const guard = spawn(process.execPath, ['-e', GUARD, folder], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  guard.stdin.on('error', () => undefined);
  const tell = (sign: '+' | '-', { pid }: ChildProcess): void => void (pid !== undefined && guard.stdin.write(`${sign}${pid}\n`));
  const kills: (() => Promise<void>)[] = [];

  const of = ({ name, launch, isReady, lastWords, killMore }: Program): OwnProcess => {
    let child: ChildProcess | null = null;
    const start = async (): Promise<void> => {
      const started = launch();
      child = started;
      tell('+', started);
      started.once('exit', () => tell('-', started));
      started.once('error', () => undefined);
      const ready = until(`${name} is ready`, async () => (hasEnded(started) ? 'ended' : (await isReady()) && 'ready'), START_WITHIN);
      if ((await ready) === 'ended') throw new Error(`${name} ended instead of starting: ${lastWords()}`);
    };
    const kill = async (): Promise<void> => {
      if (!child) return;
      killMore?.();
      child.kill('SIGKILL');
      await waitForEnd(child);
    };
    kills.push(kill);
    return { name, start, kill };
  };
  const end = async (): Promise<void> => {
    await Promise.all(kills.map((kill) => kill()));
    guard.stdin.end();
    await waitForEnd(guard);
  };
  return { folder, of, end };
};
