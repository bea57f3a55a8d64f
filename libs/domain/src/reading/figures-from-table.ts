// Decides which figures the tables of a document state: each number under its labels, in the unit declared for it.
import { type FigureKey, figureDefinition } from '../reports/figures.table';
import type { FormRow } from '../reports/content';
import type { FormKey, SectionKey } from '../reports/sections.table';
import { type Amount, amountAt, measures, unitAt, valueIn } from './amounts';
import { statementsOfCells } from './cells-in-words';
import type { Cell, SourceDocument, Table } from './document';
import type { DraftStatement } from './drafted';
import { type Topic, topicOf } from './figure-keys.table';
import { sectionFinder } from './figures-from-text';
import { fold } from './folded-text';
import { type FormPlace, placeInLines, placesOf } from './form-places';
import { isFigureList, statementsOfList } from './figure-list';
import { rowsOf } from './form-rows';
import type { Identity } from './identity';
import type { ReadSection } from './reading';
import { type Grid, gridOf, isLabel, isNumberCell } from './table-grid';
import { type Heads, headsOf } from './table-heads';
import { type Keyed, keyOf } from './table-keys';
import { type Label, labelOf, NO_LABEL } from './table-labels';
import { sidesOfKinds, type StaffSide } from './table-staffing';

/** A number with its unit and nothing else, also "-61.80", "9.66（分值10）"; `perCent`: its label says so, "占比（%）". */
const amountOf = (text: string, key: FigureKey, declared: string, perCent: boolean): Amount | null => {
  const folded = fold(text).text.replace(/\([^()]*\)$/, '');
  const { unit, signed } = figureDefinition(key);
  const digits = folded.replace(/^-/, '');
  if (!/^\d/.test(digits)) return null;
  const amount = amountAt(digits, 0);
  if ('skipTo' in amount || amount.end !== digits.length) return null;
  const own = signed && folded.startsWith('-') ? { ...amount, digits: `-${amount.digits}` } : amount;
  if (measures(own, unit)) return own;
  if (own.kind !== 'none' || (unit === 'percent' && !perCent)) return null;
  const words = { wanyuan: declared, persons: '人', count: '个', squareMetre: '㎡', points: '分', percent: '%' };
  const assumed = unitAt(words[unit as keyof typeof words] ?? '', 0);
  return assumed && { ...own, kind: assumed.kind, factor: assumed.factor, unit: `declared:${assumed.word}` };
};

/** The indicator rows of an evaluation form hold goals and points, no figures. */
const firstIndicatorRow = (grid: Grid): number => {
  for (let row = 0; row < grid.rows; row += 1) {
    for (let column = 0; column < grid.columns; column += 1)
      if (/^[一二三]级指标|^(评价|绩效|考核)指标$|^指标名称/.test(grid.at(row, column)?.text.trim().replace(/\s+/g, '') ?? '')) return row;
  }
  return Infinity;
};

const END_OF_FORM = /^(总\s*分|合\s*计|总\s*计|总得分|得分合计|自评(总分|得分|总得分))/;
const SCORE_HEAD = /得分|评分|自评分/;
const SCORE_LABEL = /^(部门|单位|整体支出|绩效)*(自评|自我评价|评价|综合|最终)+(总|综合|最终)?(得分|评分|总分|分数|分值)|^总得分/;

/** The score: beside a label that names it, or in the last row of the evaluation form below 得分. */
const isScore = (cell: Cell, { before, above }: Heads, place: FormPlace, indicators: number): boolean => {
  const near = before[0]?.text.trim().replace(/\s+/g, '') ?? '';
  const beside = before[0]?.row === cell.row && (cell.row < indicators || before[0].column + before[0].columnSpan === cell.column);
  if (beside && SCORE_LABEL.test(near) && (cell.row < indicators || !/分值|权重|标准|得分/.test(above[0]?.text ?? ''))) return true;
  return (
    (place.form === 'selfEvaluation' || indicators < cell.row) &&
    before.some(({ text }) => END_OF_FORM.test(text.trim())) &&
    SCORE_HEAD.test(above[0]?.text ?? '') &&
    !/标准|分值/.test(above[0]?.text ?? '')
  );
};

