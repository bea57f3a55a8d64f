// Asks: is a second value of a figure shown with its place, and is one that is only written differently not?
import { documentFromText } from './document-from-text';
import { readDocument } from './read';
import { statementsBeside } from './statements-beside';

const beside = (text: string) => statementsBeside(readDocument(documentFromText(text)));
const report = (more: string) => `甲乡人民政府2023年度部门整体支出绩效自评报告
一、部门、单位基本情况
（一）人员编制情况
年末实有人数40人。
二、预算支出情况
（一）部门决算情况
2023年决算总支出2582.39万元。
${more}`;

test('two values of one figure: the other one stands beside, with its words', () => {
  const text = report('三、其他\n2023年决算总支出2528.39万元。');
  const found = beside(text)['budget.final.expenditure'] ?? [];
  expect(found.map(({ value }) => value)).toEqual(['2528.39']);
  expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(found.map(({ quote }) => quote));
});
test('the same value said again, or with other digits, is no contradiction', () => {
  expect(beside(report('三、其他\n2023年决算总支出2582.390万元。'))).toEqual({});
});
test('each value once, however often it is stated', () => {
  const text = report('三、其他\n2023年决算总支出2528.39万元。\n2023年决算总支出2528.39万元。\n2023年决算总支出2500万元。');
  expect(beside(text)['budget.final.expenditure']?.map(({ value }) => value)).toEqual(['2528.39', '2500']);
});
