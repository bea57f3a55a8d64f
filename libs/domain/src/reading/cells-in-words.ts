// Decides what a cell states that says more than a number: "126人（行政40人、事业86人）", "自评得分：92分", "评价等级：优".
import type { Cell, SourceDocument, Table } from './document';
import type { DraftStatement } from './drafted';
import type { Identity } from './identity';
import { lexicon } from './lexicon';
import { ProseReader } from './prose-reader';
import type { Statement } from './reading';
import { isNumberCell } from './table-grid';
import type { Heads } from './table-heads';

/** Cells that tell of goals, deeds and reasons state nothing. */
const TELLS =
  /目标|职能|职责|概述|内容|成绩|成效|完成情况|运行情况|问题|措施|原因|说明|任务|指标|备注|建议|计划|评分标准|评价标准|要点|依据/;
const RESULT = /(评价|自评|综合)(等级|等次|得分|评分|结论|总分)|^(等级|等次|得分|总分)/;
/** Beside these stands which offices and centres the unit has. */
const BODIES = /职能|职责|机构/;
const LONGEST = 200;
const IN_THE_END = /^(总分|合计|总计|总得分|得分合计|总\s+分)/;

/** "总分 100 92.31 优": the grade stands alone at the end of the row of the total. */
const gradeAlone = (cell: Cell, { before }: Heads): Statement | null => {
  const text = cell.text.trim();
  const word = lexicon.longest(text, 0);
  if (word?.end !== text.length || word.meaning.says !== 'grade' || !before.some((label) => IN_THE_END.test(label.text.trim())))
    return null;
  const start = cell.start + cell.text.indexOf(text);
  const end = start + text.length;
  return {
    key: 'result.selfGrade',
    value: word.meaning.grade,
    start,
    end,
    quote: text,
    numberStart: start,
    numberEnd: end,
    written: { number: text, unit: '' },
    confidence: 0.9,
    section: null,
    medium: 'table',
  };
};

const tells = (cell: Cell, { before, above }: Heads): boolean =>
  [...before, ...above].some(({ text }) => TELLS.test(text)) || (TELLS.test(cell.text.slice(0, 12)) && !/^\d/.test(cell.text.trim()));

/** Statements of the cells that are sentences; `until` is the first row of indicators. */
export const statementsOfCells = (
  document: SourceDocument,
  table: Table,
  headsOf: (cell: Cell) => Heads,
  until: number,
  identity: Identity,
): DraftStatement[] => {
  const reader = new ProseReader();
  const organs = new ProseReader();
  const grades: Statement[] = [];
  const around = { year: identity.year, own: identity.own };
  for (const cell of table.cells) {
    const text = cell.text.trim();
    if (text.length > LONGEST || isNumberCell(text) || !/[\d０-９优良中差]/.test(text)) continue;
    const heads = headsOf(cell);
    const alone = text.length <= 4 ? gradeAlone(cell, heads) : null;
    if (alone) grades.push(alone);
    const label = heads.before[0];
    const result = RESULT.test(text) || (label !== undefined && RESULT.test(label.text.trim()));
    const bodies = label !== undefined && BODIES.test(label.text) && /\d\s*个/.test(text);
    if (bodies) organs.paragraph(document.text, cell.start, cell.end, { section: 'basics.organisation', ...around });
    if (!result && (cell.row >= until || !/\d/.test(text) || tells(cell, heads) || !/[\p{Script=Han}]/u.test(text))) continue;
    const section = result ? 'result' : 'budget';
    reader.paragraph(document.text, cell.start, cell.end, { section, ...around }, label && label.text.length <= 40 ? label : null);
  }
  const said = [
    ...reader.found.filter((draft) => (!draft.doubt || draft.key.startsWith('result.')) && !draft.key.startsWith('org.')),
    ...organs.found.filter((draft) => draft.key.startsWith('org.')),
  ].map((draft): DraftStatement => ({ ...draft, medium: 'table' }));
  return [...said, ...grades];
};
