// Decides which figures a table states: row label × column label, in the unit declared for it.
import { type FigureKey, figureDefinition } from '../reports/figures.table';
import type { FormRow } from '../reports/content';
import type { FormKey, SectionKey } from '../reports/sections.table';
import { type Amount, amountAt, measures, unitAt, valueIn } from './amounts';
import type { Cell, SourceDocument, Table } from './document';
import { type Item, type Side, keysOf, topicOf } from './figure-keys.table';
import { fold } from './folded-text';
import type { Identity } from './identity';
import { ProseReader } from './prose-reader';
import type { ReadSection, Statement } from './reading';
import { sectionFinder } from './figures-from-text';
import { rowsOf } from './form-rows';
import { type Grid, gridOf, isLabel } from './table-grid';
import { tokenise } from './tokens';

/** What the words of one label say. */
interface Label {
  readonly item: Item | null;
  readonly side: Side | null;
  readonly staffSide: 'established' | 'inPost' | null;
  readonly period: 'current' | 'prior' | 'other' | null;
  readonly apart: boolean;
  readonly rate: boolean;
  readonly buildings: boolean;
}
const EMPTY: Label = { item: null, side: null, staffSide: null, period: null, apart: false, rate: false, buildings: false };

const labelOf = (text: string, year: string, buildings: boolean): Label => {
  const folded = fold(text.slice(0, 200)).text.replace(/\((万元|元|亿元|人|个|㎡|平方米|%)\)|财政供养人员情况/g, '');
  let label = { ...EMPTY, buildings };
  let unknown = false;
  for (const token of tokenise(folded, 0, folded.length, [])) {
    if (token.is === 'unknown') unknown = true;
    if (token.is === 'year')
      label = {
        ...label,
        period: token.year === year || year === '' ? 'current' : Number(token.year) === Number(year) - 1 ? 'prior' : 'other',
      };
    if (token.is !== 'word') continue;
    const { saying } = token;
    if (saying.says === 'apart') label = { ...label, apart: true, item: null };
    else if (saying.says === 'topic' && saying.topic === 'buildings') label = { ...label, buildings: true };
    else if (saying.says === 'item' && saying.item === 'executionRate') label = { ...label, rate: true };
    else if (saying.says === 'item' && saying.needs === 'buildings' && !label.buildings) unknown = true;
    // An unknown word before or after the subject makes it another one ("农业项目支出").
    else if (saying.says === 'item')
      label = {
        ...label,
        item: unknown ? null : saying.item,
        apart: label.apart || unknown,
        side: saying.side && label.side === null && topicOf(saying.item) !== 'staff' ? saying.side : label.side,
        staffSide: saying.side === 'established' ? 'established' : label.staffSide,
      };
    else if (saying.says === 'spend') label = { ...label, item: label.item ?? 'expenditure' };
    else if (saying.says === 'side') label = { ...label, side: saying.weak && label.side !== null ? label.side : saying.side };
    else if (saying.says === 'staff' && saying.side)
      label = { ...label, staffSide: saying.side, item: saying.noun ? (label.item ?? 'staff') : label.item };
    else if (saying.says === 'period') label = { ...label, period: saying.period };
  }
  return label;
};

interface FormPlace {
  readonly form: FormKey | null;
  readonly unit: '万元' | '元';
}
const FORM_NAMES: readonly (readonly [RegExp, FormKey])[] = [
  [/项目支出绩效自评表|项目自评表|项目绩效自评表/, 'projectSelfEvaluation'],
  [/基础数据表/, 'basicData'],
  [/自评表|绩效评价表/, 'selfEvaluation'],
];

/** The form that a table is, and the unit of measure declared before it or in its first rows. */
const placesOf = (document: SourceDocument): Map<Table, FormPlace> => {
  const places = new Map<Table, FormPlace>();
  let near: string[] = [];
  for (const block of document.blocks) {
    if (block.kind === 'paragraph') {
      near = [...near.slice(-2), block.text];
      continue;
    }
    const head = block.cells.filter((cell) => cell.row < 4).map((cell) => cell.text);
    const said = [...near, ...head.slice(0, 12), block.sheet ?? ''];
    const form = FORM_NAMES.find(([pattern]) => said.some((text) => text.length <= 60 && pattern.test(text)))?.[1] ?? null;
    const unit = [...said]
      .reverse()
      .map((text) => /单位[:：]\s*(万元|元)/.exec(text)?.[1])
      .find((found) => found !== undefined);
    places.set(block, { form, unit: unit === '元' ? '元' : '万元' });
    near = [];
  }
  return places;
};

