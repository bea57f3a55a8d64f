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
