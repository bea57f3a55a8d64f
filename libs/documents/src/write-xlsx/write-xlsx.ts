// Writes the forms of a report as a workbook: a sheet for each form as it is printed, one with every figure, one with the unit's own scores.
import { figuresTable, FORM_KEYS, formLayout, type FormGrid, type FormKey, type ReportContent } from '@camphor/domain';
import type { CellObject, Row, Sheet } from 'write-excel-file/node';
import { FIGURES_TITLE, figureLines, plainTable, selfScoreTable, unitWords } from '../paper/annex-tables';
import { textWidth } from '../paper/text-width';
import { trailWords, type PaperFacts, type PaperTable } from '../paper/report-paper';
import { printing } from './printing';
import { textCell, valueCell } from './sheet-cells';

const BORDER: CellObject = { borderStyle: 'thin', borderColor: '#000000', alignVertical: 'center' };
const SHEET_NAMES: Record<FormKey, string> = {
  basicData: '基础数据表',
  selfEvaluation: '整体支出绩效自评表',
  projectSelfEvaluation: '项目支出绩效自评表',
};
/** Characters across a printed page. */
const ACROSS = { upright: 88, lying: 128 } as const;

type SheetRow = (CellObject | null)[];
const across = (cell: CellObject, width: number): SheetRow => [
  { ...cell, columnSpan: width },
  ...Array.from({ length: width - 1 }, () => null),
];

const LINE_POINTS = 15;
/** A workbook with a higher row is called damaged by Excel. */
const HIGHEST_POINTS = 409;
/** How many lines each row holds: neither Excel nor WPS grows a row by itself for a merged cell that wraps. */
const rowLines = ({ rows, cells }: PaperTable, columns: readonly number[]): number[] => {
  const lines = Array.from({ length: rows }, () => 1);
  const wanted = ({ text, column, columnSpan }: PaperTable['cells'][number]): number =>
    // One character of a column goes to its edges; the widths of columns count digits, of which a Chinese character takes two.
    text
      .split('\n')
      .map((line) =>
        Math.ceil((2 * textWidth(line)) / Math.max(2, columns.slice(column, column + columnSpan).reduce((sum, each) => sum + each, 0) - 1)),
      )
      .reduce((sum, each) => sum + Math.max(1, each), 0);
  for (const cell of [...cells].sort((a, b) => a.rowSpan - b.rowSpan)) {
    const last = cell.row + cell.rowSpan - 1;
    const room = lines.slice(cell.row, last + 1).reduce((sum, each) => sum + each, 0);
    lines[last] = (lines[last] ?? 1) + Math.max(0, wanted(cell) - room);
  }
  return lines;
};

const tableRows = (table: PaperTable, columns: readonly number[]): SheetRow[] => {
  const width = table.widths.length;
  const rows: SheetRow[] = Array.from({ length: table.rows }, () => Array.from({ length: width }, () => null));
  for (const cell of table.cells) {
    const look: CellObject = {
      ...BORDER,
      ...(cell.header ? { align: 'center', fontWeight: 'bold' } : {}),
      ...(cell.rowSpan > 1 ? { rowSpan: cell.rowSpan } : {}),
      ...(cell.columnSpan > 1 ? { columnSpan: cell.columnSpan } : {}),
    };
    const row = rows[cell.row];
    if (row) row[cell.column] = cell.is === 'label' ? textCell(cell.text, look) : valueCell(cell.text, look);
  }
  rowLines(table, columns).forEach((count, index) => {
    const row = rows[index];
    // A place that a merged cell covers stays empty.
    const at = row?.findIndex((cell) => cell !== null) ?? -1;
    if (row && at >= 0 && count > 1) row[at] = { ...row[at], height: Math.min(count * LINE_POINTS, HIGHEST_POINTS) };
  });
  return rows;
};

export interface SheetTable extends PaperTable {
  readonly sheet: string;
  readonly lying: boolean;
}
const sheetOf = (table: SheetTable): Sheet<never> => {
  const width = table.widths.length;
  const sum = table.widths.reduce((all, each) => all + each, 0);
  const columns = table.widths.map((each) => Math.max(8, Math.round((each / sum) * (table.lying ? ACROSS.lying : ACROSS.upright))));
  const rows: SheetRow[] = [
    across({ ...textCell(table.title), align: 'center', alignVertical: 'center', fontWeight: 'bold', fontSize: 16, height: 30 }, width),
    ...(table.unitLine === '' ? [] : [across({ ...textCell(table.unitLine), align: 'right' }, width)]),
    ...tableRows(table, columns),
    ...[...table.notes, table.footer].filter((line) => line !== '').map((line) => across(textCell(line), width)),
  ];
  return {
    data: rows as Row[],
    sheet: table.sheet,
    columns: columns.map((width) => ({ width })),
    ...(table.lying ? { orientation: 'landscape' as const } : {}),
    ...(table.headerRows > 0 ? { stickyRowsCount: (table.unitLine === '' ? 1 : 2) + table.headerRows } : {}),
  };
};

/** The sheets of forms; several project forms have a sheet each. */
export const formSheets = (grids: readonly FormGrid[]): SheetTable[] => {
  const seen = new Map<string, number>();
  return grids.map((grid) => {
    const name = SHEET_NAMES[grid.form];
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { ...grid, sheet: count === 1 ? name : `${name}（${count}）`, lying: grid.form !== 'basicData' };
  });
};
/** Figures one a line; `asked` ones that have no value stand there to be filled in. */
export const figuresSheet = (content: Pick<ReportContent, 'figures'>, asked: readonly string[] = []): SheetTable => {
  const lines: string[][] =
    asked.length === 0
      ? figureLines(content, () => true)
      : figuresTable.filter(({ key }) => asked.includes(key)).map(({ label, unit }) => [label.zh, '', unitWords[unit]]);
  return { ...plainTable(FIGURES_TITLE, ['数据项', '数值', '计量单位'], [6, 3, 2], lines), sheet: '数据', lying: false };
};

export const writeSheets = async (tables: readonly SheetTable[]): Promise<Buffer> => {
  // Loaded when it is asked for: the command line starts without it.
  const { default: writeExcelFile } = await import('write-excel-file/node');
  return writeExcelFile(tables.map(sheetOf), { fontFamily: '宋体', fontSize: 11, features: [printing] }).toBuffer();
};

export const writeXlsx = (
  content: ReportContent,
  { indicators = {}, trail }: Pick<PaperFacts, 'indicators' | 'trail'>,
): Promise<Buffer> => {
  const forms = FORM_KEYS.filter((form) => form !== 'projectSelfEvaluation' || (content.tables[form] ?? []).length > 0);
  return writeSheets([
    ...formSheets(forms.flatMap((form) => formLayout(form, content))),
    { ...figuresSheet(content), notes: trail ? [trailWords(trail)] : [] },
    ...selfScoreTable(content, indicators).map((table) => ({ ...table, sheet: '自评得分', lying: false })),
  ]);
};
