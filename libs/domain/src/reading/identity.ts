// Decides what the document says about itself: its title, its unit (name, kind, own short names) and the year it is about.
import type { FigureKey, UnitKind } from '../reports/figures.table';
import type { Paragraph, SourceDocument } from './document';
import { type FoldedText, fold, sourceEnd } from './folded-text';
import { numberingOf } from './numbering';
import type { ReadHeading, Statement } from './reading';

export interface Identity {
  readonly title: string;
  readonly year: string;
  /** Full name and the short forms under which the unit speaks of itself. */
  readonly own: readonly string[];
  readonly statements: readonly Statement[];
}
interface Found {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
}

const COVER_LINES = 14;
const TITLE_LINE = 60;

const coverOf = (document: SourceDocument, headings: readonly ReadHeading[]): Paragraph[] => {
  const first = headings[0]?.start ?? Infinity;
  const cover: Paragraph[] = [];
  for (const block of document.blocks) {
    if (cover.length >= COVER_LINES || block.start >= first) break;
    if (block.kind !== 'paragraph') continue;
    if (/^目\s*录$/.test(block.text)) break;
    cover.push(block);
  }
  return cover;
};

const isTitleEnd = (text: string): boolean => /(报告|自评表|评价表|数据表|情况说明|自评情况|总结)(书)?([（(].*[）)])?$/.test(text);
const isCoverField = (text: string): boolean =>
  /^(附件|附表|目\s*录|填报|评价年度|单位名称|部门名称|预算单位|评价单位|自评单位|联系|报告日期|编制|日期|[（(]?\s*(19|20)\d\d\s*年\s*度?\s*[）)]?$)/.test(
    text,
  );

/** The paragraphs that make the title: from the first line of the cover to the one that ends like a report, joined where a line broke it. */
const titleLines = (cover: readonly Paragraph[]): readonly Paragraph[] => {
  const end = cover.findIndex(({ text }) => text.length <= TITLE_LINE && !text.endsWith('。') && isTitleEnd(text) && !isCoverField(text));
  if (end < 0) {
    const line = cover.find(
      ({ text }) => text.length <= TITLE_LINE && /绩效|自评/.test(text) && !/[。；：]$/.test(text) && !isCoverField(text),
    );
    return line && numberingOf(line.text) === null ? [line] : [];
  }
  let start = end;
  // A line that says year and report needs no line above it; what is there is another title (封面).
  const whole = /(19|20)\d\d年.*(报告|总结)/.test(cover[end]?.text ?? '');
  while (start > 0) {
    const above = cover[start - 1];
    if (
      !above ||
      above.text.length > TITLE_LINE / 2 ||
      /[。；：:，]$/.test(above.text) ||
      isCoverField(above.text) ||
      isTitleEnd(above.text) ||
      (whole && /绩效|自评|年度/.test(above.text))
    )
      break;
    start -= 1;
  }
  return cover.slice(start, end + 1);
};

/** A report inside another document (决算公开) has its title at the head of its annex. */
const titleOfAnnex = (document: SourceDocument): readonly Paragraph[] => {
  const lines = document.blocks.filter((block): block is Paragraph => block.kind === 'paragraph');
  for (const [index, { text }] of lines.entries()) {
    const annex = /^附件\s*[\d一二三四五六]*$/.test(text) ? titleLines(lines.slice(index + 1, index + 6)) : [];
    if (annex.length > 0) return annex;
  }
  const line = lines.find(
    ({ text }) => text.length <= TITLE_LINE && ANNEXED.test(text) && numberingOf(text) === null && !/^附件.*\d/.test(text),
  );
  return line ? [line] : [];
};
const ANNEXED = /绩效(评价|自评|自我评价)(情况)?(的)?报告$/;

/** "（2022年度）" in the line below completes a title without a year. */
const yearBelow = (cover: readonly Paragraph[], lines: readonly Paragraph[]): string => {
  const last = lines.at(-1);
  const below = last && cover[cover.indexOf(last) + 1];
  return below && last && cover.includes(last) && YEAR_LINE.test(below.text) && !lines.some(({ text }) => /(19|20)\d\d\s*年/.test(text))
    ? below.text
    : '';
};
const YEAR_LINE = /^[（(]\s*(19|20)\d\d\s*年\s*度?\s*[）)]$/;

// --- year ------------------------------------------------------------------------------------------------------------

const HAN_YEAR = '零一二三四五六七八九';
const yearDigits = (year: string): string =>
  year.replace(/[〇○零一二三四五六七八九]/g, (char) => String(HAN_YEAR.indexOf(/[〇○]/.test(char) ? '零' : char)));
