// Decides whether the report has the chapters and forms (章节, 附表) that it needs.
import { chapterOf, formWords, sectionsTable, type FormKey, type SectionKey } from '../reports/sections.table';
import type { Words } from '../words';
import type { Ground } from './ground';
import { joined, said } from './say-figures';
import { outcomeOf, skipped, type Mistake, type Outcome, type Place } from './verdict';

const ESSENTIAL: readonly SectionKey[] = ['budget', 'result'];
/** One combined chapter may stand for both. */
const TOGETHER: Partial<Record<SectionKey, SectionKey>> = { causes: 'measures', measures: 'causes' };
const COMBINED = /原因.*(?:措施|建议|打算|办法)|(?:措施|建议).*原因/;
const NOTHING = /^(?:无|无。|没有|无此项|不涉及|暂无|\/|—|-)?$/;

const isIn = (key: SectionKey, chapter: SectionKey): boolean => key === chapter || chapterOf(key) === chapter;

/** 无 is content; a heading without a text is a chapter too. */
const hasChapter = ({ input }: Ground, chapter: SectionKey): boolean => {
  const { sections, headings } = input.reading;
  if (
    sections.some(({ key }) => isIn(key, chapter)) ||
    headings.some(({ key, also }) => [key, ...also].some((each) => each !== null && isIn(each, chapter)))
  )
    return true;
  const other = TOGETHER[chapter];
  return other !== undefined && [...sections, ...headings].some(({ key, title }) => key === other && COMBINED.test(title));
};
const hasForm = ({ input }: Ground, form: FormKey): boolean => (input.reading.tables[form]?.length ?? 0) > 0;

const labelOf = (key: SectionKey): Words => sectionsTable.find((row) => row.key === key)?.label ?? { zh: key, en: key };

const REPORT_TITLE = /^.{2,40}(?:整体支出|整体)?绩效(?:自评|评价|自我评价|评价自评).{0,6}报告$/;

const titlePlace = (ground: Ground): Place | undefined => {
  const title = ground.input.reading.title.replace(/\s/g, '');
  const lines = ground.passages.slice(0, 30).filter(({ start, end }) => {
    const text = ground.input.document.text.slice(start, end).replace(/\s/g, '');
    return title !== '' && text !== '' && (title.includes(text) || text.includes(title));
  });
  // A title over two lines: the one that names the report.
  const named = lines.find(({ folded }) => /整体支出|绩效|自评/.test(folded.text));
  // Under the cover and the contents of a larger document (部门决算公开) it stands further down.
  const line = named ?? ground.passages.slice(0, 200).find(({ table, folded }) => !table && REPORT_TITLE.test(folded.text)) ?? lines[0];
  const first = line ?? ground.passages[0];
  return first && { quote: ground.input.document.text.slice(first.start, first.end), start: first.start };
};

/** One finding for all that is missing: a `fail` while the budget or the result is among it. */
export const checkComplete = (ground: Ground): Outcome => {
  const { required, document, reading } = ground.input;
  if (document.text.trim() === '' && reading.sections.length === 0) return skipped({ zh: '报告是空的', en: 'the report is empty' });
  const wanted = sectionsTable.map(({ key }) => key).filter((key) => ESSENTIAL.includes(key) || required.sections.includes(key));
  const chapters = wanted.filter((key) => !hasChapter(ground, key));
  const forms = required.forms.filter((form) => !hasForm(ground, form));
  if (chapters.length + forms.length === 0) return outcomeOf(['held'], { zh: '', en: '' });
  const level = chapters.some((key) => ESSENTIAL.includes(key)) ? 'fail' : 'warn';
  const names = joined([...chapters.map(labelOf), ...forms.map((form) => formWords[form])], '、', ', ');
  const mistake: Mistake = {
    about: '',
    level,
    place: titlePlace(ground),
    message: {
      zh: `缺少：${names.zh}。请补上；确无内容的章节写“无”。`,
      en: `Missing: ${names.en}. Please add them; a chapter without content says 无.`,
    },
  };
  return outcomeOf([mistake], { zh: '', en: '' });
};

const chapterText = ({ input }: Ground, chapter: SectionKey): string =>
  input.reading.sections
    .filter(({ key }) => isIn(key, chapter))
    .map(({ text }) => text.trim())
    .join('');

/** A table in the chapter of the projects, one line a project, shows them as their form would. */
const hasProjectTable = (ground: Ground): boolean =>
  ground.input.document.blocks.some(
    (block) =>
      block.kind === 'table' &&
      ground.sectionAt(block.start)?.key === 'projects' &&
      block.cells.some(({ row, text }) => row < 3 && /^项\s*目\s*(?:名\s*称)?$/.test(text.trim())),
  );

export const checkProjects = (ground: Ground): Outcome => {
  const key = ground.mended('budget.final.project') ? 'budget.final.project' : 'budget.initial.project';
  const spent = ground.mended(key);
  if (!spent) return skipped({ zh: '没有写明项目支出', en: 'project expenditure is not stated' });
  const text = chapterText(ground, 'projects');
  const chapter = !NOTHING.test(text);
  const form = hasForm(ground, 'projectSelfEvaluation') || hasProjectTable(ground);
  if (spent.lte(0) || (chapter && form)) return outcomeOf(['held'], { zh: '', en: '' });
  const lacking = joined([...(chapter ? [] : [labelOf('projects')]), ...(form ? [] : [formWords.projectSelfEvaluation])], '、', ', ');
  const money = said(key, spent);
  const nothing = text === '' ? '' : '（现在写的是“无”）';
  const mistake: Mistake = {
    ...ground.at(key),
    about: 'projects',
    message: {
      zh: `${money.zh}，但缺少：${lacking.zh}${chapter ? '' : nothing}。请补充项目绩效目标完成情况和项目自评表，或说明理由。`,
      en: `${money.en}, but missing: ${lacking.en}. Please add the results of the projects and their form, or explain.`,
    },
  };
  return outcomeOf([mistake], { zh: '', en: '' });
};

const ITEM = /^\s*(?:[（(]?(?:[一二三四五六七八九十]+|\d+)[）)、.．]|\d+\.\d+|[①-⑳]|[一二三四五六七八九十]+是)/;
const INLINE = /(?:^|[。；;：:，\s])(?:[一二三四五六七八九十]+是|[①-⑳])/g;

/** Numbered lines, else 一是 … 二是 inside a line. */
const itemsIn = (text: string): number => {
  const lines = text.split('\n').filter((line) => ITEM.test(line)).length;
  const inline = text.match(INLINE)?.length ?? 0;
  return Math.max(lines, inline);
};

export const checkMeasures = (ground: Ground): Outcome => {
  const missing = { zh: '没有逐条写明的原因和措施', en: 'causes and measures are not listed' };
  const [causes, measures] = (['causes', 'measures'] as const).map((chapter) => {
    const sections = ground.input.reading.sections.filter(({ key }) => key === chapter);
    return { count: itemsIn(sections.map(({ text }) => text).join('\n')), first: sections[0] };
  });
  if (!causes || !measures || causes.count === 0 || measures.count === 0) return skipped(missing);
  if (measures.count >= causes.count) return outcomeOf(['held'], missing);
  const mistake: Mistake = {
    about: '',
    ...(measures.first && measures.first.title !== '' ? { place: { quote: measures.first.title, start: measures.first.start } } : {}),
    message: {
      zh: `写了 ${causes.count} 条原因，只有 ${measures.count} 条改进措施。请逐条对应。`,
      en: `${causes.count} causes, but ${measures.count} measures. Please answer each cause.`,
    },
  };
  return outcomeOf([mistake], missing);
};
