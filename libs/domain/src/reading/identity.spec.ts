// Shows the unit's full name, its kind and the evaluation year found in titles, covers and first sentences.
import { documentFromText } from './document-from-text';
import { chooseFigures, readDocument } from './read';

it.each([
  ['中共丁县委组织部2023年度部门整体支出绩效自评报告', '中共丁县委组织部', 'department', '2023'],
  ['丁县卫生健康局关于2023年度部门整体支出绩效自评的报告', '丁县卫生健康局', 'department', '2023'],
  [' 丁县己乡人民政府年部门整体支出\n绩效自评报告\n一、基本情况\n2022年年初预算收入5万元。', '丁县己乡人民政府', 'township', '2022'],
  ['2023年度部门整体支出绩效自评报告\n（丁县己乡人民政府）', '丁县己乡人民政府', 'township', '2023'],
  ['部门整体支出绩效自评报告\n部门名称（公章）：丁县民政局\n评价年度：2022\n填报日期：2023年5月', '丁县民政局', 'department', '2022'],
  ['丁县2023年度部门整体支出绩效自评报告\n单位：丁县自然资源局', '丁县自然资源局', 'department', '2023'],
  ['丁县石桥乡2023年度部门整体支出绩效自评报告\n一、基本情况\n石桥乡人民政府属一级预算单位。', '丁县石桥乡人民政府', 'township', '2023'],
  ['石桥镇人民政府整体支出绩效自评报告\n（2021年）\n一、基本情况\n丁县石桥镇人民政府位于县境西北。', '丁县石桥镇人民政府', 'town', '2021'],
  [
    '关于2023年度部门整体支出绩效自评情况的报告\n县财政局：\n一、基本情况\n丁县水利局是县政府工作部门，内设5个股室。',
    '丁县水利局',
    'department',
    '2023',
  ],
  ['丁县石桥乡人民政府\n2023年部门整体支出\n绩效自评报告\n2024年6月', '丁县石桥乡人民政府', 'township', '2023'],
  ['附件2：\n2023年度丁县审计局部门整体支出绩效自评报告', '丁县审计局', 'department', '2023'],
  ['丁县乡村振兴局二〇二三年度整体支出绩效评价自评报告', '丁县乡村振兴局', 'department', '2023'],
  ['庚区滨江街道办事处2020年部门整体支出绩效自评报告', '庚区滨江街道办事处', 'subdistrict', '2020'],
])('%s', (text, name, kind, year) => {
  const chosen = chooseFigures(readDocument(documentFromText(text)));
  expect([chosen['unit.name']?.value, chosen['unit.kind']?.value, chosen.year?.value]).toEqual([name, kind, year]);
});

it.each([
  ['丁县己乡人民政府年部门整体支出\n绩效自评报告\n一、基本情况', '丁县己乡人民政府年部门整体支出绩效自评报告'],
  ['附件1\n丁县民政局\n2023年度部门整体支出绩效自评报告\n（2024年5月）\n一、基本情况', '丁县民政局2023年度部门整体支出绩效自评报告'],
  ['部门整体支出绩效自评报告\n单位名称：丁县民政局', '部门整体支出绩效自评报告'],
  ['今年工作顺利。\n一、基本情况', ''],
])('title of %s', (text, title) => expect(readDocument(documentFromText(text)).title).toBe(title));
