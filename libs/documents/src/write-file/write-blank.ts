// Writes the blank report and the blank forms that units download: the outline with empty chapters, the official forms with empty cells.
import {
  emptyContent,
  figuresTable,
  FORM_KEYS,
  formFromFigures,
  officialForms,
  type Figures,
  type ReportContent,
  type SectionKey,
} from '@camphor/domain';
import { outlineOf } from '../paper/outline';
import { paperOf } from '../paper/report-paper';
import { writeDocx } from '../write-docx/write-docx';
import { figuresSheet, formSheets, writeSheets } from '../write-xlsx/write-xlsx';

/** The chapters of the county template. */
const CHAPTERS: readonly SectionKey[] = [
  'basics.organisation',
  'basics.staffing',
  'budget.plan',
  'budget.final',
  'budget.threePublic',
  'budget.procurement',
  'budget.assets',
  'result',
  'analysis',
  'problems',
  'projects',
  'causes',
  'measures',
  'other',
];
/** The place for the unit's name; left as it is, the check of placeholders finds it. */
const UNIT = '××单位';

const blankContent = (year: number): ReportContent => ({
  ...emptyContent,
  title: `${UNIT}${year}年度部门整体支出绩效自评报告`,
  headings: outlineOf(CHAPTERS),
  sections: Object.fromEntries(CHAPTERS.map((key) => [key, ''])),
});

const inForms = new Set(
  FORM_KEYS.flatMap((form) =>
    officialForms[form].lines.flatMap(({ cells }) => cells.flatMap((cell) => (cell.is === 'figure' ? [cell.figure] : []))),
  ),
);

export const writeBlank = async (format: 'docx' | 'xlsx', year: number): Promise<Uint8Array> => {
  const figures: Figures = { year: String(year) };
  const grids = FORM_KEYS.map((form) => formFromFigures(form, { figures }));
  if (format === 'xlsx') {
    const asked = figuresTable.map(({ key }) => key).filter((key) => !inForms.has(key) && key !== 'unit.kind' && key !== 'year');
    return writeSheets([...formSheets(grids), figuresSheet({ figures: {} }, asked)]);
  }
  const paper = paperOf(blankContent(year), { unit: UNIT, year, signed: null });
  const annexes = grids.map((grid, index) => ({ ...grid, label: `附件${index + 1}`, landscape: grid.form !== 'basicData' }));
  return writeDocx({ ...paper, annexes });
};