const YEAR = /((?:19|20)\d\d|[二][〇○零][〇○零一二三四五六七八九]{2})年(度)?/g;

/** 评价年度：2022, （2022年度） or 2022年度 on the cover; a date is no evaluation year. */
const COVER_YEAR = /(?:评价年度:?((?:19|20)\d\d)(?:年)?(度)?)|(?:^[(（]?)((?:19|20)\d\d)年(?!\d)(度)?[)）]?/g;

const yearIn = (paragraphs: readonly Paragraph[], confidence: number, pattern = YEAR): Found | null => {
  let plain: Found | null = null;
  for (const paragraph of paragraphs) {
    const folded = fold(paragraph.text.slice(0, 400), paragraph.start);
    for (const match of folded.text.matchAll(pattern)) {
      const year = match[1] ?? match[3];
      if (!year) continue;
      const at = match.index + match[0].indexOf(year);
      const found = { text: yearDigits(year), start: folded.at[at] ?? 0, end: sourceEnd(folded, at + 4), confidence };
      if (match[2] ?? match[4]) return found;
      plain ??= found;
    }
  }
  return plain;
};

/** The year most often named with the budget, else most often named at all. */
const commonYear = (document: SourceDocument): Found | null => {
  const seen = new Map<string, { weight: number; first: Found }>();
  let left = 400;
  for (const block of document.blocks) {
    if (left <= 0) break;
    const words =
      block.kind === 'paragraph' ? block.text.slice(0, 2000) : document.text.slice(block.start, Math.min(block.end, block.start + 4000));
    if (!words.includes('年')) continue;
    const folded = fold(words, block.start);
    for (const match of folded.text.matchAll(YEAR)) {
      const year = yearDigits(match[1] ?? '');
      const after = folded.text.slice(match.index + match[0].length, match.index + match[0].length + 5);
      const weight = /^(年初)?(部门)?(预算|决算|三公|政府采购|年末)/.test(after.replace(/^末/, '年末')) ? 5 : match[2] ? 3 : 1;
      const entry = seen.get(year) ?? {
        weight: 0,
        first: { text: year, start: folded.at[match.index] ?? 0, end: sourceEnd(folded, match.index + 4), confidence: 0.9 },
      };
      entry.weight += weight;
      seen.set(year, entry);
      left -= 1;
    }
  }
  return [...seen.values()].sort((a, b) => b.weight - a.weight)[0]?.first ?? null;
};

// --- unit ------------------------------------------------------------------------------------------------------------

const NAME_ENDS =
  /(19|20)\d\d|二[〇○零]|年度|年部门|部门整体|部门单位|整体支出|整体绩效|绩效|关于|预算支出|部门预算|部门决算|决算|财政支出|项目支出|财政资金|部门支出|自评|评价/;
const FIELD =
  /^(?:预算单位名称|预算单位|预算部门|部门\(单位\)名称|单位名称|部门名称|填报单位|填报部门|评价单位|自评单位|报告单位|单位\(公章\)|单位\(盖章\)|编制单位|被评价单位|单位|部门)(?:\((?:公章|盖章|全称)\))?:(.+)$/;
/** What is written behind a name and is none of it. */
const MARK = /\((?:公章|盖章|本级|机关本级|机关|本部)\)$/;
const WIDE_GAP = /(?<=[^:：\s])[ \t\u3000](?=[ \t\u3000])/;
const UNIT_END = /(人民政府|办事处|委员会|办公室|街道|[局委部院校站所队社会厅处馆办乡镇室]|中心|支队|大队|联合会|总工会)$/;
const LEADING = /^(关于|附件\d*[:、]?|(19|20)\d\d年(度)?|二[〇○零一二三四五六七八九]{3}年(度)?)+/;

const located = (folded: FoldedText, from: number, length: number, confidence: number): Found => ({
  text: folded.text.slice(from, from + length),
  start: folded.at[from] ?? 0,
  end: sourceEnd(folded, from + length),
  confidence,
});

/** The unit's name at the start of a title: what stands before the year or before 部门整体支出. */
const nameInTitle = (folded: FoldedText): Found | null => {
  const from = LEADING.exec(folded.text)?.[0].length ?? 0;
  const rest = folded.text.slice(from);
  const length = rest.search(NAME_ENDS);
  const name = (length < 0 ? '' : rest.slice(0, length)).replace(/年$/, '').replace(MARK, '');
  return name.length >= 2 &&
    name.length <= 40 &&
    !/^\p{Script=Han}{1,6}[县市区省]$/u.test(name) &&
    /\p{Script=Han}/u.test(name) &&
    !/^(部门|单位|我|本)/.test(name)
    ? located(folded, from, name.length, 1)
    : null;
};

