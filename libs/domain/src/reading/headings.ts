// Decides which paragraphs are headings, what sections they open and where the text of each section ends.
import { type SectionKey, chapterOf } from '../reports/sections.table';
import type { Paragraph, SourceDocument, Table } from './document';
import { endOfText } from './end-of-text';
import { type HeadingMeaning, meaningOf } from './heading-meaning';
import { chaptersWithParts, narrativeSections, onlyAsChapter } from './headings.table';
import { placesOf, startOfForms } from './form-places';
import { type Numbering, type NumberingStyle, numberingOf } from './numbering';
import type { ReadHeading, ReadSection } from './reading';

interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly title: string;
  readonly numbering: Numbering | null;
  readonly meaning: HeadingMeaning;
  readonly level: number | null;
  /** Sections that the source itself knows the heading to open. */
  readonly given: readonly SectionKey[] | null;
  /** Text follows it in the same paragraph: it is a heading only when it opens a section. */
  readonly runIn: boolean;
  readonly chapterMark: boolean;
}
interface Placed extends Candidate {
  readonly depth: number;
  keys: readonly SectionKey[];
  inner: boolean;
}

const MAX_HEADING = 48;
/** A line without numbering is a heading only when it ends like one. */
const HEADING_END =
  /(情况|概况|结论|分析|措施|问题|困难|不足|目标|说明|事项|公开|建议|原因|附件|附表|成效|打算|应用|设置|编制|得分|结果|举措|^附[:：]?|附件[:：]|附表[:：])$/;
const FORM_TITLE = /(自评表|基础数据表|评价表|情况表|指标表|评分表)(\(.*\))?$/;
/** "固定资产情况（万元）" stands over a table; "…自评报告" is a title. */
const CAPTION = /[（(](单位[:：])?(万元|元|亿元|人|㎡|%)[）)]|单位[:：]\s*(万元|元)/;
const TITLE_END = /(报告|总结)(书)?([（(].*[）)])?$/;
const CONTENTS_LINE = /(\.{3,}|…+|·{3,}|\t)\s*\d{1,3}$/;

/** 【资金安排】: the brackets make the heading. */
const BRACKETED = /^[【〖]\s*([^【】〖〗]{2,24}?)\s*[】〗][:：]?/;

/** Parts of the budget that a short report names at the head of a paragraph. */
const PARTS_NAMED = new Set<SectionKey>(['budget.threePublic', 'budget.procurement', 'budget.assets']);

const withoutEndMark = (text: string): string => text.replace(/[。：:；;]+$/, '');

/** The part of a run-in heading up to its mark: "综合评价结论。" of "综合评价结论。反映…". */
const runIn = (text: string): string | null => {
  const end = text.slice(0, MAX_HEADING).search(/[。：:]/);
  return end > 0 && end + 1 < text.length ? text.slice(0, end + 1) : null;
};

const candidateOf = (paragraph: Paragraph, afterForm: boolean): Candidate | null => {
  const { text, start } = paragraph;
  const make = (length: number, numbering: Numbering | null, meaning: HeadingMeaning): Candidate => ({
    start,
    end: start + length,
    title: text.slice(0, length),
    numbering,
    meaning,
    level: paragraph.headingLevel ?? null,
    given: paragraph.opens ?? null,
    runIn: length < text.length,
    chapterMark: numbering !== null && /、/.test(numbering.written),
  });
  if (CONTENTS_LINE.test(text.slice(-200))) return null;
  const numbering = numberingOf(text);
  const rest = text.slice(numbering?.written.length ?? 0);
  if (paragraph.opens) return make(text.length, numbering, { keys: paragraph.opens, whole: true, ifAlone: false });
  if (paragraph.headingLevel !== undefined && text.length <= 2 * MAX_HEADING) return make(text.length, numbering, meaningOf(rest));
  const named = BRACKETED.exec(text);
  if (named?.[1] !== undefined) {
    const meaning = meaningOf(named[1]);
    return meaning.whole && meaning.keys.length > 0 ? make(named[0].length, null, meaning) : null;
  }
  const short = rest.length <= MAX_HEADING && !/[。；;！？]./.test(rest);
  if (numbering && short) {
    const meaning = meaningOf(rest);
    if ((meaning.whole && meaning.keys.length > 0) || (!/[。；;：:，,、]$/.test(rest) && rest !== ''))
      return make(text.length, numbering, meaning);
  }
  const lead = runIn(rest);
  if (lead !== null && (numbering || /^附(件|表)?/.test(lead))) {
    const meaning = meaningOf(lead);
    if (meaning.whole && meaning.keys.length > 0) return make(text.length - rest.length + lead.length, numbering, meaning);
  }
  // "资产：截至…" in the chapter of the budget.
  if (lead !== null && !numbering && /[：:]$/.test(lead) && lead.length <= 12) {
    const meaning = meaningOf(lead);
    if (meaning.whole && !meaning.ifAlone && meaning.keys.some((key) => PARTS_NAMED.has(key))) return make(lead.length, null, meaning);
  }
  if (
    numbering ||
    afterForm ||
    rest.length > 24 ||
    CAPTION.test(rest) ||
    TITLE_END.test(rest) ||
    !(HEADING_END.test(rest.replace(/\d+$/, '')) || (paragraph.bold && !/[。，；]/.test(rest)))
  )
    return null;
  const meaning = meaningOf(rest);
  return meaning.whole && meaning.keys.length > 0 && !meaning.ifAlone ? make(text.length, null, meaning) : null;
};

