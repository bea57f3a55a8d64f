// Shows which control rates (控制率) are held against which figures, in prose and in forms.
import { readDocument } from '../reading';
import { documentFromText } from '../reading/document-from-text';
import { chooseFigures } from '../reading/read';
import { runChecks } from './run-checks';

const broken = (text: string): string[] => {
  const document = documentFromText(text);
  const reading = readDocument(document);
  const figures = Object.fromEntries(Object.entries(chooseFigures(reading)).map(([key, { value }]) => [key, value]));
  return runChecks({ document, reading, figures, required: { sections: [], forms: [] }, bands: [] }).flatMap(
    ({ check, status, quote, expected }) => (check === 'rate.stated' && status === 'fail' ? [`${quote} → ${expected}`] : []),
  );
};
const report = (staff: string, money: string, analysis: string): string =>
  `官桥镇人民政府2023年度部门整体支出绩效自评报告\n一、部门概况\n（二）人员编制\n${staff}\n二、部门整体支出情况\n（二）“三公”经费\n${money}\n三、评价指标分析\n${analysis}`;
const staff = '核定编制52名，2023年末在职49人。';
const money =
  '2023年“三公”经费预算13.00万元，实际支出11.97万元。公用经费预算96.00万元，实际支出92.16万元。政府采购预算140万元，实际采购134.72万元。';

it.each([
  ['在职人员控制率94.23%，“三公”经费控制率92.08%，公用经费控制率96%。', []],
  ['在职人员控制率92.43%。', ['在职人员控制率92.43% → 94.23']],
  ['财政供养人员控制率为94.32%，未超编。', ['财政供养人员控制率为94.32% → 94.23']],
  ['“三公”经费控制率为96.08%。', ['三公”经费控制率为96.08% → 92.08']],
  ['公用经费控制率98.5%，得8分。', ['公用经费控制率98.5% → 96.00']],
  ['政府采购执行率96.23%，得4分。', []],
  ['政府采购执行率92.63%，得4分。', ['政府采购执行率92.63% → 96.23']],
  // A target, a change and a rate of something else are no statement of these.
  ['三公经费控制率目标值不高于100%，公务接待费控制率88%。', []],
  ['三公经费控制率较上年下降3%，确保在职人员控制率100%。', []],
])('%s', (analysis, wanted) => expect(broken(report(staff, money, analysis))).toEqual(wanted));

it('alone behind the numbers it is taken of', () => {
  expect(broken(report('编制总额为40人，年末在岗人数38人，控制率95%。', money, '无'))).toEqual([]);
  expect(broken(report('编制总额为40人，年末在岗人数38人，控制率98%。', money, '无'))).toEqual(['控制率98% → 95.00']);
});

describe('in a form', () => {
  const form = (rate: string, reached: string): string =>
    [
      '部门整体支出绩效评价基础数据表',
      '财政供养人员情况\t编制数\t2023年实际在职人数\t控制率',
      `人数\t52\t49\t${rate}`,
      '三级指标\t年度指标值\t实际完成值\t分值\t得分',
      `公用经费控制率\t100%\t${reached}\t8\t8`,
    ].join('\n');
  it.each([
    ['94.23%', '96.00%', []],
    ['92.43%', '96.00%', ['92.43% → 94.23']],
    ['94.23%', '69.00%', ['69.00% → 96.00']],
  ])('%s and %s', (rate, reached, wanted) => expect(broken(report(staff, money, '无') + '\n附件\n' + form(rate, reached))).toEqual(wanted));
});
