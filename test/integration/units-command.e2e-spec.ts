// Shows `camphor units import`: what it says and writes, and that a bad row holds back all.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unitsCommand } from '../../apps/cli/src/units.command';
import { startApi, type Api } from '../support/api';
import { unitsByCodes } from '../support/people-rows';
import { workbookOf, type Cell } from '../support/workbooks';

let api: Api;
let folder: string;
const before = { ...process.env };
beforeAll(async () => {
  api = await startApi({ seed: 'people' });
  folder = mkdtempSync(join(tmpdir(), 'camphor-units-'));
  Object.assign(process.env, { DATABASE_URL: api.database.url, CAMPHOR_DATA: folder });
}, 120_000);
afterAll(async () => {
  Object.assign(process.env, { DATABASE_URL: before['DATABASE_URL'] });
  rmSync(folder, { recursive: true, force: true });
  await api?.close();
});

const run = async (rows: readonly (readonly Cell[])[], ...options: string[]): Promise<{ code: number; said: string; warned: string }> => {
  const file = join(folder, '单位.xlsx');
  writeFileSync(file, workbookOf([['单位代码', '单位名称', '单位类别'], ...rows]));
  const told = { said: '', warned: '' };
  const out = jest.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean((told.said += String(text))));
  const err = jest.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((told.warned += String(text))));
  try {
    return { code: await unitsCommand(['import', file, ...options]), ...told };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
};

test('a bad row is named with its number and way out, and nothing is written', async () => {
  const { code, warned } = await run([
    ['CLI-1', '甲局', '部门'],
    ['CLI-2', '乙局', '公司'],
  ]);
  expect(code).toBe(1);
  expect(warned).toContain('3\t单位类别\t“公司”不是单位类别');
  expect(await unitsByCodes(api, ['CLI-1', 'CLI-2'])).toEqual([]);
});

test('a dry run says what would be; the import does it below the named organisation; a second one changes nothing', async () => {
  const rows = [['CLI-1', '甲局', '部门']];
  const dry = await run(rows, '--dry-run', '--below', 'HNX-CZJ');
  expect([dry.code, dry.said]).toEqual([0, expect.stringContaining('would be: 1 added, 0 changed, 0 as they were')]);
  expect(await unitsByCodes(api, ['CLI-1'])).toEqual([]);
  const done = await run(rows, '--below', 'HNX-CZJ');
  expect([done.code, done.said]).toEqual([0, expect.stringContaining('done: 1 added')]);
  const [bureau] = await unitsByCodes(api, ['HNX-CZJ']);
  expect((await unitsByCodes(api, ['CLI-1']))[0]?.parentId).toBe(bureau?.id);
  const again = JSON.parse((await run(rows, '--below', 'HNX-CZJ', '--json')).said) as { counts: object };
  expect(again.counts).toEqual({ create: 0, change: 0, unchanged: 1, error: 0 });
});

test('what is no workbook, and what is not there, is said in one sentence', async () => {
  const file = join(folder, 'a.txt');
  writeFileSync(file, '单位代码');
  await expect(unitsCommand(['import', file])).rejects.toThrow('“a.txt”不是 .xlsx 工作簿');
  await expect(unitsCommand(['import', join(folder, 'nothing.xlsx')])).rejects.toThrow('cannot be read');
});
