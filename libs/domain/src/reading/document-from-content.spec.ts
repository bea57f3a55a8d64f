// Shows how a stored report is laid out, and that each place leads back into its section.
import { type ReportContent, emptyContent } from '../reports/content';
import { documentFromContent, placeInContent } from './document-from-content';
import { chooseFigures, readDocument } from './read';

const content: ReportContent = {
  ...emptyContent,
  title: '甲县乙乡人民政府2023年度部门整体支出绩效自评报告',
  headings: [
    { key: 'budget', title: '二、预算支出情况', level: 1 },
    { key: null, title: '（二）部门预算执行情况', level: 2 },
    { key: 'budget.threePublic', title: '1.“三公”经费执行情况', level: 3 },
    { key: 'problems', title: '三、存在的问题及原因', level: 1 },
    { key: 'causes', title: '三、存在的问题及原因', level: 1 },
  ],
  sections: {
    budget: '',
    'budget.threePublic': '“三公”经费预算数6.33万元。\n\n  决算数6.33元。',
    problems: '人手不足。',
    causes: '人手不足。',
    other: '无',
  },
  tables: { basicData: [{ 项目: '公用经费', '2023年预算数': '62.00', '2023年决算数': '61.20' }] },
};
const document = documentFromContent(content);

it('lays out headings as written, the standard label where there is none, and forms as tables', () => {
  expect(document.text).toBe(
    [
      '甲县乙乡人民政府2023年度部门整体支出绩效自评报告',
      '二、预算支出情况',
      '（二）部门预算执行情况',
      '1.“三公”经费执行情况',
      '“三公”经费预算数6.33万元。\n\n  决算数6.33元。',
      '三、存在的问题及原因',
      '人手不足。',
      '其他需要说明的情况',
      '无',
      '部门整体支出绩效评价基础数据表',
      '项目\t2023年预算数\t2023年决算数\n公用经费\t62.00\t61.20',
    ].join('\n'),
  );
  for (const block of document.blocks) {
    if (block.kind === 'paragraph') expect(document.text.slice(block.start, block.end)).toBe(block.text);
    else for (const cell of block.cells) expect(document.text.slice(cell.start, cell.end)).toBe(cell.text);
  }
});

it('is read like any document', () => {
  const chosen = chooseFigures(readDocument(document));
  expect(chosen['threePublic.actual.total']).toMatchObject({ value: '0.000633', quote: '决算数6.33元' });
  expect(chosen['runningCosts.actual']?.value).toBe('61.20');
  expect(readDocument(document).sections.map(({ key }) => key)).toEqual(['budget', 'budget.threePublic', 'problems', 'causes', 'other']);
});

it('leads from an offset back into the section', () => {
  const text = content.sections['budget.threePublic'] ?? '';
  const place = placeInContent(document, document.text.indexOf('决算数6.33元'));
  expect(place).toEqual({ section: 'budget.threePublic', offset: text.indexOf('决算数6.33元') });
  expect(placeInContent(document, document.text.indexOf('其他需要说明'))).toBeNull();
  expect(placeInContent(document, document.text.indexOf('61.20'))).toBeNull();
});

it('keeps both sections once they no longer say the same', () => {
  const apart = documentFromContent({ ...content, sections: { ...content.sections, causes: '编制偏少。' } });
  expect(
    readDocument(apart)
      .sections.filter(({ key }) => key === 'problems' || key === 'causes')
      .map(({ text }) => text),
  ).toEqual(['人手不足。', '编制偏少。']);
});

it('lays out a report without headings by the standard labels', () => {
  const typed = documentFromContent({ ...emptyContent, sections: { result: '自评得分90分。', basics: '甲。' } });
  expect(typed.text).toBe('部门、单位基本情况\n甲。\n综合评价结论\n自评得分90分。');
  expect(readDocument(typed).sections.map(({ key, text }) => [key, text])).toEqual([
    ['basics', '甲。'],
    ['result', '自评得分90分。'],
  ]);
});