/** 资产使用 beside the head of the columns as well names the group of rows, not the numbers of one. */
const namesGroup = (head: Cell, { above }: Heads): boolean => head.rowSpan > 1 && above.some(({ row }) => row >= head.row);
const groupLabel = (label: Label): Label => ({ ...label, apart: false, unknown: false });
/** 资产情况 before a head 负债, 净资产 … is no subject beside theirs. */
const withoutSubject = (label: Label, column: Label | undefined): Label =>
  label.item && column?.item ? { ...label, item: null, topic: label.topic ?? topicOf(label.item) } : label;
/** 总额 in the group 预算情况. */
const groupTopic = (row: readonly Label[]): Topic | null => row.slice(1).find(({ topic, total }) => topic !== null && total)?.topic ?? null;

const declaredFor = (labels: readonly Cell[], place: FormPlace): string => {
  for (const { text } of labels) {
    const unit = /[（(]\s*(万元|元|亿元)\s*[）)]/.exec(text)?.[1];
    if (unit) return unit;
  }
  return place.unit;
};

class TableReader {
  private readonly grid: Grid;
  private readonly heads;
  private readonly labels = new Map<Cell, Label>();
  private readonly captions: readonly Label[];
  private readonly indicators: number;
  private readonly sidesOfKinds: ReadonlyMap<Cell, StaffSide>;
  private readonly numbersOf = new Map<number, number>();
  /** Topic of the last row whose label has one. */
  private topic: Topic | null;

  constructor(
    private readonly document: SourceDocument,
    private readonly table: Table,
    private readonly place: FormPlace,
    private readonly section: SectionKey | null,
    private readonly identity: Identity,
  ) {
    this.grid = gridOf(table);
    this.heads = headsOf(this.grid);
    this.indicators = firstIndicatorRow(this.grid);
    this.sidesOfKinds = sidesOfKinds(table, (cell) => this.label(cell));
    const over = [table.sheet ?? '', place.caption, ...this.heads.captions.filter(({ row }) => row < 3).map(({ text }) => text)];
    this.captions = over.map((text) => labelOf(text, identity.year));
    this.topic = this.captions.map(({ topic }) => topic).findLast((topic) => topic !== null) ?? this.topicOfRows();
    for (const cell of table.cells) if (isNumberCell(cell.text)) this.numbersOf.set(cell.row, (this.numbersOf.get(cell.row) ?? 0) + 1);
  }

  read(): DraftStatement[] {
    const found: DraftStatement[] = [];
    for (const cell of this.table.cells) {
      if (!/\d/.test(fold(cell.text).text) || cell.text.length > 40) continue;
      const heads = this.heads.of(cell);
      const said = this.keyAt(cell, heads);
      if (!said) continue;
      const statement = this.statement(cell, heads, said);
      if (statement) found.push(statement);
    }
    return [...found, ...statementsOfCells(this.document, this.table, (cell) => this.heads.of(cell), this.indicators, this.identity)];
  }

  private label(cell: Cell): Label {
    const known = this.labels.get(cell);
    if (known) return known;
    const label = labelOf(cell.text, this.identity.year);
    this.labels.set(cell, label);
    return label;
  }

  private rowLabel(head: Cell, heads: Heads, column: Label | undefined): Label {
    if (namesGroup(head, heads)) return withoutSubject(groupLabel(this.label(head)), column);
    const side = this.sidesOfKinds.get(head);
    return side === undefined ? this.label(head) : { ...this.label(head), staffSide: side };
  }

