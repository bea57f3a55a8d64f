// Decides the tables behind the forms: figures that neither text nor forms state, and the unit's own scores.
import {
  documentFromContent,
  figuresTable,
  FORM_KEYS,
  formLayout,
  gradeWords,
  readDocument,
  rowsOfForm,
  unitKindWords,
  type FigureDefinition,
  type FigureUnit,
  type FormGridCell,
  type Grade,
  type ReportContent,
  type UnitKind,
} from '@camphor/domain';
import type { PaperTable } from './report-paper';

export const unitWords: Record<FigureUnit, string> = {
  wanyuan: '万元',
  persons: '人',
  count: '个',
  percent: '%',
  squareMetre: '㎡',
  points: '分',
  year: '年',
  text: '',
  grade: '',
  unitKind: '',
};
/** A value as clerks read it: 优 for `excellent`. */
export const sayFigure = ({ unit }: Pick<FigureDefinition, 'unit'>, value: string): string => {
  if (unit === 'grade') return gradeWords[value as Grade]?.zh ?? value;
  return unit === 'unitKind' ? (unitKindWords[value as UnitKind]?.zh ?? value) : value;
};

const cell = (text: string, row: number, column: number, is: FormGridCell['is'] = 'text'): FormGridCell => ({
  text,
  row,
  column,
  rowSpan: 1,
  columnSpan: 1,
  is,
  header: row === 0,
  figure: null,
});
export const plainTable = (
  title: string,
  heads: readonly string[],
  widths: readonly number[],
  rows: readonly (readonly string[])[],
): PaperTable => ({
  title,
  unitLine: '',
  widths,
  rows: rows.length + 1,
  headerRows: 1,
  cells: [
    ...heads.map((text, column) => cell(text, 0, column, 'label')),
    ...rows.flatMap((row, index) => row.map((text, column) => cell(text, index + 1, column, column === 0 ? 'label' : 'text'))),
  ],
  notes: [],
  footer: '',
});

/** Title of the table that lists figures one a line; the reader knows it by its lines, not by its title. */
export const FIGURES_TITLE = '自评数据表';
export const figureLines = (content: Pick<ReportContent, 'figures'>, keys: (key: FigureDefinition['key']) => boolean): string[][] =>
  figuresTable.flatMap((row) => {
    const value = content.figures[row.key];
    return value === undefined || !keys(row.key) ? [] : [[row.label.zh, sayFigure(row, value), unitWords[row.unit]]];
  });

/** Figures that a reader of title, text and forms would not find. */
export const remainingFigures = (content: ReportContent): PaperTable[] => {
  const tables = Object.fromEntries(FORM_KEYS.map((form) => [form, formLayout(form, content).flatMap(rowsOfForm)]));
  const found = readDocument(documentFromContent({ ...content, tables })).statements;
  const stated = new Set(found.map(({ key }) => key));
  const lines = figureLines(content, (key) => !stated.has(key));
  return lines.length === 0 ? [] : [plainTable(FIGURES_TITLE, ['数据项', '数值', '计量单位'], [6, 3, 2], lines)];
};

export const selfScoreTable = ({ selfScores }: ReportContent, names: Readonly<Record<string, string>>): PaperTable[] =>
  selfScores.length === 0
    ? []
    : [
        plainTable(
          '自评得分明细表',
          ['评价指标', '自评得分', '说明'],
          [4, 1.5, 5],
          selfScores.map(({ indicator, points, reason }) => [names[indicator] ?? indicator, points, reason]),
        ),
      ];
