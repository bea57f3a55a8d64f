// Shows that headings are understood by meaning in outlines of different counties, and that list items are no headings.
import { documentFromText } from './document-from-text';
import { outlinesOfProvinces } from './fixtures/outlines';
import { readDocument } from './read';

const headed = (outline: readonly (readonly [string, string])[], body = '这里是一段没有数字的说明。') => {
  const text = `甲县乙局2023年度部门整体支出绩效自评报告\n${outline.map(([heading]) => `${heading}\n${body}\n`).join('')}`;
  return readDocument(documentFromText(text)).headings;
};
const keysOf = (heading: { key: string | null; also: readonly string[] }): string =>
  [heading.key, ...heading.also].filter((key) => key !== null).join();

/** Each outline as [heading, keys that it opens]. */
const outlines: Record<string, readonly (readonly [string, string])[]> = {
  'county template with lost automatic numbers': [
    ['一、部门、单位基本情况', 'basics'],
    ['（一）机构设置情况', 'basics.organisation'],
    ['（2） 人员编制情况', 'basics.staffing'],
    ['二、预算支出情况', 'budget'],
    ['（一）部门预决算情况', ''],
    ['1.部门预算情况', 'budget.plan'],
    ['2.部门决算情况（含年中预算追加情况）', 'budget.final'],
    ['（二）部门预算执行情况', ''],
    ['1.“三公”经费执行情况', 'budget.threePublic'],
    ['2.政府采购执行情况', 'budget.procurement'],
    ['3.资产管理情况', 'budget.assets'],
    ['三、部门整体支出绩效情况', ''],
    ['（一）综合评价结论（此处填写得分）', 'result'],
    ['（3） 评价指标分析（或综合评价情况）。', 'analysis'],
    ['三、存在的问题和困难', 'problems'],
    ['四、项目绩效目标完成情况', 'projects'],
    ['5、 存在问题原因分析及改进措施', ''],
    ['（一）存在问题原因分析', 'causes'],
    ['（二）改进措施', 'measures'],
    ['6、 其他需要说明的情况', 'other'],
  ],
  'management and use': [
    ['一、部门（单位）概况', 'basics'],
    ['（一）部门（单位）主要职责', 'basics.organisation'],
    ['（二）人员编制及实有人数', 'basics.staffing'],
    ['二、部门整体支出管理及使用情况', 'budget'],
    ['（一）基本支出情况', ''],
    ['（二）项目支出情况', ''],
    ['三、部门专项组织实施情况', 'projects'],
    ['四、资产管理情况', 'budget.assets'],
    ['五、部门整体支出绩效情况', 'analysis'],
    ['六、存在的主要问题', 'problems'],
    ['七、改进措施和有关建议', 'measures'],
  ],
  'provincial outline': [
    ['一、基本情况', 'basics'],
    ['二、一般公共预算支出情况', 'budget'],
    ['三、政府性基金预算支出情况', ''],
    ['六、部门整体支出绩效情况', 'analysis'],
    ['七、存在的问题及原因分析', 'problems,causes'],
    ['八、下一步改进措施', 'measures'],
    ['九、部门整体支出绩效自评结果拟应用和公开情况', 'application'],
    ['十、其他需要说明的情况', 'other'],
  ],
  'Arabic, score first': [
    ['1. 自评得分情况', 'result'],
    ['2. 单位基本概况', 'basics'],
    ['2.1 机构设置及职责', 'basics.organisation'],
    ['2.2 人员编制情况', 'basics.staffing'],
    ['3. 收入与支出', 'budget'],
    ['3.1 收入支出预算安排情况', 'budget.plan'],
    ['3.2 收入支出预算执行情况', 'budget.final'],
    ['3.3 公用经费和政府采购情况', 'budget.procurement'],
    ['4. 项目支出绩效情况', 'projects'],
    ['5. 履职情况及效益分析', 'analysis'],
    ['6. 偏离绩效目标的原因和下一步改进措施', 'causes,measures'],
  ],
  'parts and ordinal chapters': [
    ['第一部分 部门概况', 'basics'],
    ['一、主要职能', 'basics.organisation'],
    ['二、人员情况', 'basics.staffing'],
    ['第二部分 预算执行', 'budget.final'],
    ['第三部分 绩效自评结果', 'result'],
    ['第四部分 取得的成效', 'analysis'],
    ['第五部分 不足之处', 'problems'],
    ['第六部分 下步打算', 'measures'],
    ['第七部分 附件', 'attachments'],
  ],
};

describe.each(Object.entries({ ...outlines, ...outlinesOfProvinces }))('%s', (_name, outline) => {
  const headings = headed(outline);
  it.each(outline.map(([title, keys]) => ({ title, keys })))('$title → $keys', ({ title, keys }) => {
    const found = headings.find((heading) => heading.title === title);
    expect(found && keysOf(found)).toBe(keys);
  });
});

describe('what stands below a chapter', () => {
  const text = [
    '甲县乙乡人民政府2023年度部门整体支出绩效自评报告',
    '一、评价指标分析',
    '（一）党的建设全面加强',
    '全年召开党委会20次。',
    '（二）资产管理情况',
    '资产管理规范。',
    '二、存在的问题',
    '1.预算编制不够准确。主要是部分资金没有纳入年初预算。',
    '2.资产管理。台账更新不及时。',
    '三、原因分析及改进措施',
    '一是认识不足；二是加强学习。',
  ].join('\n');
  const { headings, sections } = readDocument(documentFromText(text));

  it('belongs to the text of a narrative chapter', () => {
    expect(headings.map(({ title, key, inner }) => [title, key, inner])).toEqual([
      ['一、评价指标分析', 'analysis', false],
      ['（一）党的建设全面加强', null, true],
      ['（二）资产管理情况', null, true],
      ['二、存在的问题', 'problems', false],
      ['三、原因分析及改进措施', 'causes', false],
    ]);
    expect(sections.find(({ key }) => key === 'analysis')?.text).toBe(
      '（一）党的建设全面加强\n全年召开党委会20次。\n（二）资产管理情况\n资产管理规范。',
    );
  });
  it('one heading with two meanings and no sub-headings opens both', () => {
    expect(sections.filter(({ key }) => key === 'causes' || key === 'measures').map(({ text: words }) => words)).toEqual([
      '一是认识不足；二是加强学习。',
      '一是认识不足；二是加强学习。',
    ]);
  });
});

describe('run-in headings and contents', () => {
  it('ends a run-in heading at its mark; the rest is text', () => {
    const { sections } = readDocument(
      documentFromText('甲局2023年度自评报告\n（一）综合评价结论。自评得分90分。\n（二）绩效目标：完成任务。'),
    );
    expect(sections.map(({ key, title, text }) => [key, title, text])).toEqual([
      ['result', '（一）综合评价结论', '自评得分90分。'],
      ['goals', '（二）绩效目标', '完成任务。'],
    ]);
  });
  it('leaves out the table of contents', () => {
    const text = '甲局2023年度自评报告\n目  录\n一、基本情况……1\n二、收支情况……2\n一、基本情况\n甲。\n二、收支情况\n乙。';
    expect(readDocument(documentFromText(text)).sections.map(({ key, text: words }) => [key, words])).toEqual([
      ['basics', '甲。'],
      ['budget', '乙。'],
    ]);
    expect(readDocument(documentFromText(text.replace(/……\d/g, ''))).sections.map(({ key, text: words }) => [key, words])).toEqual([
      ['basics', '甲。'],
      ['budget', '乙。'],
    ]);
  });
});
