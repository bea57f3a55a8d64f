// Decides what stands on the paper of a report, in order: title, headings as the unit wrote them, texts, signature, forms.
import {
  documentFromContent,
  FORM_KEYS,
  formLayout,
  numberingOf,
  officialForms,
  type FormGrid,
  type ReportContent,
  type SourceDocument,
} from '@camphor/domain';
import { outlined } from './outline';
import { remainingFigures, selfScoreTable } from './annex-tables';

export interface PaperHeading {
  readonly is: 'heading';
  readonly text: string;
  /** 1 to 9 in the outline. */
  readonly level: number;
  /** How it looks by the custom of official documents: 一、 黑体, （一） 楷体, the others 仿宋. */
  readonly look: 1 | 2 | 3;
}
export interface PaperText {
  readonly is: 'text';
  readonly text: string;
  /** Characters at the start that look like a heading ("（一）坚持实干为要。" before its text), and how. */
  readonly lead: { readonly length: number; readonly look: 1 | 2 } | null;
  /** At the left edge and not stretched to the right one: the one who is addressed, a digest. */
  readonly flush?: true;
}
export type PaperBlock = PaperHeading | PaperText;
/** A table with what stands around it. */
export type PaperTable = Omit<FormGrid, 'form' | 'from'>;
export interface PaperAnnex extends PaperTable {
  /** 附件1 */
  readonly label: string;
  readonly landscape: boolean;
}
export interface ReportPaper {
  readonly title: string;
  readonly blocks: readonly PaperBlock[];
  /** 落款: who signs, and the day (成文日期) in words; none for a draft, or where the text ends with its own. */
  readonly signature: { readonly unit: string; readonly date: string } | null;
  readonly annexes: readonly PaperAnnex[];
  /** Small at the foot of each page: where the trail ends; null where there is none. */
  readonly trail: string | null;
}
/** Where the trail of a report ends: how many events, and the digest of the last one. */
export interface PaperTrail {
  readonly count: number;
  readonly algorithm: string;
  readonly head: string;
}
export const trailWords = ({ count, algorithm, head }: PaperTrail): string => `留痕 ${count} 条，末条摘要 ${algorithm}：${head}`;
/** What the report itself does not say. */
export interface PaperFacts {
  readonly unit: string;
  readonly year: number;
  /** Local date on which it was signed (YYYY-MM-DD); null while it is a draft. */
  readonly signed: string | null;
  readonly trail?: PaperTrail;
  /** Names of the indicators by id, for the unit's own scores. */
  readonly indicators?: Readonly<Record<string, string>>;
}

export const reportTitle = ({ unit, year }: Pick<PaperFacts, 'unit' | 'year'>): string => `${unit}${year}年度部门整体支出绩效自评报告`;
/** 2024年5月9日: no leading zeros. */
export const dayInWords = (date: string): string => {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${year}年${Number(month)}月${Number(day)}日`;
};

const DATED = /^[〇○零一二三四五六七八九\d]{4}\s*年\s*[一二三四五六七八九十\d]{1,3}\s*月\s*[一二三四五六七八九十\d]{1,3}\s*日$/;

const lookOf = (text: string, level: number): 1 | 2 | 3 => {
  const style = numberingOf(text)?.style;
  if (style === undefined) return level === 1 ? 1 : level === 2 ? 2 : 3;
  return style === 'han' || style === 'part' ? 1 : style === 'hanBracket' ? 2 : 3;
};

const LEAD = 60;
/** A line that begins with 一、 or （一）: all of it when it has no full stop, else up to the first one. */
const leadOf = (text: string): PaperText['lead'] => {
  const style = numberingOf(text)?.style;
  if (style !== 'han' && style !== 'hanBracket') return null;
  const stop = text.search(/[。：:]/);
  const length = stop < 0 ? text.length : stop + 1;
  return length > LEAD ? null : { length, look: style === 'han' ? 1 : 2 };
};

const blocksOf = (document: SourceDocument): PaperBlock[] =>
  document.blocks.flatMap((block): PaperBlock[] => {
    if (block.kind !== 'paragraph') return [];
    const text = block.text.replace(/^[\s\u3000]+/, '');
    if (block.opens !== undefined) {
      const level = block.headingLevel ?? 1;
      return [{ is: 'heading', text, level, look: lookOf(text, level) }];
    }
    return [{ is: 'text', text, lead: leadOf(text) }];
  });

const annexesOf = (content: ReportContent, facts: PaperFacts): PaperAnnex[] => {
  const forms: FormGrid[] = FORM_KEYS.flatMap((form) => {
    const filled = officialForms[form].lines.some(({ cells }) =>
      cells.some((cell) => cell.is === 'figure' && cell.figure !== 'unit.name' && content.figures[cell.figure] !== undefined),
    );
    return (content.tables[form] ?? []).length > 0 || filled ? [...formLayout(form, content)] : [];
  });
  const tables: (PaperTable & { readonly wide?: boolean })[] = [
    ...forms.map((grid) => ({ ...grid, wide: grid.form !== 'basicData' })),
    ...remainingFigures(content),
    ...selfScoreTable(content, facts.indicators ?? {}),
  ];
  return tables.map(({ wide, ...table }, index) => ({
    ...table,
    label: tables.length === 1 ? '附件' : `附件${index + 1}`,
    landscape: wide === true,
  }));
};

export const paperOf = (given: ReportContent, facts: PaperFacts): ReportPaper => {
  const content = outlined(given);
  const document = documentFromContent({ ...content, title: '', tables: {} });
  const blocks = blocksOf(document);
  const signed = facts.signed !== null && !blocks.slice(-3).some(({ text }) => DATED.test(text.trim()));
  return {
    title: content.title.trim() === '' ? reportTitle(facts) : content.title.trim(),
    blocks,
    signature: signed && facts.signed !== null ? { unit: facts.unit, date: dayInWords(facts.signed) } : null,
    annexes: annexesOf(content, facts),
    trail: facts.trail ? trailWords(facts.trail) : null,
  };
};
