// Asks: does anything of last year pass as this year's unseen, and does what is taken over read well?
import fc from 'fast-check';
import { readDocument } from '../reading';
import { documentFromContent } from '../reading/document-from-content';
import { runChecks } from '../checks';
import { carryOver, withoutNumbers } from './carry-over';
import { emptyContent, type ReportContent } from './content';

const last: ReportContent = {
  ...emptyContent,
  title: '衡阳县某乡人民政府2022年度部门整体支出绩效自评报告',
  headings: [
    { key: 'basics', title: '一、部门、单位基本情况', level: 1 },
    { key: 'budget.plan', title: '（一）2022年部门预算情况', level: 2 },
  ],
  figures: {
    'unit.name': '衡阳县某乡人民政府',
    year: '2022',
    'carryOver.closing': '12.5',
    'carryOver.opening': '3',
    'threePublic.budget.total': '6.33',
    'threePublic.actual.total': '6.1',
    'result.selfScore': '98',
  },
  sections: {
    'basics.staffing': '经核定，共有编制数43个，其中行政编制16个；年末实有人数1,040人。',
    'budget.plan':
      '1.收入情况\n2022年年初预算收入520.6万元，2021年为480万元。根据财预〔2013〕53号文和第3号令编制，2022年3月15日批复５２０万元。',
    analysis: '全年完成道路硬化12公里。',
    problems: '产业基础偏弱。',
    method: '无',
  },
  tables: { basicData: [{ 项目: '编制', 数: '43' }] },
  explanations: { 'sum.staffing': '因为' },
  selfScores: [{ indicator: 'a', points: '5', reason: '' }],
};
const carried = carryOver(last, { from: 2022, to: 2023 });
const begun: ReportContent = { ...emptyContent, ...carried };

test('the year opens with what the last one closed with, and with no other figure', () => {
  expect(carried.figures).toEqual({ 'carryOver.opening': '12.5', 'threePublic.prior.total': '6.33' });
  expect(carryOver({ ...last, figures: { 'threePublic.actual.total': '6.1' } }, { from: 2022, to: 2023 }).figures).toEqual({
    'threePublic.prior.total': '6.1',
  });
  expect(carryOver(last, { from: 2022, to: 2024 }).figures).toEqual({});
});
test('title and headings move on to the new year; a title without its year is not taken', () => {
  expect([carried.title, carried.headings[1]?.title]).toEqual([
    '衡阳县某乡人民政府2023年度部门整体支出绩效自评报告',
    '（一）2023年部门预算情况',
  ]);
  expect(carryOver({ ...last, title: '某乡绩效自评报告' }, { from: 2022, to: 2023 }).title).toBe('');
});
test('wording is kept, amounts and counts are left blank, numbers of lists and documents stay', () => {
  expect(carried.sections['basics.staffing']).toContain('\n经核定，共有编制数××个，其中行政编制××个；年末实有人数××人。');
  expect(carried.sections['budget.plan']).toContain(
    '\n1.收入情况\n2023年年初预算收入××万元，2021年为××万元。根据财预〔2013〕53号文和第3号令编制，2023年××月××日批复××万元。',
  );
});
test('what was done, found wanting or answered with 无 is written anew', () => {
  expect(Object.keys(carried.sections).sort()).toEqual(['basics.staffing', 'budget.plan']);
});
test('every section that is taken over is found by the checks until it was read and filled', () => {
  const found = (content: ReportContent) => {
    const document = documentFromContent(content);
    const input = { document, reading: readDocument(document), figures: content.figures, required: { sections: [], forms: [] }, bands: [] };
    return runChecks(input).filter(({ check, status }) => check === 'text.template' && status === 'warn');
  };
  for (const key of ['basics.staffing', 'budget.plan'] as const) {
    const quotes = found(begun).flatMap(({ section, quote }) => (section === key ? [quote] : []));
    expect(quotes.some((quote) => quote?.includes('请核对后删去本行'))).toBe(true);
    expect(quotes.some((quote) => quote?.includes('××'))).toBe(true);
  }
  expect(found({ ...begun, sections: { 'basics.staffing': '经核定，共有编制数43个。' } })).toEqual([]);
});
test('no amount of last year can be read from what is taken over', () => {
  const amount = fc.integer({ min: 1, max: 99_999_999 }).map((cents) => (cents / 100).toFixed(2));
  fc.assert(
    fc.property(amount, fc.constantFrom('万元', '元', '人', '个', '%', '平方米'), (value, unit) => {
      expect(withoutNumbers(`其中：基本支出${value}${unit}，占${value}%。`)).not.toContain(value);
    }),
  );
});
