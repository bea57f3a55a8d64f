// Shows what a score sheet does that comes back as a workbook: untouched it changes nothing, edits arrive exactly, what meets newer words is shown, what is wrong is refused.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { SheetEntry } from './combine-sheets';
import { guardOf, lineDigest, readSheetFile, type FileRows, type SheetFile } from './sheet-file';
import { columnTable, factWords, SHEET_COLUMNS, SHEET_FACTS } from './sheet-file.table';
import { foreignReasons, planSheetImport, takenEntries, type ImportedRow, type StandingSheet } from './sheet-import';
import type { SheetLine } from './score-sheet';

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const line = (indicator: string, weight: string, more: Partial<SheetLine> = {}): SheetLine => ({
  indicator,
  name: { zh: `指标${indicator}`, en: `Indicator ${indicator}` },
  path: [],
  weight,
  computed: false,
  explanation: { zh: '由评分人评定', en: 'for the scorer' },
  criteria: { zh: '', en: '' },
  ...more,
});
const lines = [line('a', '10'), line('b', '8'), line('c', '5', { computed: true, points: '4.5' }), line('d', '6')];
const entry = (indicator: string, points: string, reason = ''): SheetEntry => ({ indicator, points, reason });
const standing = (more: Partial<StandingSheet> = {}): StandingSheet => ({
  owner: { reportId: 'report-1', round: 1, scorerId: 'scorer-1' },
  scorer: 'scorer1',
  schemeDigest: 'scheme-digest',
  version: 3,
  step: '0.01',
  lines,
  entries: [entry('a', '9', '缺一份佐证'), entry('b', '8')],
  lineVersions: { a: 2, b: 3 },
  ...more,
});

/** As the sheet is taken out; `edit` is what the scorer does to it. */
const fileOf = (
  sheet: StandingSheet,
  edit: Readonly<Record<string, Partial<{ points: string; reason: string; guard: string }>>> = {},
  facts: Partial<Record<string, string>> = {},
): FileRows => {
  const row = (number: number, cells: readonly string[]) => ({
    number,
    cells: new Map(cells.flatMap((text, index) => (text === '' ? [] : [[index, text] as const]))),
  });
  const said: Record<string, string> = {
    unit: '某乡',
    year: '2023',
    scorer: sheet.scorer,
    scheme: '湖南省',
    schemeDigest: sheet.schemeDigest,
    version: String(sheet.version),
    round: String(sheet.owner.round),
    report: sheet.owner.reportId,
    ...facts,
  };
  const head = SHEET_FACTS.map((fact, index) => row(index + 2, [factWords[fact].zh, said[fact] ?? '']));
  const body = sheet.lines.map((each, index) => {
    const { points = each.points ?? '', reason = '' } = sheet.entries.find(({ indicator }) => indicator === each.indicator) ?? {};
    const digest = lineDigest(sheet.owner, { indicator: each.indicator, points, reason }, digestOf);
    const guard = each.computed ? '—' : guardOf(sheet.lineVersions[each.indicator] ?? 0, digest);
    const cells: Record<string, string> = {
      indicator: each.indicator,
      name: each.name.zh,
      weight: each.weight,
      points,
      reason,
      guard,
      ...edit[each.indicator],
    };
    return row(
      head.length + index + 3,
      SHEET_COLUMNS.map((column) => cells[column] ?? ''),
    );
  });
  return {
    rows: [
      row(1, ['评分表 某乡']),
      ...head,
      row(
        head.length + 2,
        SHEET_COLUMNS.map((column) => columnTable[column].heading.zh),
      ),
      ...body,
    ],
    formulas: [],
  };
};
const read = (rows: FileRows): SheetFile => {
  const found = readSheetFile(rows);
  if (!found.ok) throw new Error(found.lacks.map(({ en }) => en).join(', '));
  return found.file;
};
const plan = (rows: FileRows, sheet = standing()): ImportedRow[] => planSheetImport(read(rows), sheet, digestOf);
const statuses = (rows: readonly ImportedRow[]) => rows.map(({ indicator, status }) => `${indicator} ${status}`);
const why = (rows: readonly ImportedRow[], indicator: string) => rows.find((row) => row.indicator === indicator)?.why?.zh ?? null;