const nameInFields = (paragraphs: readonly Paragraph[]): Found | null => {
  for (const paragraph of paragraphs) {
    // A wide gap after 单位名称 stands for the colon.
    const folded = fold(paragraph.text.slice(0, 120).replace(WIDE_GAP, '：'), paragraph.start);
    const name = FIELD.exec(folded.text)?.[1]
      ?.replace(/(:.*|评价年度.*|填报日期.*|联系.*)$/, '')
      .replace(MARK, '');
    // 单位：万元 is a unit of measure.
    if (name && name.length <= 40 && !/^[万亿]?元/.test(name)) return located(folded, folded.text.indexOf(name), name.length, 0.95);
  }
  return null;
};

/** A line of the cover that is a unit's name and nothing else: "（XX县XX乡人民政府）". */
const nameOnCover = (cover: readonly Paragraph[]): Found | null => {
  for (const paragraph of cover) {
    const folded = fold(paragraph.text.slice(0, 40), paragraph.start);
    const name = /^\(?(\p{Script=Han}{4,30})\)?$/u.exec(folded.text)?.[1];
    if (name && UNIT_END.test(name) && !/^(我|本|县财政|市财政|区财政)/.test(name))
      return located(folded, folded.text.indexOf(name), name.length, 0.9);
  }
  return null;
};

/** "XX县XX乡人民政府属…", "XX局是…" at the start of a paragraph. */
const nameInSentence = (paragraphs: readonly Paragraph[]): Found | null => {
  for (const paragraph of paragraphs) {
    const folded = fold(paragraph.text.slice(0, 80), paragraph.start);
    const name = /^([\p{Script=Han}]{3,30}?)(?:\(以下简称[^)]*\))?(?:属于|属|是|为|系|内设|机关|现有|成立|设有)/u.exec(folded.text)?.[1];
    if (name && UNIT_END.test(name) && !/^(我|本)/.test(name)) return located(folded, 0, name.length, 0.85);
  }
  return null;
};

/** The fullest way the document writes the name: with its county before it and 人民政府 after it. */
const fullest = (document: SourceDocument, found: Found): Found => {
  const core = found.text;
  let best = found;
  let at = document.text.indexOf(core);
  for (let tries = 0; at >= 0 && tries < 40; tries += 1, at = document.text.indexOf(core, at + 1)) {
    const before = /[\p{Script=Han}]{0,14}$/u.exec(document.text.slice(Math.max(0, at - 14), at))?.[0] ?? '';
    const county =
      /^[\p{Script=Han}]{1,8}?(自治县|县|市|区|州)([\p{Script=Han}]{1,6}(县|市|区))?$/u.test(before) &&
      clearsStart(document.text, at - before.length)
        ? before
        : '';
    const tail =
      /[乡镇]$/.test(core) && document.text.startsWith('人民政府', at + core.length)
        ? '人民政府'
        : core.endsWith('街道') && document.text.startsWith('办事处', at + core.length)
          ? '办事处'
          : '';
    const text = county + core + tail;
    if (text.length > best.text.length)
      best = { text, start: at - county.length, end: at + core.length + tail.length, confidence: Math.min(found.confidence, 0.95) };
  }
  return best === found ? withGovernment(document, found) : best;
};

