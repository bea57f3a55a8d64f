// Decides row by row what a score sheet that comes back as a workbook changes: what is new, what stays, what meets a change made meanwhile, what is refused.
import type { Reason } from '../refusal';
import { describeReason } from '../refusal';
import { LIMITS, textProblem } from '../reports/fields';
import type { Words } from '../words';
import type { SheetEntry } from './combine-sheets';
import { lineDigest, readGuard, sameEntry, type DigestOfText, type SheetFile, type SheetFileRow, type SheetOwner } from './sheet-file';
import { factWords, type SheetFact } from './sheet-file.table';
import { pointsProblem, type SheetLine } from './score-sheet';
import { decimal, isDecimal } from '../decimal';

export const ROW_STATUSES = ['changed', 'unchanged', 'conflict', 'refused'] as const;
export type RowStatus = (typeof ROW_STATUSES)[number];
type Entered = Omit<SheetEntry, 'indicator'>;
export interface ImportedRow {
  readonly indicator: string;
  readonly name: Words;
  /** Where it stands in the file; null: it is not there. */
  readonly row: number | null;
  readonly status: RowStatus;
  readonly yours: Entered | null;
  readonly current: Entered | null;
  readonly why: Words | null;
}
/** The sheet as it stands on the server. */
export interface StandingSheet {
  readonly owner: SheetOwner;
  readonly scorer: string;
  readonly schemeDigest: string;
  readonly version: number;
  readonly step: string;
  readonly lines: readonly SheetLine[];
  readonly entries: readonly SheetEntry[];
  readonly lineVersions: Readonly<Record<string, number>>;
}

/** Why the file as a whole is not this sheet: another report, scorer, scheme or round, or a version that does not exist yet. */
export const foreignReasons = ({ facts }: SheetFile, sheet: StandingSheet, file: string): Reason[] => {
  const wanted: readonly (readonly [SheetFact, string])[] = [
    ['report', sheet.owner.reportId],
    ['scorer', sheet.scorer],
    ['schemeDigest', sheet.schemeDigest],
    ['round', String(sheet.owner.round)],
  ];
  const ahead =
    /^\d{1,9}$/.test(facts.version) && Number(facts.version) <= sheet.version ? [] : [['version', String(sheet.version)] as const];
  return [...wanted.filter(([fact, value]) => facts[fact] !== value), ...ahead].map(([fact, yours]) => ({
    code: 'sheet_file_other',
    facts: { file, what: factWords[fact].zh, theirs: facts[fact].slice(0, 80), yours },
  }));
};

const words = (zh: string, en: string): Words => ({ zh, en });
const said = {
  formula: words('单元格里是公式，请填数值或文字。', 'The cell holds a formula; enter a value.'),
  guard: words('校验码被改动，无法确认这一行是从哪个版本导出的，请重新导出。', 'The guard was changed; export the sheet again.'),
  unknown: words('指标体系中没有这个指标。', 'The scheme has no such indicator.'),
  twice: words('文件中这个指标出现了不止一次。', 'The indicator stands more than once in the file.'),
  computed: words('由数据计算，不能改动。', 'It is computed and cannot be changed.'),
  missing: words('文件中没有这一行（或该行被隐藏），保持不变。', 'The file lacks this row, or hides it; it stays.'),
  newer: words('文件中未改；系统中较新的内容保留。', 'Not changed in the file; what is newer here stays.'),
  conflict: words('导出之后这一行在系统中也改过，请选择保留哪一个。', 'It was changed here too since the export; choose which to keep.'),
  noPoints: words('写了理由，没有得分。', 'There is a reason but no points.'),
  noReason: words('扣分还没有写理由，交表前须补上。', 'Points are lost without a reason, which is needed before handing in.'),
  cleared: words('文件中清空了这一行。', 'The row was emptied in the file.'),
} as const;

const entryOf = (entries: readonly SheetEntry[], indicator: string): Entered => {
  const { points = '', reason = '' } = entries.find((entry) => entry.indicator === indicator) ?? {};
  return { points, reason };
};

interface Ruled {
  readonly status: RowStatus;
  readonly why: Words | null;
}
const ruled = (status: RowStatus, why: Words | null = null): Ruled => ({ status, why });