/** Chapters of a report that is laid out as one table stand in rows of one cell: "二、部门收支情况（单位：万元）". */
const headingCells = (table: Table): Paragraph[] => {
  const width = Math.max(...table.cells.map(({ column, columnSpan }) => column + columnSpan));
  return table.cells
    .filter(({ column, columnSpan, text }) => column === 0 && width > 2 && columnSpan === width && text.length <= MAX_HEADING)
    .flatMap(({ text, start, end }): Paragraph[] => (numberingOf(text)?.style === 'han' ? [{ kind: 'paragraph', text, start, end }] : []));
};

/** Paragraphs, and the rows of tables that head chapters; the official forms have none. */
const linesOf = (document: SourceDocument): Paragraph[] => {
  const places = placesOf(document);
  return document.blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [block] : places.get(block)?.form === null ? headingCells(block) : [],
  );
};

const candidatesOf = (document: SourceDocument): Candidate[] => {
  const { labels } = endOfText(document);
  const found: Candidate[] = [];
  let afterForm = false;
  let contents: string[] | null = null;
  for (const block of linesOf(document)) {
    if (labels.has(block.start)) continue;
    if (/^目\s*录$/.test(block.text)) contents = [];
    afterForm ||=
      block.text.length <= 40 &&
      FORM_TITLE.test(block.text.replace(/[（]/g, '(').replace(/[）]/g, ')')) &&
      !/报告/.test(block.text) &&
      numberingOf(block.text) === null;
    const candidate = candidateOf(block, afterForm);
    // "附件1" above the title says that the report itself is the annex of something.
    if (!candidate || (found.length === 0 && candidate.meaning.keys[0] === 'attachments' && candidate.given === null)) continue;
    const title = candidate.title.replace(/\s+/g, '');
    if (contents && contents[0] === title) {
      // The first line of the contents comes again: here the report itself begins.
      found.length = 0;
      contents = null;
    } else if (contents) contents.push(title);
    found.push(candidate);
  }
  return found;
};

/** Depth of each style of numbering in this document: Arabic numbers are chapters only where no Chinese ones are. */
const depthsOf = (candidates: readonly Candidate[]): ((candidate: Candidate) => number) => {
  const used = new Set(candidates.map((candidate) => candidate.numbering?.style));
  const han = used.has('part') ? 2 : 1;
  const arabicChapters = !used.has('han') && !used.has('part') && (used.has('dotted') || !used.has('hanBracket'));
  const depths: Record<NumberingStyle, number> = {
    part: 1,
    han,
    hanBracket: used.has('han') || used.has('part') ? han + 1 : 1,
    arabic: arabicChapters ? 1 : used.has('han') ? han + 2 : 2,
    dotted: 0,
    arabicBracket: arabicChapters ? 3 : han + 3,
    circled: han + 4,
  };
  const numbered = used.has('han') || used.has('part');
  return ({ numbering, level, meaning, title }) => {
    if (level !== null) return level;
    if (numbered && BRACKETED.test(title)) return han + 1;
    if (!numbering) return (meaning.keys[0] ?? '').includes('.') ? 2 : 1;
    return numbering.style === 'dotted' ? (arabicChapters ? 0 : han + 1) + numbering.depth : depths[numbering.style];
  };
};