/** "衡阳县樟树乡" in the title and "樟树乡人民政府" below are one unit: the full name is both. */
const withGovernment = (document: SourceDocument, found: Found): Found => {
  const place = found.text.replace(COUNTY, '');
  const tail = place.endsWith('乡') || place.endsWith('镇') ? '人民政府' : place.endsWith('街道') ? '办事处' : '';
  return tail !== '' && place.length >= 2 && document.text.includes(place + tail) ? { ...found, text: found.text + tail } : found;
};
const COUNTY = /^.{1,6}?(自治县|县|市|区)(?=.{2,})/u;
const clearsStart = (text: string, at: number): boolean => at === 0 || /[\s。，：:；“、（(]/.test(text.charAt(at - 1));

const KINDS: readonly (readonly [RegExp, UnitKind])[] = [
  [/街道(办事处|党工委)?$/, 'subdistrict'],
  [/镇(人民政府|党委|政府)?$/, 'town'],
  [/[乡](人民政府|党委|政府)?$/, 'township'],
];
export const unitKindOf = (name: string): UnitKind => KINDS.find(([pattern]) => pattern.test(name))?.[1] ?? 'department';

/** Short names: 衡阳县樟树乡人民政府 → 樟树乡人民政府, 樟树乡. */
const shortNames = (name: string): string[] => {
  const withoutCounty = name.replace(COUNTY, '');
  const place = withoutCounty.replace(/(人民政府|办事处)$/, '');
  return [...new Set([name, withoutCounty, place])].filter((own) => own.length >= 2 && !/^(财政局?|教育局?|政府)$/.test(own));
};

// --- all of it -------------------------------------------------------------------------------------------------------

const statementOf = (key: FigureKey, value: string, document: SourceDocument, found: Found): Statement => ({
  key,
  value,
  start: found.start,
  end: found.end,
  quote: document.text.slice(found.start, found.end),
  numberStart: found.start,
  numberEnd: found.end,
  written: { number: document.text.slice(found.start, found.end), unit: '' },
  confidence: found.confidence,
  section: null,
  medium: 'prose',
});

export const readIdentity = (document: SourceDocument, headings: readonly ReadHeading[]): Identity => {
  const cover = coverOf(document, headings);
  const own = titleLines(cover);
  const lines = own.length > 0 ? own : titleOfAnnex(document);
  const title = lines.map((line) => line.text).join('') + yearBelow(cover, lines);
  const joined = joinFolded(lines);
  const paragraphs = document.blocks.filter((block): block is Paragraph => block.kind === 'paragraph');
  const unit =
    nameInTitle(joined) ??
    nameInFields([...cover, ...paragraphs.slice(-6)]) ??
    nameOnCover(cover) ??
    nameInSentence(paragraphs.slice(0, 12)) ??
    nameInCell(document);
  const full = unit && fullest(document, unit);
  const year = yearIn(lines, 1) ?? yearIn(cover, 0.9, COVER_YEAR) ?? yearInCells(document) ?? commonYear(document);
  const statements: Statement[] = [];
  if (full) {
    statements.push(statementOf('unit.name', full.text, document, full));
    statements.push(statementOf('unit.kind', unitKindOf(full.text), document, full));
  }
  if (year) statements.push(statementOf('year', year.text, document, year));
  return { title, year: year?.text ?? '', own: full ? shortNames(full.text) : [], statements };
};

/** A title that runs over two lines is one text; each character knows its own place. */
const joinFolded = (lines: readonly Paragraph[]): FoldedText => {
  const parts = lines.map((line) => fold(line.text, line.start));
  return {
    text: parts.map((part) => part.text).join(''),
    at: Uint32Array.from(
      parts.flatMap((part, index) => [...part.at.subarray(0, index === parts.length - 1 ? undefined : part.text.length)]),
    ),
  };
};

/** Forms name the unit in the cell beside 预算单位名称, or in a line of the sheet: "填报单位：XX\u3000评价年度：2023年". */
const nameInCell = (document: SourceDocument): Found | null => {
  for (const block of document.blocks) {
    if (block.kind !== 'table') continue;
    for (const [index, cell] of block.cells.slice(0, 60).entries()) {
      const beside = block.cells[index + 1];
      if (/^(预算)?(单位|部门)(（单位）|\(单位\))?名称[:：]?$/.test(cell.text.trim()) && beside && beside.text.trim() !== '') {
        return located(fold(beside.text, beside.start), 0, fold(beside.text).text.length, 0.95);
      }
      const field =
        /(?:(?:填报|预算|评价|编制)(?:单位|部门)|(?:单位|部门)(?:（单位）|\(单位\))?名称|^单位)(?:（公章）|（盖章）)?[:：]\s*([\p{Script=Han}]{3,30})/u.exec(
          cell.text,
        );
      // 单位：人民币万元 is a unit of measure.
      if (field?.[1] && !field[1].endsWith('元'))
        return located(fold(field[1], cell.start + field.index + field[0].indexOf(field[1])), 0, field[1].length, 0.95);
    }
  }
  return null;
};
const yearInCells = (document: SourceDocument): Found | null => {
  for (const block of document.blocks) {
    if (block.kind !== 'table') continue;
    for (const cell of block.cells.slice(0, 12)) {
      const match = /(?:评价年度[:：]?\s*|[（(])((?:19|20)\d\d)\s*年/.exec(cell.text);
      if (match?.[1]) {
        const start = cell.start + match.index + match[0].indexOf(match[1]);
        return { text: match[1], start, end: start + 4, confidence: 0.9 };
      }
    }
  }
  return null;
};