describe('a workbook that comes back', () => {
  it('changes nothing when nothing was changed', () => {
    const rows = plan(fileOf(standing()));
    expect(statuses(rows)).toEqual(['a unchanged', 'b unchanged', 'c unchanged', 'd unchanged']);
    expect(takenEntries(rows, standing().entries, [])).toEqual({ entries: standing().entries, problems: [] });
  });

  it('brings edited cells exactly, typed as people type', () => {
    const rows = plan(fileOf(standing(), { a: { points: '８．５', reason: '缺两份佐证\r\n已核对' }, d: { points: '6.00 分' } }));
    expect(statuses(rows)).toEqual(['a changed', 'b unchanged', 'c unchanged', 'd changed']);
    expect(takenEntries(rows, standing().entries, []).entries).toEqual([
      entry('a', '8.5', '缺两份佐证\n已核对'),
      entry('b', '8'),
      entry('d', '6.00'),
    ]);
  });

  it('shows a row that was changed here meanwhile, and takes it only when it is named', () => {
    const exported = fileOf(standing(), { a: { points: '7' } });
    const now = standing({ version: 4, entries: [entry('a', '9.5', '补交了一份'), entry('b', '8')], lineVersions: { a: 4, b: 3 } });
    const rows = plan(exported, now);
    expect(rows[0]).toMatchObject({
      status: 'conflict',
      yours: { points: '7', reason: '缺一份佐证' },
      current: { points: '9.5', reason: '补交了一份' },
    });
    expect(takenEntries(rows, now.entries, []).entries).toEqual(now.entries);
    expect(takenEntries(rows, now.entries, ['a']).entries).toContainEqual(entry('a', '7', '缺一份佐证'));
    expect(takenEntries(rows, now.entries, ['b']).problems).toEqual([{ code: 'sheet_row_not_conflicting', facts: { indicator: 'b' } }]);
  });

  it('leaves newer words alone that the file did not touch, and takes a change upon what came back to the same', () => {
    const newer = standing({ version: 4, entries: [entry('a', '9.5'), entry('b', '8')], lineVersions: { a: 4, b: 3 } });
    expect(plan(fileOf(standing()), newer)[0]).toMatchObject({ status: 'unchanged', current: { points: '9.5' } });
    const back = standing({ version: 5, lineVersions: { a: 5, b: 3 } });
    expect(plan(fileOf(standing(), { a: { points: '7' } }), back)[0]).toMatchObject({ status: 'changed' });
  });

  it('takes an emptied row out, and asks for a reason of what is lost', () => {
    const rows = plan(fileOf(standing(), { a: { points: '', reason: '' }, b: { points: '7' } }));
    expect([why(rows, 'a'), why(rows, 'b')]).toEqual(['文件中清空了这一行。', '扣分还没有写理由，交表前须补上。']);
    expect(takenEntries(rows, standing().entries, []).entries).toEqual([entry('b', '7')]);
  });

  it.each<[string, Parameters<typeof fileOf>[1], RegExp]>([
    ['points above the weight', { a: { points: '10.01' } }, /应在 0 至 10 之间/],
    ['points below zero', { a: { points: '-1' } }, /应在 0 至 10 之间/],
    ['points finer than the step', { a: { points: '9.005' } }, /应是 0.01 的整数倍/],
    ['words for points', { a: { points: '九分半' } }, /应在 0 至 10 之间/],
    ['a comma for a point', { a: { points: '9,5' } }, /应在 0 至 10 之间/],
    ['a reason alone', { a: { points: '' } }, /没有得分/],
    ['a guard that was changed', { a: { points: '7', guard: 'v9-000000000000' } }, /校验码/],
    [
      'the guard of another row',
      { a: { points: '7', guard: guardOf(2, lineDigest(standing().owner, entry('b', '8'), digestOf)) } },
      /校验码/,
    ],
    ['no guard', { a: { points: '7', guard: '' } }, /校验码/],
  ])('refuses %s and says why', (_, edit, expected) => {
    const rows = plan(fileOf(standing(), edit));
    expect(rows[0]?.status).toBe('refused');
    expect(why(rows, 'a')).toMatch(expected);
    expect(takenEntries(rows, standing().entries, []).entries).toEqual(standing().entries);
  });

  it('refuses computed lines, formulas, unknown and doubled rows; a missing row stays', () => {
    expect(plan(fileOf(standing(), { c: { points: '5' } }))[2]).toMatchObject({ status: 'refused' });
    expect(plan(fileOf(standing(), { c: { reason: '应得满分' } }))[2]).toMatchObject({ status: 'refused' });
    const file = fileOf(standing(), { a: { points: '7' } });
    const first = file.rows.find(({ cells }) => cells.get(0) === 'a')?.number ?? 0;
    const formula = plan({ ...file, formulas: [{ row: first, column: SHEET_COLUMNS.indexOf('points') }] });
    expect(why(formula, 'a')).toBe('单元格里是公式，请填数值或文字。');
    const doubled = plan({ ...file, rows: [...file.rows, { number: 99, cells: file.rows.at(-1)?.cells ?? new Map() }] });
    expect(statuses(doubled)).toContain('d refused');
    const extra = plan({ ...file, rows: [...file.rows, { number: 99, cells: new Map([[0, 'zz']]) }] });
    expect(extra.at(-1)).toMatchObject({ indicator: 'zz', row: 99, status: 'refused', current: null });
    const missing = plan({ ...file, rows: file.rows.filter(({ number }) => number !== first) });
    expect(missing[0]).toMatchObject({ status: 'unchanged', row: null, yours: null });
  });

  it('reads columns wherever they were moved to', () => {
    const { rows } = fileOf(standing(), { b: { points: '7.5', reason: '略扣' } });
    const turned = rows.map(({ number, cells }) => ({
      number,
      cells: number < 10 ? cells : new Map([...cells].map(([at, text]) => [20 - at, text])),
    }));
    expect(statuses(plan({ rows: turned, formulas: [] }))[1]).toBe('b changed');
  });

  it('is refused as a whole when it is another sheet or none', () => {
    const codes = (facts: Record<string, string>) =>
      foreignReasons(read(fileOf(standing(), {}, facts)), standing(), '评分表.xlsx').map(({ facts: { what } }) => what);
    expect(codes({})).toEqual([]);
    expect(codes({ report: 'report-2' })).toEqual(['报告编号']);
    expect(codes({ scorer: 'scorer2', schemeDigest: 'x', round: '2' })).toEqual(['评分人', '指标体系摘要', '评分轮次']);
    expect(codes({ version: '4' })).toEqual(['评分表版本']);
    expect(readSheetFile({ rows: [{ number: 1, cells: new Map([[0, '单位']]) }], formulas: [] }).ok).toBe(false);
    expect(readSheetFile({ rows: [], formulas: [] }).ok).toBe(false);
  });
});

