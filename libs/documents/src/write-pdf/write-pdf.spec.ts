// Shows that a PDF carries its fonts and its text, stays small, and shows a sign for what the font lacks.
import { emptyContent } from '@camphor/domain';
import { paperOf } from '../paper/report-paper';
import { MISSING, showable } from './pdf-fonts';
import { writePdf } from './write-pdf';

it('keeps what the font has and shows a sign for the rest, joiners left out', () => {
  expect(showable('樟树乡㙍“三公”——①㎡')).toBe('樟树乡㙍“三公”——①㎡');
  expect(showable('好😀👨‍👩‍👧️完')).toBe(`好${MISSING}${MISSING}${MISSING}${MISSING}完`);
});
it('a report of ordinary length is small, with two embedded fonts and the way back from glyphs to text', async () => {
  const text = Array.from(
    { length: 120 },
    (_, index) => `${index}．全乡统筹推进各项工作，完成道路硬化${index}公里，群众满意度98%😀。`,
  ).join('\n');
  const paper = paperOf(
    { ...emptyContent, title: '甲乡2023年度部门整体支出绩效自评报告', sections: { analysis: text } },
    { unit: '甲乡', year: 2023, signed: '2024-05-09' },
  );
  const bytes = Buffer.from(await writePdf(paper));
  const file = bytes.toString('latin1');
  expect(bytes.length).toBeLessThan(500_000);
  expect(file.match(/\/ToUnicode/g)?.length).toBeGreaterThanOrEqual(2);
  expect(file.match(/\/FontFile[23]/g)?.length).toBeGreaterThanOrEqual(2);
  expect(file).not.toContain('/URI');
}, 60_000);
it('each official form fits its page, with the mark of the trail at the foot', async () => {
  const paper = paperOf(
    {
      ...emptyContent,
      title: '甲县乙乡人民政府2023年度部门整体支出绩效自评报告',
      sections: { budget: '收支平衡。' },
      figures: {
        'unit.name': '甲县乙乡人民政府',
        year: '2023',
        'threePublic.budget.total': '6.33',
        'budget.initial.expenditure': '520.60',
      },
    },
    { unit: '甲县乙乡人民政府', year: 2023, signed: null, trail: { count: 11, algorithm: 'sha-256', head: 'a'.repeat(64) } },
  );
  expect(paper.annexes.map(({ title }) => title)).toContain('部门整体支出绩效自评表');
  const pages = (await writePdf(paper)).toString('latin1').match(/\/Type \/Page\b/g) ?? [];
  expect(pages.length).toBe(1 + paper.annexes.length);
}, 60_000);
