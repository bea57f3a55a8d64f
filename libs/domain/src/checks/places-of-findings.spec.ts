// Shows at which words a finding points: at those that a reader has to look at, wherever the document says them.
import type { Block, Cell, SourceDocument } from '../reading/document';
import { chooseFigures, readDocument } from '../reading/read';
import type { Finding } from './finding';
import { runChecks } from './run-checks';
import { inputOf } from './worked-input';

const raised = (findings: readonly Finding[], check: string): Finding[] =>
  findings.filter((one) => one.check === check && one.status !== 'pass' && one.status !== 'skipped');
const quotesIn = (text: string, check: string): (string | undefined)[] =>
  raised(runChecks(inputOf({ text })), check).map(({ quote }) => quote);
const whole = (required: readonly ('basics' | 'budget')[], text: string): (string | undefined)[] =>
  raised(runChecks({ ...inputOf({ text }), required: { sections: required, forms: [] } }), 'form.complete').map(({ quote }) => quote);

/** Paragraphs, and tables as rows of cells. */
const documentOf = (parts: readonly (string | readonly (readonly string[])[])[]): SourceDocument => {
  let text = '';
  const blocks = parts.map((part): Block => {
    const start = text.length;
    if (typeof part === 'string') {
      text += `${part}\n`;
      return { kind: 'paragraph', text: part, start, end: start + part.length };
    }
    const cells: Cell[] = [];
    for (const [row, line] of part.entries()) {
      for (const [column, cell] of line.entries()) {
        cells.push({ text: cell, start: text.length, end: text.length + cell.length, row, column, rowSpan: 1, columnSpan: 1 });
        text += `${cell}${column === line.length - 1 ? '\n' : '\t'}`;
      }
    }
    return { kind: 'table', start, end: text.length - 1, cells };
  });
  return { medium: 'xlsx', text, blocks };
};
const slipsIn = (document: SourceDocument): (string | undefined)[] => {
  const reading = readDocument(document);
  const figures = Object.fromEntries(Object.entries(chooseFigures(reading)).map(([key, { value }]) => [key, value]));
  return raised(runChecks({ document, reading, figures, required: { sections: [], forms: [] }, bands: [] }), 'unit.slip').map(
    ({ quote }) => quote,
  );
};

describe('places-of-findings', () => {
  it.each([
    ['年初预算支出3164.30万元，全年预算数4180.46万元，年中追加1016.16万元，主要为专项补助。', '年中追加1016.16万元'],
    ['年初预算支出1624.00万元，全年预算数2241.12万元，调增617.12万元。', '调增617.12万元'],
    // Another amount was added for another thing.
    ['年初预算支出1624.00万元，全年预算数2241.12万元，其中追加绩效奖317.12万元。', '全年预算数2241.12万元'],
  ])('points at what was added: %s', (text, quote) =>
    expect(quotesIn(`一、预算支出情况\n2023年${text}`, 'bound.adjustment')).toEqual([quote]),
  );

  it('points at both figures of a bound that one sentence states, and at the bounded one where they stand apart', () => {
    const both = '资产总额2136.84万元，负债总额504.26万元；固定资产原值2914.65万元';
    expect(quotesIn(`一、资产管理情况\n${both}。`, 'bound.fixedAssets')).toEqual([both]);
    expect(quotesIn('一、资产管理情况\n2023年末资产总额2136.84万元。\n固定资产原值2914.65万元。', 'bound.fixedAssets')).toEqual([
      '固定资产原值2914.65万元',
    ]);
  });

  it('points at the score with the reasons that are given, where others are missing', () => {
    const given = '绩效得分92.5分，评价等级为“优”。主要失分：追加预算较多扣2分，绩效指标细化不够扣1.5分';
    expect(quotesIn(`一、综合评价结论\n经自评，${given}。`, 'score.loss')).toEqual([given]);
  });

  const spent = (reception: string) => `“三公”经费决算196.97万元，其中公务用车运行维护费188.35万元、公务接待费${reception}`;
  it('finds the sum broken where it is told again with a part in the wrong unit', () => {
    const twice = (again: string) => `一、预算支出情况\n2023年${spent('8.62万元')}。\n二、“三公”经费情况\n2023年${again}。`;
    expect(quotesIn(twice(spent('8.62元')), 'sum.threePublic')).toHaveLength(1);
    expect(quotesIn(twice(spent('86200元')), 'sum.threePublic')).toEqual([]);
    expect(quotesIn(twice('公务接待费8.62元'), 'sum.threePublic')).toEqual([]);
  });

  it('points at the title of the report, also under the cover and contents of a larger document', () => {
    const title = '青林县民政局2023年部门整体绩效评价报告';
    const cover = '2023年度\n青林县民政局部门决算\n第一部分 部门概况\n一、部门职责\n主管全县社会救助。\n附件1';
    expect(whole(['budget'], `${cover}\n${title}\n一、部门概况\n局机关设4个股室。`)).toEqual([title]);
  });

  it('points at the line that names the report where its title runs over two lines, and at no earlier line that is part of it', () => {
    const lines = ['青林县清溪镇人民政府', '2023年度部门整体支出绩效自评报告'];
    expect(whole(['budget'], `${lines.join('\n')}\n一、部门概况\n镇机关设4个办公室。`)).toEqual([lines[1]]);
  });

  it('points at the first line of a report without a title that could be told', () => {
    expect(whole(['budget'], '一、部门概况\n镇机关设4个办公室。\n二、绩效自评工作\n无')).toEqual(['一、部门概况']);
  });

  const head = (unit: string) => `金额单位：${unit}`;
  const form = (project: readonly string[], running: readonly string[]) => [
    ['项目', '上年决算数', '本年预算数', '本年决算数'],
    ['项目支出', '0', ...project],
    ['公用经费', '0', ...running],
  ];
  it('names the head of a form once, whose declared unit many of its figures prove wrong', () => {
    const other = form(['326.80', '444.65'], ['98.00', '91.20']);
    const sheet = (unit: string) =>
      documentOf([
        '部门整体支出绩效评价基础数据表',
        head(unit),
        form(['3268000.00', '4446500.00'], ['980000.00', '912000.00']),
        '部门整体支出绩效自评表',
        head('万元'),
        other,
      ]);
    expect(slipsIn(sheet('万元'))).toEqual([head('万元')]);
    expect(slipsIn(sheet('元'))).toEqual([]);
  });
});
