// Says in which order and under which headings a report is read.
import { numeral, outlineOf } from './outline';

test('a report typed in from scratch is numbered as the template', () => {
  const outline = outlineOf({ headings: [], figures: { 'staff.inPost.total': '40' }, sections: { 'budget.plan': '预算', result: '结论' } });
  expect(outline.map(({ title }) => title.zh)).toEqual([
    '一、部门、单位基本情况',
    '（一）人员编制情况',
    '二、预算支出情况',
    '（一）部门预算情况',
    '三、综合评价结论',
  ]);
});
test('own headings keep their wording and order; what has none is put after its predecessor', () => {
  const outline = outlineOf({
    headings: [
      { key: 'budget', title: '一、收支', level: 1 },
      { key: 'basics', title: '一、概况', level: 1 },
      { key: null, title: '（一）其它', level: 2 },
    ],
    figures: {},
    sections: { basics: '甲', 'basics.staffing': '乙', measures: '丙' },
  });
  expect(outline.map(({ key, title }) => [key, title.zh])).toEqual([
    ['budget', '一、收支'],
    ['basics', '一、概况'],
    ['basics.staffing', '（一）人员编制情况'],
    ['measures', '三、改进措施'],
  ]);
});
test('numerals', () => {
  expect([1, 10, 11, 19, 20].map(numeral)).toEqual(['一', '十', '十一', '十九', '二十']);
});
test('one heading that opens two sections is read once', () => {
  const title = '四、存在的问题及原因';
  const outline = outlineOf({
    headings: [
      { key: 'problems', title, level: 1 },
      { key: 'causes', title, level: 1 },
    ],
    figures: {},
    sections: { problems: '同一段', causes: '同一段' },
  });
  expect(outline.map(({ key, also }) => [key, also])).toEqual([['problems', ['causes']]]);
});