const ruleComputed = (line: SheetLine, { cells, formulas }: SheetFileRow): Ruled => {
  const isAsComputed = isDecimal(cells.points) && line.points !== undefined && decimal(cells.points).eq(line.points);
  return formulas.length === 0 && isAsComputed && cells.reason === '' ? ruled('unchanged') : ruled('refused', said.computed);
};
const valueProblem = (line: SheetLine, { points, reason }: Entered, step: string): Words | null => {
  if (points === '') return reason === '' ? null : said.noPoints;
  const problem = pointsProblem(line, points, step) ?? textProblem(line.name.zh, reason, LIMITS.reason);
  return problem && describeReason(problem);
};
const remark = (line: SheetLine, { points, reason }: Entered): Words | null => {
  if (points === '') return said.cleared;
  return reason === '' && decimal(points).lt(line.weight) ? said.noReason : null;
};

const ruleJudged = (line: SheetLine, row: SheetFileRow, sheet: StandingSheet, digestOf: DigestOfText): Ruled => {
  if (row.formulas.length > 0) return ruled('refused', said.formula);
  const { indicator } = line;
  const yours = { points: row.cells.points, reason: row.cells.reason };
  const current = entryOf(sheet.entries, indicator);
  const guard = readGuard(row.cells.guard);
  const version = sheet.lineVersions[indicator] ?? 0;
  const digest = (entered: Entered): string => lineDigest(sheet.owner, { indicator, ...entered }, digestOf);
  if (guard === null || guard.version > version || (guard.version === version && guard.digest !== digest(current)))
    return ruled('refused', said.guard);
  if (sameEntry(yours, current)) return ruled('unchanged');
  if (guard.digest === digest(yours)) return ruled('unchanged', said.newer);
  const wrong = valueProblem(line, yours, sheet.step);
  if (wrong) return ruled('refused', wrong);
  // Changed here and back again since: what the scorer saw is what stands.
  const isAsExported = guard.version === version || guard.digest === digest(current);
  return isAsExported ? ruled('changed', remark(line, yours)) : ruled('conflict', said.conflict);
};

const ruleLine = (line: SheetLine, rows: readonly SheetFileRow[], sheet: StandingSheet, digestOf: DigestOfText): Ruled => {
  const [row, ...others] = rows;
  if (row === undefined) return ruled('unchanged', said.missing);
  if (others.length > 0) return ruled('refused', said.twice);
  return line.computed ? ruleComputed(line, row) : ruleJudged(line, row, sheet, digestOf);
};

/** Every line of the sheet in its order, then the rows that belong to none. */
export const planSheetImport = ({ rows }: SheetFile, sheet: StandingSheet, digestOf: DigestOfText): ImportedRow[] => {
  const known = new Set(sheet.lines.map(({ indicator }) => indicator));
  const ofSheet = sheet.lines.map((line): ImportedRow => {
    const { indicator, name } = line;
    const found = rows.filter(({ cells }) => cells.indicator === indicator);
    const [row] = found;
    return {
      indicator,
      name,
      row: row?.row ?? null,
      ...ruleLine(line, found, sheet, digestOf),
      yours: row ? { points: row.cells.points, reason: row.cells.reason } : null,
      current: line.computed ? { points: line.points ?? '', reason: '' } : entryOf(sheet.entries, indicator),
    };
  });
  const extra = rows
    .filter(({ cells }) => !known.has(cells.indicator))
    .map(({ row, cells: { indicator, name, points, reason } }): ImportedRow => ({
      indicator: indicator.slice(0, 80),
      name: words(name.slice(0, 80), name.slice(0, 80)),
      row,
      ...ruled('refused', said.unknown),
      yours: { points, reason },
      current: null,
    }));
  return [...ofSheet, ...extra];
};

/** The lines after the import: changed rows, and of the conflicting ones those that are named. Refuses a name that is no conflict. */
export const takenEntries = (
  rows: readonly ImportedRow[],
  entries: readonly SheetEntry[],
  take: readonly string[],
): { readonly entries: readonly SheetEntry[]; readonly problems: readonly Reason[] } => {
  const problems = take
    .filter((indicator) => !rows.some((row) => row.indicator === indicator && row.status === 'conflict'))
    .map((indicator): Reason => ({ code: 'sheet_row_not_conflicting', facts: { indicator } }));
  const taken = rows.filter(({ status, indicator }) => status === 'changed' || (status === 'conflict' && take.includes(indicator)));
  const after = new Map(entries.map((entry) => [entry.indicator, entry]));
  for (const { indicator, yours } of taken) {
    if (yours && yours.points !== '') after.set(indicator, { indicator, ...yours });
    else after.delete(indicator);
  }
  return { entries: [...after.values()], problems };
};