describe('whatever was entered', () => {
  const anyEntry = fc.record({
    indicator: fc.constantFrom('a', 'b', 'd'),
    points: fc.integer({ min: 0, max: 600 }).map((cents) => (cents / 100).toFixed(2)),
    reason: fc.string({ unit: fc.constantFrom('缺', '=', '+', '-', '@', "'", ' ', '\n', '。', '9', '，'), maxLength: 12 }),
  });
  const anySheet = fc.uniqueArray(anyEntry, { selector: ({ indicator }) => indicator });
  it('a sheet that is taken out and brought back as it is changes nothing', () => {
    fc.assert(
      fc.property(anySheet, (entries) => {
        const sheet = standing({ entries });
        return plan(fileOf(sheet), sheet).every(({ status }) => status === 'unchanged');
      }),
      { numRuns: 100 },
    );
  });
  it('exactly the edited rows change, to what was written', () => {
    fc.assert(
      fc.property(anySheet, anySheet, (entries, edits) => {
        const sheet = standing({ entries });
        const edit = Object.fromEntries(edits.map(({ indicator, points, reason }) => [indicator, { points, reason }]));
        const { entries: after } = takenEntries(plan(fileOf(sheet, edit), sheet), entries, []);
        for (const { indicator, points, reason } of edits) {
          const found = after.find((one) => one.indicator === indicator);
          expect([Number(found?.points), found?.reason.trim()]).toEqual([Number(points), reason.trim()]);
        }
        const others = entries.filter(({ indicator }) => edit[indicator] === undefined);
        for (const other of others) expect(after).toContainEqual(other);
      }),
      { numRuns: 100 },
    );
  });
});
