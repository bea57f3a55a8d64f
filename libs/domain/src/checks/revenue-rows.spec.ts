// Shows when the sources that a table lists below its revenue must make that revenue.
import { drawDocument } from '../reading/fixtures/draw';
import { chooseFigures, readDocument } from '../reading/read';
import { runChecks } from './run-checks';

const blamed = (rows: readonly string[]): (string | undefined)[] => {
  const document = drawDocument('甲县乙局2023年度收支情况表', '单位：万元', ['项目|年初预算|决算', ...rows]);
  const reading = readDocument(document);
  const figures = Object.fromEntries(Object.entries(chooseFigures(reading)).map(([key, { value }]) => [key, value]));
  const found = runChecks({ document, reading, figures, required: { sections: [], forms: [] }, bands: [] });
  return found.filter(({ check, status }) => check === 'sum.revenue' && status === 'fail').map(({ quote }) => quote);
};
const sources = ['一般公共预算财政拨款|4200.00|4580.00', '政府性基金预算财政拨款|600.00|655.00'];

it.each([
  // 4580 + 655 + 48 = 5283.
  ['swapped digits', ['收入合计|4850.00|5238.00', ...sources, '其他收入|50.00|48.00'], ['5238.00']],
  ['both columns', ['收入合计|4805.00|5238.00', ...sources, '其他收入|50.00|48.00'], ['4805.00', '5238.00']],
  [
    'with spending below',
    ['一、收入合计|4850.00|5238.00', ...sources, '其他收入|50.00|48.00', '二、支出合计|4850.00|5090.40'],
    ['5238.00'],
  ],
])('blames %s', (_, rows, quotes) => expect(blamed(rows)).toEqual(quotes));

it.each([
  ['a sum that holds', ['收入合计|4850.00|5283.00', ...sources, '其他收入|50.00|48.00']],
  ['a list without its rest', ['收入合计|4850.00|5238.00', ...sources]],
  ['parts of parts', ['收入合计|4850.00|5283.00', '财政拨款收入|4800.00|5235.00', ...sources, '其他收入|50.00|48.00']],
  ['a row 其中', ['收入合计|4250.00|4628.00', sources[0] ?? '', '其中：专项补助|30.00|40.00', '其他收入|50.00|48.00']],
])('leaves alone %s', (_, rows) => expect(blamed(rows)).toEqual([]));