/** Nearest labels to the left (near first) and the nearest one above. */
const labelsOf = (
  grid: Grid,
  cell: Cell,
  headerRows: ReadonlyMap<number, readonly (Cell | undefined)[]>,
): { readonly left: readonly Cell[]; readonly above: Cell | null } => {
  const left: Cell[] = [];
  for (let column = cell.column - 1; column >= 0; column -= 1) {
    const candidate = grid.at(cell.row, column);
    if (isLabel(candidate) && left.at(-1) !== candidate) left.push(candidate);
  }
  const above = headerRows.get(cell.row)?.[cell.column];
  return { left, above: above ?? null };
};

/** For each row the label that stands above each of its columns, taken down the table once. */
const headersOf = (grid: Grid): Map<number, readonly (Cell | undefined)[]> => {
  const headers = new Map<number, readonly (Cell | undefined)[]>();
  let current: (Cell | undefined)[] = [];
  for (let row = 0; row < grid.rows; row += 1) {
    headers.set(row, current);
    const next = [...current];
    for (let column = 0; column < grid.columns; column += 1) {
      const cell = grid.at(row, column);
      if (isLabel(cell)) next[column] = cell;
    }
    current = next;
  }
  return headers;
};

const keyOf = (row: Label, column: Label, context: Label): { readonly key: FigureKey; readonly confidence: number } | null => {
  if (row.apart || column.apart) return null;
  const item = row.item ?? column.item;
  if (column.rate || row.rate)
    return (item === 'expenditure' || item === null) && (row.item === 'expenditure' || row.rate)
      ? { key: 'budget.final.executionRate', confidence: 0.95 }
      : null;
  if (item === null || item === 'score') return null;
  const keys = keysOf(item);
  const period = column.period ?? row.period ?? 'current';
  if (keys.always) return period === 'current' ? { key: keys.always, confidence: 0.95 } : null;
  if (topicOf(item) === 'staff') {
    const side = column.staffSide ?? row.staffSide ?? context.staffSide;
    const key = side === null || period !== 'current' ? undefined : keys[side];
    return key ? { key, confidence: 0.95 } : null;
  }
  const side = column.side ?? row.side ?? (topicOf(item) === 'assets' ? 'final' : null);
  if (period === 'prior') return keys.prior && side !== null ? { key: keys.prior, confidence: side === 'final' ? 0.65 : 0.95 } : null;
  if (side === null || period === 'other') return null;
  const key = keys[side] ?? (side === 'adjusted' && topicOf(item) !== 'budget' ? keys.initial : undefined);
  return key ? { key, confidence: 0.95 } : null;
};

const amountOf = (text: string, key: FigureKey, declared: string): Amount | null => {
  const folded = fold(text).text.replace(/^-/, '');
  if (!/^\d/.test(folded)) return null;
  const amount = amountAt(folded, 0);
  if ('skipTo' in amount || amount.end !== folded.length) return null;
  const { unit } = figureDefinition(key);
  if (measures(amount, unit)) return amount;
  if (amount.kind !== 'none' || unit === 'percent') return null;
  const assumed = unitAt({ wanyuan: declared, persons: '人', count: '个', squareMetre: '㎡', points: '分' }[unit as string] ?? '', 0);
  return assumed && { ...amount, kind: assumed.kind, factor: assumed.factor, unit: `declared:${assumed.word}` };
};

/** The indicator rows of an evaluation form hold goals and points, no figures. */
const firstIndicatorRow = (grid: Grid): number => {
  for (let row = 0; row < grid.rows; row += 1) {
    for (let column = 0; column < grid.columns; column += 1)
      if (/^(三级指标|二级指标)/.test(grid.at(row, column)?.text.trim() ?? '')) return row;
  }
  return Infinity;
};