const isNarrative = (key: SectionKey): boolean => narrativeSections.includes(key);
const isChapter = (key: SectionKey): boolean => !key.includes('.');

/** "二、部门预算收支情况" over 预算, 决算 and 三公 is the chapter of the budget, whichever of them its own words name. */
const isBudgetRoof = (candidates: readonly Candidate[], index: number, depthOf: (candidate: Candidate) => number): boolean => {
  const roof = candidates[index];
  if (!roof || roof.given !== null || !roof.meaning.keys.some((key) => key === 'budget.plan' || key === 'budget.final')) return false;
  const parts = new Set<SectionKey>();
  for (const below of candidates.slice(index + 1, index + 40)) {
    if (depthOf(below) <= depthOf(roof)) break;
    if (depthOf(below) === depthOf(roof) + 1) for (const key of below.meaning.keys) if (key.startsWith('budget.')) parts.add(key);
  }
  return parts.size >= 2;
};
const BUDGET_ROOF: HeadingMeaning = { keys: ['budget'], whole: true, ifAlone: false };

/** Places the candidates into the outline: depth (also of lost automatic numbering), keys by meaning and by what they stand below. */
const outline = (candidates: readonly Candidate[]): Placed[] => {
  const depthOf = depthsOf(candidates);
  const usesHan = candidates.some((candidate) => candidate.numbering?.style === 'han');
  const placed: Placed[] = [];
  let open: Placed[] = [];
  let run: { readonly style: NumberingStyle; value: number; readonly depth: number } | null = null;
  for (const [index, read] of candidates.entries()) {
    const candidate = isBudgetRoof(candidates, index, depthOf) ? { ...read, meaning: BUDGET_ROOF } : read;
    const { numbering, meaning } = candidate;
    let depth = lostDepth(candidate, depthOf(candidate), open, placed, usesHan);
    const section = open.filter((above) => above.keys.length > 0 && !above.keys.includes('attachments')).at(-1);
    const continuesRun: boolean = run !== null && numbering?.style === run.style && numbering.value === run.value + 1;
    const ancestors = open.filter((above) => above.depth < depth);
    const keys = candidate.given ?? keysBelow(candidate, depth, ancestors, section, continuesRun);
    if (candidate.runIn && keys.length === 0) continue;
    const narrative = section !== undefined && section.keys.some((key) => isNarrative(key) || key === 'result');
    const startsRun = numbering !== null && numbering.value === 1 && depth > 1 && candidate.level === null;
    const inner =
      keys.length === 0 && candidate.given === null && narrative && depth > 1 && (continuesRun || startsRun || depth > section.depth);
    if (inner && section) {
      if (startsRun) run = { style: numbering.style, value: 1, depth: Math.max(depth, section.depth + 1) };
      else if (continuesRun && run && numbering) run.value = numbering.value;
      depth = Math.max(depth, run && numbering?.style === run.style ? run.depth : section.depth + 1);
    } else run = null;
    const self: Placed = { ...candidate, meaning, depth, keys, inner };
    open = [...open.filter((above) => above.depth < depth), self];
    placed.push(self);
  }
  return placed;
};

/** "（2）" after "（一）" and "5、" after "四、" are automatic numbers that Word lost on the way: they continue the level above. */
const lostDepth = (candidate: Candidate, depth: number, open: readonly Placed[], placed: readonly Placed[], usesHan: boolean): number => {
  const { numbering, meaning, level } = candidate;
  if (!usesHan || !numbering || level !== null || meaning.keys.length === 0 || !meaning.whole) return depth;
  if (numbering.style === 'arabicBracket' && !open.some((above) => above.numbering?.style === 'arabic')) return 2;
  const key = meaning.keys[0];
  const before = placed.at(-1);
  const continues = before?.numbering?.style === 'arabic' && before.numbering.value === numbering.value - 1 && before.depth > 1;
  if (numbering.style === 'arabic' && candidate.chapterMark && key !== undefined && isChapter(key) && numbering.value > 1 && !continues)
    return 1;
  return depth;
};

