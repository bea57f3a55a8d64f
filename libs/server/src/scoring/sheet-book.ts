// Decides what is said of a score sheet as a workbook: how the own one is written, how one that comes back is read or refused, what it would do.
import { Readable } from 'node:stream';
import type { EntityManager } from 'typeorm';
import {
  canonicalJson,
  columnTable,
  factWords,
  foreignReasons,
  guardOf,
  lineDigest,
  readSheetFile,
  refuse,
  refuseAll,
  SHEET_COLUMNS,
  SHEET_FACTS,
  type ImportedRow,
  type Json,
  type Language,
  type Refusal,
  type SheetColumn,
  type SheetFact,
  type SheetFile,
  type StandingSheet,
  type Words,
} from '@camphor/domain';
import { rowsOfFile, writeSheetXlsx } from '@camphor/documents';
import type { Sheet, SheetImport } from '@camphor/contract';
import { digestOf } from '../digest';
import type { FileAnswer } from '../file-answer';
import { safeName } from '../reading/imports';
import type { LoadedCase } from '../reports/case-file.repository';
import { caseOfScorer, sheetView, standingSheet, type ReadSheet } from './own-sheet';

export interface SentSheet {
  readonly name: string;
  readonly content: Uint8Array;
}
export const lineDigestOf = digestOf;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const said = {
  title: { zh: '评分表', en: 'Score sheet' },
  note: {
    zh: '只填写黄色的“得分”和“扣分理由”两列；其余各列供查看，计算得分的指标不能改。填好后在评分表页面导入。',
    en: 'Fill in the yellow columns "Points" and "Reason" alone; the rest is for reading, computed lines cannot be changed. Then import it on the page of the sheet.',
  },
} satisfies Record<string, Words>;

const factsOf = (loaded: LoadedCase, sheet: StandingSheet, language: Language): Record<SheetFact, string> => ({
  unit: loaded.row.unitName,
  year: String(loaded.row.year),
  scorer: sheet.scorer,
  scheme: loaded.scheme.scheme.title[language],
  schemeDigest: sheet.schemeDigest,
  version: String(sheet.version),
  round: String(sheet.owner.round),
  report: sheet.owner.reportId,
});
const cellsOf = (line: Sheet['lines'][number], sheet: StandingSheet): Record<SheetColumn, string> => {
  const { indicator, points = '', reason = '' } = line;
  const digest = lineDigest(sheet.owner, { indicator, points, reason }, lineDigestOf);
  return {
    indicator,
    path: line.path.join(' › '),
    name: line.name,
    weight: line.weight,
    criteria: line.criteria ?? '',
    selfPoints: line.selfScore?.points ?? '',
    selfReason: line.selfScore?.reason ?? '',
    explanation: line.explanation ?? '',
    points,
    reason,
    guard: line.computed ? '—' : guardOf(sheet.lineVersions[indicator] ?? 0, digest),
  };
};

/** The own sheet as a workbook, also once it is handed in. */
export const exportSheet = async (tx: EntityManager, ask: ReadSheet): Promise<FileAnswer | Refusal> => {
  const loaded = await caseOfScorer(tx, ask);
  if ('ok' in loaded) return loaded;
  const { language } = ask;
  const standing = await standingSheet(tx, loaded);
  const { lines } = await sheetView(tx, loaded, language);
  const facts = factsOf(loaded, standing, language);
  const open = SHEET_COLUMNS.flatMap((column, index) => (columnTable[column].open ? [index] : []));
  const title = `${said.title[language]} ${facts.unit} ${facts.year}`;
  const content = await writeSheetXlsx({
    sheet: said.title[language],
    title,
    note: said.note[language],
    facts: SHEET_FACTS.map((fact) => [factWords[fact][language], facts[fact]]),
    columns: SHEET_COLUMNS.map((column) => ({ heading: columnTable[column].heading[language], width: columnTable[column].width })),
    rows: lines.map((line) => {
      const cells = cellsOf(line, standing);
      return { cells: SHEET_COLUMNS.map((column) => cells[column]), open: line.computed ? [] : open };
    }),
  });
  return { download: { name: `${safeName(title)}.xlsx`, type: XLSX, size: content.length, content: Readable.from([content]) } };
};

/** Read in a thread that holds nobody up; refused in a sentence. */
export const readSheetBook = async (file: SentSheet, language: Language): Promise<SheetFile | Refusal> => {
  const name = safeName(file.name);
  const read = await rowsOfFile(name, file.content);
  if (!read.ok) {
    const facts = { field: 'file', file: name, problem: read.code, message: read.message[language] };
    if (read.code === 'too_many') return refuse('too_many', 'file_unreadable', facts);
    return refuse(read.code === 'too_large' || read.code === 'too_much' ? 'too_large' : 'malformed', 'file_unreadable', facts);
  }
  const found = readSheetFile(read);
  if (found.ok) return found.file;
  const lacks = found.lacks.map(({ zh }) => zh).join('、');
  return refuse('malformed', 'sheet_file_not_one', { field: 'file', file: name, lacks: `缺少${lacks}` });
};

export const foreignSheet = (book: SheetFile, sheet: StandingSheet, name: string): Refusal | null => {
  const [first, ...rest] = foreignReasons(book, sheet, safeName(name));
  return first ? refuseAll('guards', [first, ...rest]) : null;
};

export interface ShownPlan {
  readonly standing: StandingSheet;
  readonly rows: readonly ImportedRow[];
  readonly file: string;
  readonly language: Language;
  /** The sheet afterwards; null: a preview. */
  readonly sheet: Sheet | null;
}
export const shownImport = ({ standing, rows, file, language, sheet }: ShownPlan): SheetImport => {
  const count = (status: ImportedRow['status']): number => rows.filter((row) => row.status === status).length;
  const sides = rows.map(({ indicator, row, status, yours, current }) => ({ indicator, row, status, yours, current }));
  return {
    file: safeName(file),
    version: standing.version,
    plan: digestOf(canonicalJson(sides as unknown as Json)),
    counts: { changed: count('changed'), unchanged: count('unchanged'), conflict: count('conflict'), refused: count('refused') },
    rows: rows.map(({ indicator, name, row, status, yours, current, why }) => ({
      indicator,
      name: name[language],
      row,
      status,
      yours,
      current,
      why: why?.[language] ?? null,
    })),
    sheet,
  };
};