const readTable = (table: Table, place: FormPlace, section: SectionKey | null, identity: Identity): Statement[] => {
  if (place.form === 'projectSelfEvaluation') return [];
  const grid = gridOf(table);
  const headers = headersOf(grid);
  const indicators = firstIndicatorRow(grid);
  const labels = new Map<Cell, Label>();
  let buildings = false;
  const read = (cell: Cell | null): Label => {
    if (!cell) return EMPTY;
    const known = labels.get(cell);
    if (known) return known;
    const label = labelOf(cell.text, identity.year, buildings);
    buildings ||= label.buildings;
    labels.set(cell, label);
    return label;
  };
  const found: Statement[] = [];
  for (const cell of table.cells) {
    if (!/\d/.test(fold(cell.text).text) || cell.text.length > 40) continue;
    const { left, above } = labelsOf(grid, cell, headers);
    for (const context of [...left].reverse()) read(context);
    const [near = null, ...further] = left;
    const score =
      place.form === 'selfEvaluation' && left.some((label) => label.text.trim().startsWith('总分')) && /得分/.test(above?.text ?? '');
    if (!score && cell.row > indicators) continue;
    const context = further.map(read).find((label) => label.staffSide !== null || label.side !== null) ?? EMPTY;
    const said = score
      ? { key: 'result.selfScore' as const, confidence: 0.95 }
      : keyOf(read(near), above && above.row < cell.row ? read(above) : EMPTY, context);
    if (!said) continue;
    const declared =
      /[（(]\s*(万元|元)\s*[）)]/.exec([near, above, ...further].map((label) => label?.text ?? '').join(' '))?.[1] ?? place.unit;
    const amount = amountOf(cell.text, said.key, declared);
    const value = amount && valueIn(figureDefinition(said.key).unit, amount);
    if (!amount || value === null) continue;
    found.push({
      ...said,
      ...placeOf(cell),
      value,
      section,
      medium: 'table',
      written: {
        number: amount.unit.startsWith('declared') ? cell.text.trim() : cell.text.trim().slice(0, -amount.unit.length),
        unit: amount.unit,
      },
    });
  }
  return found;
};

const placeOf = (cell: Cell): Pick<Statement, 'start' | 'end' | 'quote' | 'numberStart' | 'numberEnd'> => {
  const start = cell.start + cell.text.length - cell.text.trimStart().length;
  const end = start + cell.text.trim().length;
  return { start, end, quote: cell.text.trim(), numberStart: start, numberEnd: end };
};

/** Grade and score said in words inside a cell ("评价等级：优"). */
const readSentences = (document: SourceDocument, table: Table, place: FormPlace, identity: Identity): Statement[] => {
  if (place.form === 'projectSelfEvaluation') return [];
  const reader = new ProseReader();
  for (const cell of table.cells) {
    if (/(评价|自评)(等级|得分|结论)/.test(cell.text) && cell.text.length < 400)
      reader.paragraph(document.text, cell.start, cell.end, { section: 'result', year: identity.year, own: identity.own });
  }
  return reader.found
    .filter((draft) => draft.key.startsWith('result.'))
    .map(({ doubt: _doubt, ...statement }): Statement => ({ ...statement, medium: 'table' }));
};

/** Statements of all tables; `inLines` are those that plain text writes as columns. */
export const statementsFromTables = (
  document: SourceDocument,
  inLines: readonly Table[],
  sections: readonly ReadSection[],
  identity: Identity,
): Statement[] => {
  const places = placesOf(document);
  const sectionAt = sectionFinder(sections);
  const found: Statement[] = [];
  const tables = [...document.blocks.filter((block): block is Table => block.kind === 'table'), ...inLines].sort(
    (a, b) => a.start - b.start,
  );
  for (const table of tables) {
    const place = places.get(table) ?? placeInLines(document, table);
    found.push(...readTable(table, place, sectionAt(table.start), identity), ...readSentences(document, table, place, identity));
  }
  return found;
};

const placeInLines = (document: SourceDocument, table: Table): FormPlace => {
  const before = document.text.slice(Math.max(0, table.start - 120), table.start);
  const title = before.split('\n').slice(-4).join('\n');
  return { form: FORM_NAMES.find(([pattern]) => pattern.test(title))?.[1] ?? null, unit: /单位[:：]\s*元/.test(title) ? '元' : '万元' };
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
