// Shows that a lock has one owner, that a killed owner loses it, and that of many successors at once exactly one takes it.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Lock {
  note(facts: object): void;
  release(): void;
}
const { tryLock } = require('./lock.cjs') as { tryLock: (path: string) => { lock?: Lock; holder?: { pid?: number; address?: string } } };

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'camphor-lock-'));
  path = join(folder, 'a', 'start.lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A process that tries once and lives on, so that what it took stays taken while the others try. */
const contender = (): { answer: Promise<string>; end: () => Promise<void> } => {
  const program = `const { lock } = require(${JSON.stringify(join(__dirname, 'lock.cjs'))}).tryLock(process.argv[1]);
    console.log(lock ? 'mine' : 'refused'); setTimeout(() => undefined, 60000);`;
  const child = spawn(process.execPath, ['-e', program, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((settle) => child.once('close', () => settle()));
  const answer = new Promise<string>((settle) => {
    child.stdout.once('data', (text: Buffer) => settle(String(text).trim()));
    void ended.then(() => settle('ended'));
  });
  return { answer, end: () => (child.kill('SIGKILL'), ended) };
};

describe('tryLock', () => {
  it('gives the lock once, tells the second who has it and where, and gives it again after release', () => {
    const { lock } = tryLock(path);
    lock?.note({ address: 'http://127.0.0.1:3000' });
    expect(tryLock(path)).toEqual({ holder: expect.objectContaining({ pid: process.pid, address: 'http://127.0.0.1:3000' }) });
    lock?.release();
    expect(tryLock(path).lock).toBeDefined();
  });

  it.each([
    ['a number that no process has', { pid: 2 ** 22 - 1, mark: 'x/1' }],
    ['a number given again to another process', { pid: process.pid, mark: 'an-earlier-boot/1' }],
    ['an owner that never wrote who it is', {}],
  ])('takes it over from %s', (_, owner) => {
    tryLock(path).lock?.release();
    writeFileSync(path, JSON.stringify(owner));
    expect(tryLock(path).lock).toBeDefined();
    expect(readdirSync(join(folder, 'a'))).toEqual(['start.lock']);
  });

  it('lets exactly one of many processes succeed a dead owner', async () => {
    tryLock(path).lock?.release();
    writeFileSync(path, JSON.stringify({ pid: 2 ** 22 - 1, mark: 'x/1' }));
    const contenders = Array.from({ length: 6 }, contender);
    const answers = await Promise.all(contenders.map(({ answer }) => answer));
    await Promise.all(contenders.map(({ end }) => end()));
    expect([...answers].sort()).toEqual(['mine', 'refused', 'refused', 'refused', 'refused', 'refused']);
  });
});
