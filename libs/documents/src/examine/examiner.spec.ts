// Shows that a file which takes too long or too much is given up in a sentence, and that the next one is read as if nothing had been.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { FORM_KEYS, parseScheme, type Scheme } from '@camphor/domain';
import scheme from '../../../../config/schemes/hunan-2018.json';
import { docxOf, p } from '../office-files.fixture';
import { Examiner, usualLimits, type Standards } from '../index';

const standards: Standards = { required: { sections: [], forms: FORM_KEYS }, scheme: parseScheme(scheme) as Scheme, weighed: true };
const report = docxOf(`${p('清溪乡人民政府2023年度部门整体支出绩效自评报告')}${p('一、基本情况')}${p('核定编制43名，年末实有人数40人。')}`);
const examiner = (limits: Partial<typeof usualLimits>): Examiner => new Examiner({ ...usualLimits, threads: 1, ...limits });
/** One thread for all that needs no other limits: each loads for a second. */
const shared = examiner({ waiting: 1 });

it('tells what was read, understood and found', async () => {
  const examined = await shared.examine('a.docx', report, standards);
  expect(examined).toMatchObject({ ok: true, medium: 'docx', figures: { 'staff.established.total': { value: '43' } } });
  if (examined.ok) expect(examined.findings.length).toBeGreaterThan(10);
});

it('tells what is wrong with a file', async () => {
  expect(await shared.examine('a.docx', report.subarray(0, 300), standards)).toMatchObject({ ok: false, code: 'damaged' });
});

it('gives a file up after its time and goes on with the next', async () => {
  const impatient = examiner({ milliseconds: 1 });
  const [first, second] = await Promise.all(['甲.docx', '乙.docx'].map((name) => impatient.examine(name, report, standards)));
  expect(first).toMatchObject({ ok: false, code: 'too_slow', message: { zh: expect.stringContaining('甲.docx') as string } });
  expect(second).toMatchObject({ ok: false, code: 'too_slow', message: { zh: expect.stringContaining('乙.docx') as string } });
});

it('gives a file up that takes too much memory', async () => {
  expect(await examiner({ megabytes: 4 }).examine('a.docx', report, standards)).toMatchObject({ ok: false, code: 'too_much' });
});

it('refuses what it has no room to keep waiting', async () => {
  const codes = await Promise.all(
    ['甲', '乙', '丙'].map(async (name) => {
      const examined = await shared.examine(name, report, standards);
      return examined.ok ? 'read' : examined.code;
    }),
  );
  expect(codes).toEqual(['read', 'read', 'too_many']);
});

it('keeps the bytes that it was given', async () => {
  const bytes = Uint8Array.from(report);
  await shared.examine('a.docx', bytes, standards);
  expect(bytes.length).toBe(report.length);
});

it('keeps no program alive that has nothing else to do', async () => {
  const program = `
    const { Examiner, usualLimits } = require('./libs/documents/src/index.ts');
    new Examiner({ ...usualLimits, idleMilliseconds: 3_600_000 }).examine('a.txt', Buffer.alloc(0), {}).then(({ code }) => console.log(code));`;
  const root = join(__dirname, '../../../..');
  const { stdout } = await promisify(execFile)(process.execPath, ['--require', './config/local/typescript-hook.cjs', '-e', program], {
    cwd: root,
    timeout: 30_000,
  });
  expect(stdout.trim()).toBe('empty');
}, 60_000);
