// Decides where the text of a report ends: before its signature (落款) and the forms that are annexed to it.
import type { Block, Paragraph, SourceDocument, Table } from './document';

const LABEL = /^附\s*[件表]\s*[\d一二三四五六七八九十]*\s*[:：]?$/;
const FORM_TITLE = /(自评表|基础数据表|数据表|评价表|情况表|指标表|评分表|明细表)\s*(?:[(（].*[)）])?$/;
const AROUND_FORM = /^(?:(?:金额)?单位[:：]\s*[万亿]?元|[（(]?\d{4}\s*年\s*度?[）)]?|(?:说明|备注|注)[:：].*|填[表报][人单日].*)$/s;
const DAY =
  /^(?:(?:19|20)\d\d|[二][〇○零][〇○零一二三四五六七八九]{2})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日$/;
const UNIT =
  /^[\p{Script=Han}（）()、\s]{3,40}(?:人民政府|办事处|委员会|办公室|街道|[局委部院校学园站所队社会联司厅处馆办乡镇室场库]|中心|大队)(?:[（(](?:公章|盖章)[）)])?$/u;

/** A line of a list ("2.部门整体支出绩效自评表", "表1…、表2…") names forms and heads none. */
const LISTED = /^\s*\d+\s*[.．、]|、/;
const isFormTitle = (text: string): boolean => text.length <= 40 && FORM_TITLE.test(text) && !text.includes('报告') && !LISTED.test(text);
const words = (block: Paragraph): string => block.text.trim();

export interface EndOfText {
  /** Where the text ends; document.text.length where nothing follows it. */
  readonly at: number;
  /** Start of each "附件1" that only names the form below it: no heading. */
  readonly labels: ReadonlySet<number>;
}

/** How many blocks at the end are forms with what stands around them. */
const annexBlocks = (blocks: readonly Block[]): number => {
  let count = 0;
  let tables = 0;
  for (let index = blocks.length - 1; index >= 0; index -= 1) {
    const block = blocks[index];
    if (!block) break;
    if (block.kind === 'table') tables += 1;
    else if (block.opens !== undefined || block.headingLevel !== undefined) break;
    else if (!LABEL.test(words(block)) && !isFormTitle(words(block)) && !AROUND_FORM.test(words(block))) break;
    count += 1;
  }
  return tables > 0 ? count : 0;
};
const isNamed = (blocks: readonly Block[]): boolean =>
  blocks.some((block): boolean => block.kind === 'paragraph' && (LABEL.test(words(block)) || isFormTitle(words(block))));

export const endOfText = (document: SourceDocument): EndOfText => {
  const { blocks } = document;
  const annexed = annexBlocks(blocks);
  const behind = blocks.slice(blocks.length - annexed);
  // Tables of the text itself that merely stand last are no annex; a report that is nothing but forms has no text to end.
  const split = annexed > 0 && annexed < blocks.length && isNamed(behind) && titled(behind) ? blocks.length - annexed : blocks.length;
  let end = split;
  const [name, day] = [blocks[end - 2], blocks[end - 1]];
  if (day?.kind === 'paragraph' && DAY.test(words(day)) && end > 2) end -= name?.kind === 'paragraph' && UNIT.test(words(name)) ? 2 : 1;
  return {
    at: blocks[end]?.start ?? document.text.length,
    labels: new Set(blocks.slice(split).flatMap((block) => (block.kind === 'paragraph' && LABEL.test(words(block)) ? [block.start] : []))),
  };
};
/** The first table of the annex has a name before it. */
const titled = (behind: readonly (Paragraph | Table)[]): boolean => behind[0]?.kind === 'paragraph';
