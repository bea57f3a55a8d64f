// Shows how the findings of a stored report behave while it is mended: places, ids that survive edits, and figures that count before prose.
import { contentFromReading } from '../reading/content-from-reading';
import { documentFromContent } from '../reading/document-from-content';
import { documentFromText } from '../reading/document-from-text';
import { readDocument } from '../reading/read';
import type { ReportContent } from '../reports/content';
import type { Finding } from './finding';
import { runChecks } from './run-checks';
import { usualBands } from './worked-input';

// The figures of a real report with their two wrong units; the words are ours.
const text = `石塘乡人民政府2023年度部门整体支出绩效自评报告
一、部门、单位基本情况
（一）人员编制情况
我乡核定编制43个，其中行政编制16个，工勤编制1个，事业编制26个；年末实有40人，其中行政人员17人，事业人员23人。
二、预算支出情况
（一）部门预算情况
2023年年初预算收入520.6万元，其中一般公共预算拨款520.6万元；年初预算支出520.6万元，其中：基本支出520.6万元。
（二）部门决算情况
2023年决算总支出2582.39万元，较年初预算增加2061.79万元，其中：基本支出2456.49万元，占总支出的95.12%；项目支出125.9万元，占总支出的4.88%。
（三）“三公”经费执行情况
2023年“三公”经费预算数6.33万元，其中：因公出国（境）费0万元，公务用车运行维护费1.97万元，公务接待费4.36万元。“三公”经费决算数6.33元，其中：因公出国（境）费0万元，公务用车运行维护费1.97万元，公务接待费4.36万元。
（四）政府采购执行情况
2023年度政府采购支出458.45万元，其中：货物46.27元，工程248.22万元，服务163.96万元。
三、综合评价结论
自评得分98分，评价等级为“优”。
四、评价指标分析
全年摸排破损井盖167处，完成整改117处，井盖整改率100%。受理邻里纠纷17件，调解成功率98%。
五、其他需要说明的情况
无`;

const imported = contentFromReading(readDocument(documentFromText(text)));
const check = (content: ReportContent): Finding[] => {
  const document = documentFromContent(content);
  return runChecks({
    document,
    reading: readDocument(document),
    figures: content.figures,
    required: { sections: ['budget', 'result'], forms: [] },
    bands: usualBands,
  });
};
const open = (findings: readonly Finding[], ...statuses: string[]) => findings.filter(({ status }) => statuses.includes(status));
const ids = (findings: readonly Finding[]) => findings.map(({ id }) => id);
const fails = [
  'sum.threePublic:threePublic.actual.total',
  'sum.procurement:procurement.actual.total',
  'rate.stated:全年摸排破损井盖井盖整改率100',
  'rate.impossible:受理邻里纠纷调解成功率98',
  'unit.slip:threePublic.actual.total',
  'unit.slip:procurement.actual.goods',
];
const mendedFigures = (content: ReportContent, findings: readonly Finding[]): ReportContent => {
  const figures = { ...content.figures };
  for (const { key, expected, status } of findings) if (key && expected !== undefined && status === 'fail') figures[key] = expected;
  return { ...content, figures };
};
const withText = (content: ReportContent, from: string, to: string): ReportContent => {
  const sections = Object.fromEntries(Object.entries(content.sections).map(([key, words]) => [key, words.replace(from, to)]));
  return { ...content, sections };
};

describe('a report with two wrong units, a false and an impossible rate', () => {
  it('fails on these and on the two sums that the units break', () => {
    expect(ids(open(check(imported), 'fail'))).toEqual(fails);
  });

  it('quotes the text of a section at the place that it names', () => {
    const placed = check(imported).filter(({ start }) => start !== undefined);
    expect(placed.length).toBeGreaterThan(8);
    for (const { section, start = -1, quote = '' } of placed) {
      expect(section && imported.sections[section]?.slice(start, start + quote.length)).toBe(quote);
    }
  });

  it('passes its sums once every `expected` is sent back as it is, and only shows the units that the prose still says', () => {
    const findings = check(mendedFigures(imported, check(imported)));
    expect(ids(open(findings, 'fail'))).toEqual(['rate.stated:全年摸排破损井盖井盖整改率100', 'rate.impossible:受理邻里纠纷调解成功率98']);
    const slips = findings.filter((finding) => finding.check === 'unit.slip');
    expect(slips.map(({ id, status, quote }) => [id, status, quote])).toEqual([
      ['unit.slip:threePublic.actual.total', 'hint', '“三公”经费决算数6.33元'],
      ['unit.slip:procurement.actual.goods', 'hint', '货物46.27元'],
    ]);
  });

  it('has no fail left when the rates are mended too, and the warnings keep their ids through all edits', () => {
    const warnings = ids(open(check(imported), 'warn'));
    let content = mendedFigures(imported, check(imported));
    content = withText(withText(content, '整改率100%', '整改率70.06%'), '调解成功率98%', '调解成功率94.12%');
    content = withText(content, '全年摸排', '今年以来，全乡上下共同努力。全年摸排');
    expect(ids(open(check(content), 'fail'))).toEqual([]);
    expect(ids(open(check(content), 'warn'))).toEqual(warnings);
    expect(warnings).toEqual(expect.arrayContaining(['bound.adjustment:budget.adjustment', 'bound.staffing:staff.inPost.administrative']));
  });

  it('takes any other difference between figure and prose for two values of one thing', () => {
    const findings = check({ ...imported, figures: { ...imported.figures, 'assets.total': '1', 'result.selfScore': '97' } });
    expect(findings.filter((finding) => finding.check === 'same.value').map(({ id, quote, expected }) => [id, quote, expected])).toEqual([
      ['same.value:result.selfScore:98', '自评得分98分', '97'],
    ]);
  });

  it('gives every finding an id of its own that may key an explanation', () => {
    const all = ids(check(imported));
    expect(new Set(all).size).toBe(all.length);
    for (const id of all) expect(id).toMatch(/^[a-zA-Z0-9._:\-\u4e00-\u9fff]{1,120}$/);
  });
});

it('passes an empty report for nothing', () => {
  const content: ReportContent = { title: '', figures: {}, sections: {}, headings: [], tables: {}, explanations: {}, selfScores: [] };
  expect(new Set(check(content).map(({ status }) => status))).toEqual(new Set(['skipped']));
});
