// Decides which official form a table is, the unit of measure declared for it, and the words written over it.
import type { FormKey } from '../reports/sections.table';
import type { Paragraph, SourceDocument, Table } from './document';

export type MoneyUnit = '万元' | '元' | '亿元';
export interface FormPlace {
  readonly form: FormKey | null;
  readonly unit: MoneyUnit;
  /** It is about single projects: nothing in it is a figure of the unit. */
  readonly projects: boolean;
  /** The line right over the table, where it is short enough to be its caption. */
  readonly caption: string;
}
const FORM_NAMES: readonly (readonly [RegExp, FormKey])[] = [
  [/项目(支出)?(绩效)?(目标)?自评(价)?(情况)?表|项目支出绩效(评价|目标完成情况)表/, 'projectSelfEvaluation'],
  [/基础(数据|信息|情况)表|基本数据表/, 'basicData'],
  [/自评(价)?表|绩效评价表|自我评价表/, 'selfEvaluation'],
];
const CAPTION = 48;

const declaredIn = (said: readonly string[]): MoneyUnit | null => {
  for (const text of [...said].reverse()) {
    // "单位：元（万元）" leaves it open.
    const unit = /单\s*位\s*[:：]\s*(?:人民币)?\s*(万元|亿元|元)(?!\s*[（(/、]\s*(?:万元|元))|[（(](万元|亿元|元)[）)]\s*$/.exec(
      text.slice(0, 200),
    );
    if (unit) return (unit[1] ?? unit[2]) as MoneyUnit;
  }
  return null;
};

/** A line that lists several forms names none. */
const LISTED = /(数据|信息|评价|自评|情况)表/g;
const formIn = (said: readonly string[]): FormKey | null => {
  for (const text of said) {
    if (text.length > 60 || (text.match(LISTED)?.length ?? 0) > 1) continue;
    const form = FORM_NAMES.find(([pattern]) => pattern.test(text.trim()));
    if (form) return form[1];
  }
  return null;
};

const placeOf = (near: readonly string[], table: Table): FormPlace => {
  const head = table.cells.filter((cell) => cell.row < 4).slice(0, 16);
  // "单位：" (or "金额单位") and "万元" may stand in two cells.
  const cells = head.map((cell, index) => {
    const next = head[index + 1]?.text.trim() ?? '';
    if (/单\s*位[:：]\s*$/.test(cell.text)) return cell.text + next;
    return /单\s*位\s*$/.test(cell.text) && /^(?:人民币)?(?:万元|亿元|元)$/.test(next) ? `${cell.text.trim()}：${next}` : cell.text;
  });
  const form = formIn([...[...near].reverse(), ...cells, table.sheet ?? '']);
  const top = cells.filter((text) => /单位[:：]/.test(text));
  return {
    form,
    projects: form === 'projectSelfEvaluation' || head.some((cell) => /^项\s*目\s*名\s*称[:：]?$/.test(cell.text.trim())),
    unit: declaredIn([...near, ...top]) ?? '万元',
    caption: near.filter((text) => text.length <= CAPTION && !/[。；]|^[（(]?(金额|计量)?单位/.test(text)).at(-1) ?? '',
  };
};

/** For every table of the document what stands before it or in its first rows. */
export const placesOf = (document: SourceDocument): Map<Table, FormPlace> => {
  const places = new Map<Table, FormPlace>();
  let near: string[] = [];
  for (const block of document.blocks) {
    if (block.kind === 'paragraph') {
      near = [...near.slice(-2), block.text];
      continue;
    }
    places.set(block, placeOf(near, block));
    near = [];
  }
  return places;
};

/** The lines over a form that belong to it: its name, and 附件1 above the name. */
const ABOVE_NAME = /^(附件|附表|附|表)\s*[\d一二三四五六]*\s*[:：]?$/;

/** Where the official forms begin that stand behind `after`; they are kept as tables and are no text of a section. */
export const startOfForms = (document: SourceDocument, after: number): number => {
  const places = placesOf(document);
  let near: Paragraph[] = [];
  for (const block of document.blocks) {
    if (block.start < after) continue;
    if (block.kind === 'paragraph') {
      near = [...near.slice(-4), block];
      continue;
    }
    if ((places.get(block)?.form ?? null) === null) {
      near = [];
      continue;
    }
    const named = near.findLastIndex(({ text }) => formIn([text]) !== null);
    const name = near[named];
    const over = near[named - 1];
    return (over && ABOVE_NAME.test(over.text) ? over : name)?.start ?? block.start;
  }
  return document.text.length;
};

/** The same for a table that plain text writes as lines of columns. */
export const placeInLines = (document: SourceDocument, table: Table): FormPlace =>
  placeOf(
    document.text
      .slice(Math.max(0, table.start - 160), table.start)
      .split('\n')
      .slice(-4)
      .filter((line) => line.trim() !== ''),
    table,
  );