/** Problems, causes and measures may end any chapter, result and analysis may stand in one another, projects with their own evaluation the analysis; other chapters stand for themselves. */
const mayStandBelow = (key: SectionKey, parent: SectionKey, title: string): boolean =>
  ['problems', 'causes', 'measures'].includes(key) ||
  (parent === 'result' && key === 'analysis') ||
  (parent === 'analysis' && key === 'result' && /得分|评分|结论|等级/.test(title)) ||
  (parent === 'analysis' && key === 'projects' && /绩效|自评/.test(title)) ||
  (parent === 'analysis' && key === 'application' && /结果/.test(title));

const bareTitle = ({ title, numbering }: Candidate): string => title.slice(numbering?.written.length ?? 0).replace(/[（(].*[）)]|\s/g, '');

const keysBelow = (
  candidate: Candidate,
  depth: number,
  ancestors: readonly Placed[],
  section: Placed | undefined,
  inRun: boolean,
): readonly SectionKey[] => {
  const { meaning } = candidate;
  // A vague parent and one that joins several meanings give their keys to the sub-headings that say them; a whole report may stand in an annex.
  const above = ancestors
    .filter((ancestor) => !(meaning.whole && candidate.numbering !== null && ancestor.keys.includes('attachments')))
    .filter((ancestor) => !ancestor.meaning.ifAlone && ancestor.keys.length === 1)
    .flatMap((ancestor) => ancestor.keys);
  const parent = above.at(-1);
  const partsParent = parent !== undefined && chaptersWithParts.includes(chapterOf(parent));
  // 整体支出绩效情况 has no parts of the budget below it, even where it is only the roof of result and analysis.
  const vagueAnalysis = ancestors.some(({ meaning: roof }) => roof.ifAlone && roof.keys.includes('analysis'));
  const belowNarrative = above.some((key) => isNarrative(key) || key === 'result') || (inRun && section !== undefined);
  if (!meaning.whole && !(depth === 1 && candidate.numbering !== null) && !(depth === 1 && candidate.level !== null) && !partsParent)
    return [];
  const asChapter = meaning.keys.length === 0 && depth === 1 && (candidate.numbering ?? candidate.level) !== null;
  if (asChapter) return onlyAsChapter.flatMap(([words, key]) => (words.test(bareTitle(candidate)) ? [key] : []));
  // Below the budget chapter 预算收支 is the plan beside 决算收支.
  const inBudget = above.includes('budget') && meaning.keys.join() === 'budget';
  // 预算与决算 is both.
  if (inBudget && PLAN_AND_ACCOUNTS.test(bareTitle(candidate)) && !above.some((key) => key.startsWith('budget.')))
    return ['budget.plan', 'budget.final'];
  const keys =
    above.includes('budget') && meaning.keys.join() === 'budget' && /预算/.test(candidate.title) && !/决算|执行/.test(candidate.title)
      ? (['budget.plan'] as const)
      : meaning.keys;
  const keysInTitle = new Set<SectionKey>(keys);
  return keys.filter((key) => {
    if (above.includes(key)) return false;
    if (
      isChapter(key) &&
      parent !== undefined &&
      (isNarrative(parent) || parent === 'result') &&
      !mayStandBelow(key, parent, candidate.title)
    )
      return false;
    // 机构职能和重点工作 tells what the unit is for, 绩效目标及实施计划 what it meant to do.
    if (key === 'analysis' && (above.includes('basics') || keysInTitle.has('basics.organisation'))) return false;
    if (key === 'measures' && keysInTitle.has('goals')) return false;
    if (vagueAnalysis && /^(basics|budget)/.test(key)) return false;
    if (!isChapter(key) && belowNarrative) return false;
    if (!meaning.whole && partsParent && depth > 1) return chapterOf(key) === chapterOf(parent) && !isChapter(key);
    return true;
  });
};

const PLAN_AND_ACCOUNTS = /预算(安排|收支)?[及和与、]决算|预决算/;

/** 支出情况 and 执行结果 are about what was spent only where they follow the plan. */
const AFTER_PLAN = /^(实际)?(支出|执行)(完成)?(情况|结果)?[。.:：]?$/;