  private keyAt(cell: Cell, heads: Heads): Keyed | null {
    if (isScore(cell, heads, this.place, this.indicators)) return { key: 'result.selfScore', confidence: 0.95 };
    if (cell.row > this.indicators) return null;
    const column = heads.paired ? [] : heads.above.map((head) => this.label(head));
    const row = heads.before.map((head) => this.rowLabel(head, heads, column[0]));
    const near = row[0] ?? NO_LABEL;
    const corner = (heads.paired ? [] : this.cornerOf(heads)).map((head) => this.label(head));
    if (near.topic !== null) this.topic = near.topic;
    return keyOf({
      row,
      column,
      captions: [...corner, ...this.captions],
      topic: (near.topic === null ? (corner[0]?.topic ?? groupTopic(row)) : null) ?? this.topic,
      alone: this.isAlone(cell, heads),
      numbers: this.numbersOf.get(cell.row) ?? 0,
      paired: heads.paired,
    });
  }

  /** What all first labels of the rows are about, where they agree: 合计 may stand above 基本支出. */
  private topicOfRows(): Topic | null {
    const first = this.table.cells.filter((cell) => cell.column === 0 && isLabel(cell)).slice(0, 60);
    const topics = new Set(
      first.map((cell) => this.label(cell)).flatMap(({ item, topic }) => (item !== null && topic !== null ? [topic] : [])),
    );
    const [only] = topics;
    return topics.size === 1 && only !== undefined ? only : null;
  }

  /** No other row of numbers stands below the same head. */
  private isAlone(cell: Cell, { above }: Heads): boolean {
    const head = above[0];
    if (!head) return false;
    const next = cell.row + cell.rowSpan;
    const below = this.grid.at(next, cell.column);
    const before = this.grid.at(cell.row - 1, cell.column);
    return !(below && isNumberCell(below.text)) && !(before && isNumberCell(before.text));
  }

  /** What stands over the labels of the rows: "经费控制情况（万元）". */
  private cornerOf({ before }: Heads): readonly Cell[] {
    const label = before.at(-1);
    return label ? this.heads.of(label).above.slice(0, 1) : [];
  }

  private statement(cell: Cell, heads: Heads, said: Keyed): DraftStatement | null {
    const { before, above } = heads;
    const perCent = [before[0], above[0]].some((head) => /[（(]\s*[%％]\s*[）)]/.test(head?.text ?? ''));
    const amount = amountOf(cell.text, said.key, declaredFor([...before, ...above, ...this.cornerOf(heads)], this.place), perCent);
    const value = amount && valueIn(figureDefinition(said.key).unit, amount);
    if (!amount || value === null) return null;
    const text = cell.text.trim();
    const start = cell.start + cell.text.indexOf(text);
    const end = start + text.length;
    return {
      ...said,
      value,
      start,
      end,
      quote: text,
      numberStart: start,
      numberEnd: end,
      section: this.section,
      medium: 'table',
      written: { number: amount.unit.startsWith('declared') ? text : text.slice(0, -amount.unit.length), unit: amount.unit },
    };
  }
}

/** Statements of all tables; `inLines` are those that plain text writes as columns. */
export const statementsFromTables = (
  document: SourceDocument,
  inLines: readonly Table[],
  sections: readonly ReadSection[],
  identity: Identity,
): DraftStatement[] => {
  const places = placesOf(document);
  const sectionAt = sectionFinder(sections);
  const found: DraftStatement[] = [];
  const tables = [...document.blocks.filter((block): block is Table => block.kind === 'table'), ...inLines].sort(
    (a, b) => a.start - b.start,
  );
  for (const table of tables) {
    const place = places.get(table) ?? placeInLines(document, table);
    const section = sectionAt(table.start);
    const grid = gridOf(table);
    if (isFigureList(grid)) found.push(...statementsOfList(grid, section));
    else if (!place.projects) found.push(...new TableReader(document, table, place, section, identity).read());
  }
  return found;
};

/** The official forms in a document, each row by its column labels. */
export const formsOf = (document: SourceDocument): Partial<Record<FormKey, readonly FormRow[]>> => {
  const forms: Partial<Record<FormKey, FormRow[]>> = {};
  for (const [table, { form }] of placesOf(document)) {
    if (form === null) continue;
    forms[form] = [...(forms[form] ?? []), ...rowsOf(gridOf(table))];
  }
  return forms;
};
