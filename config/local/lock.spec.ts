// Shows that a lock has one owner, that a killed owner loses it, and that of many successors at once exactly one takes it.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Lock {
  note(facts: object): void;
  release(): void;
}
const { tryLock } = require('./lock.cjs') as { tryLock: (path: string) => { lock?: Lock; holder?: { pid?: number; address?: string } } };

const children: ChildProcess[] = [];
let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'camphor-lock-'));
  path = join(folder, 'a', 'start.lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const deadOwner = JSON.stringify({ pid: 2 ** 22 - 1, mark: 'x/1' });

/** A process that tries for one lock after the other, each at the same instant as its rivals, and says which it got. */
const contend = (locks: number, begin: number): Promise<number[]> => {
  const program = `const { tryLock } = require(${JSON.stringify(join(__dirname, 'lock.cjs'))});
    const got = [];
    for (let i = 0; i < ${locks}; i += 1) {
      while (Date.now() < ${begin} + 4 * i);
      if (tryLock(process.argv[1] + i).lock) got.push(i);
    }
    console.log(JSON.stringify(got));
    process.stdin.resume(); // lives on, so that what it got stays taken while slower ones try`;
  const child = spawn(process.execPath, ['-e', program, path], { stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  return new Promise((settle) => child.stdout.once('data', (text: Buffer) => settle(JSON.parse(String(text)) as number[])));
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

  it('lets exactly one of several processes succeed a dead owner, however close together they come', async () => {
    const locks = 150;
    tryLock(path).lock?.release();
    for (let i = 0; i < locks; i += 1) writeFileSync(`${path}${i}`, deadOwner);
    const begin = Date.now() + 500;
    const got = await Promise.all([1, 2, 3].map(() => contend(locks, begin)));
    await Promise.all(children.map((child) => new Promise((settle) => child.once('close', settle).kill('SIGKILL'))));
    expect(got.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: locks }, (_, i) => i));
  });
});