/** A heading gives away what its sub-headings say, and a vague one what others say better. */
const settle = (placed: readonly Placed[]): void => {
  const certain = new Set(placed.filter((heading) => !heading.meaning.ifAlone).flatMap((heading) => heading.keys));
  let before: readonly SectionKey[] = [];
  placed.forEach((heading, index) => {
    if (heading.keys.length === 0) return;
    if (heading.meaning.ifAlone && AFTER_PLAN.test(bareTitle(heading)) && !before.includes('budget.plan')) heading.keys = [];
    before = heading.keys;
    const said = new Set<SectionKey>();
    let parent = false;
    for (let i = index + 1; i < placed.length; i += 1) {
      const below = placed[i];
      if (!below || below.depth <= heading.depth) break;
      parent ||= !below.inner;
      for (const key of below.keys) said.add(key);
    }
    const vague = heading.meaning.ifAlone && heading.given === null;
    heading.keys = heading.keys.filter((key) => !said.has(key) && !(vague && (parent || certain.has(key))));
  });
};

/** A key said before is dropped where the heading still opens another section, and where it stands deeper: there it is part of that text. */
const once = (placed: readonly Placed[]): void => {
  const first = new Map<SectionKey, Placed>();
  for (const heading of placed) {
    const fresh = heading.keys.filter((key) => !first.has(key));
    for (const key of fresh) first.set(key, heading);
    if (heading.given !== null || fresh.length === heading.keys.length) continue;
    heading.keys = fresh.length > 0 ? fresh : heading.keys.filter((key) => heading.depth <= (first.get(key)?.depth ?? 0));
  }
};

/** A chapter 整体支出绩效情况 without sub-headings that states the self-score is also the result. */
const addResult = (document: SourceDocument, placed: readonly Placed[]): void => {
  if (placed.some((heading) => heading.keys.includes('result'))) return;
  const index = placed.findIndex((heading) => heading.meaning.ifAlone && heading.meaning.keys.includes('analysis'));
  const heading = placed[index];
  if (!heading) return;
  const next = placed.find((other, at) => at > index && other.keys.length > 0);
  if (/(自评|得分)[^。；\n]{0,12}\d[\d.]*\s*分/.test(document.text.slice(heading.end, next?.start)))
    heading.keys = [...heading.keys, 'result'];
};

/** All headings of a document in order, with the sections they open. */
export const readHeadings = (document: SourceDocument): ReadHeading[] => {
  const placed = outline(candidatesOf(document));
  settle(placed);
  once(placed);
  addResult(document, placed);
  return placed.map(({ start, end, title, numbering, depth, keys, inner }) => {
    const [key = null, ...also] = keys;
    return { key, also, title, level: depth, start, end, numbering, inner: inner && key === null };
  });
};

/** Where the text before `heading` ends: before the parents without a key that stand right above it ("三、部门整体支出绩效情况"). */
const startWithParents = (document: SourceDocument, headings: readonly ReadHeading[], index: number): number => {
  let start = headings[index]?.start ?? document.text.length;
  for (let i = index - 1; i >= 0; i -= 1) {
    const above = headings[i];
    if (!above || above.key !== null || above.inner || document.text.slice(above.end, start).trim() !== '') break;
    start = above.start;
  }
  return start;
};

/** The sections of a document: for each key its heading and the text up to the next heading with a key. */
export const readSections = (document: SourceDocument, headings: readonly ReadHeading[]): ReadSection[] => {
  const end = endOfText(document).at;
  const sections: ReadSection[] = [];
  const keyed = headings.flatMap((heading, index) => (heading.key === null ? [] : [index]));
  keyed.forEach((index, order) => {
    const heading = headings[index];
    const next = keyed[order + 1];
    if (!heading || heading.key === null) return;
    const until = next === undefined ? startOfForms(document, heading.end) : startWithParents(document, headings, next);
    const raw = document.text.slice(heading.end, Math.max(heading.start < end ? Math.min(until, end) : until, heading.end));
    const text = raw.trim();
    const textStart = text === '' ? heading.end : heading.end + raw.indexOf(text);
    for (const key of [heading.key, ...heading.also]) {
      sections.push({
        key,
        title: withoutEndMark(heading.title),
        level: heading.level,
        start: heading.start,
        end: textStart + text.length,
        textStart,
        text,
      });
    }
  });
  return sections;
};
