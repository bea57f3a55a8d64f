// Shows the grammar at work: each sentence states exactly the figures written beside it, and no other.
import { documentFromText } from './document-from-text';
import { otherClerks } from './fixtures/other-clerks';
import { sentences, standsUnder } from './fixtures/sentences';
import { waysOfSaying } from './fixtures/ways-of-saying';
import { wholeYearBudgets } from './fixtures/whole-year-budgets';
import { chooseFigures, readDocument } from './read';

const TITLE = '甲县乙镇人民政府2023年度部门整体支出绩效自评报告\n';
const figuresOf = (text: string): Record<string, string> => {
  const chosen = chooseFigures(readDocument(documentFromText(TITLE + text)));
  return Object.fromEntries(Object.entries(chosen).flatMap(([key, figure]) => (/^(unit|year)/.test(key) ? [] : [[key, figure.value]])));
};

it.each([...sentences, ...waysOfSaying, ...otherClerks, ...wholeYearBudgets].map(([where, text, figures]) => ({ where, text, figures })))(
  '$where: $text',
  ({ where, text, figures }) => {
    expect(figuresOf(standsUnder[where] + text)).toEqual(figures);
  },
);

describe('what a statement records', () => {
  const document = documentFromText(
    `${TITLE}二、预算支出情况\n1.“三公”经费执行情况\n　　2023年“三公”经费决算数 6.33 元，其中：公务接待费４．３６万元。`,
  );
  const { statements } = readDocument(document);
  const of = (key: string) => statements.find((statement) => statement.key === key);

  it('keeps the wrong unit as written, with quote, number and place', () => {
    const total = of('threePublic.actual.total');
    expect(total).toMatchObject({
      value: '0.000633',
      written: { number: '6.33', unit: '元' },
      section: 'budget.threePublic',
      medium: 'prose',
    });
    expect(total?.quote).toBe('2023年“三公”经费决算数 6.33 元');
    expect(document.text.slice(total?.numberStart, total?.numberEnd)).toBe('6.33 元');
  });
  it('keeps full-width digits in what was written, plain ones in the value', () => {
    expect(of('threePublic.actual.reception')).toMatchObject({
      value: '4.36',
      written: { number: '４．３６', unit: '万元' },
      quote: '公务接待费４．３６万元',
    });
  });
  it('quotes exactly what stands at its place', () => {
    for (const { start, end, quote } of statements) expect(document.text.slice(start, end)).toBe(quote);
  });
});

describe('contradictions', () => {
  it('keeps both statements of a figure and chooses the one at home', () => {
    const text = '三、评价指标分析\n年末资产总额4826.35万元，账实相符。\n四、资产管理情况\n年末资产总额4862.35万元。';
    const reading = readDocument(documentFromText(TITLE + text));
    expect(reading.statements.filter(({ key }) => key === 'assets.total').map(({ value }) => value)).toEqual(['4826.35', '4862.35']);
    expect(chooseFigures(reading)['assets.total']?.value).toBe('4862.35');
  });
  it('drops a doubtful statement beside a clear one', () => {
    const text = '二、预算支出情况\n决算支出3000万元。其中农业项目支出20万元。项目支出800万元。';
    expect(
      readDocument(documentFromText(TITLE + text))
        .statements.filter(({ key }) => key === 'budget.final.project')
        .map(({ value }) => value),
    ).toEqual(['800']);
  });
});
