// Shows, sentence by sentence, what the checks of the prose blame and what they must leave alone.
import { growthOf, LINEAR } from '../reading/fixtures/growth';
import { runChecks } from './run-checks';
import { inputOf } from './worked-input';

const ASIDE = new Set(['form.complete', 'form.projects']);
const blamed = (text: string): string[] =>
  runChecks(inputOf({ text }))
    .filter(({ status, check }) => status !== 'pass' && status !== 'skipped' && !ASIDE.has(check))
    .map(({ id, expected }) => (expected === undefined ? id : `${id} = ${expected}`));

describe('totals and their parts', () => {
  it.each([
    ['全年办理代表建议12件、政协提案9件，共21件，办复率100%。'],
    ['全镇共有党员320名，其中女党员80名，大专以上学历260名。'],
    ['全年发放补贴100万元，其中甲村60万元，乙村等25万元。'],
    ['全年发放救助金42.6万元，其中因病救助19.8万元、因灾救助10万元。'],
    ['全乡辖12个村、3个社区，总人口2.35万人，其中农业人口2.1万人。'],
    ['全年立案5件（党纪立案3件，政务立案2件）。'],
    ['全年实施项目20个，已完工15个，在建3个，其余2个尚未开工。'],
    ['全县完成一般公共预算收入12.86亿元，其中税收收入8.42亿元，非税收入4.44亿元，税收占比65.47%。'],
    ['开展督查5轮，通报3起，约谈8人，共整改问题42处。'],
    ['全年印刷和邮电支出20万元，较上年减少2万元，其中印刷费12万元，邮电费8万元。'],
  ])('leaves alone: %s', (text) => expect(blamed(text)).toEqual([]));

  it.each([
    ['全年办理代表建议12件、政协提案9件，共22件，办复率100%。', 'sum.stated:全年办理代表建议22'],
    ['全镇共有干部50人，其中男30人，女19人。', 'sum.stated:全镇共有干部50'],
    ['全年立案5件（党纪立案3件，政务立案3件）。', 'sum.stated:全年立案5'],
    ['全年实施项目20个，已完工15个，在建3个，其余3个尚未开工。', 'sum.stated:全年实施项目20'],
    ['全县完成一般公共预算收入12.86亿元，其中税收收入8.42亿元，非税收入4.64亿元。', 'sum.stated:全县完成一般公共预算收入12.86'],
    ['摸排破损路灯94盏，其中已更换81盏，已拆除9盏，纳入计划5盏。', 'sum.stated:摸排破损路灯94'],
    ['摸排破损路灯94盏，其中已更换80盏，已拆除9盏，纳入计划4盏。', 'sum.stated:摸排破损路灯94'],
  ])('blames: %s', (text, id) => expect(blamed(text)).toEqual([id]));
});

describe('rates and their counts', () => {
  it.each([
    ['群众满意率98%，同比提高2个百分点。'],
    ['全镇税收占比65%，同比增长120%，增幅居全县第一。'],
    ['接待来访群众50余人，诉求化解率98%。'],
    ['举办招聘会2次，群众满意率98%。'],
    ['发放问卷200份，收回有效问卷195份，群众满意度98%。'],
    ['排查消防等领域隐患120处，整改118处，整改率98.33%。'],
    ['应参保25600人，实际参保25100人，参保率98.05%。'],
    ['计划新建凉亭12座，已建成12座，完成率100%。'],
    ['全年受理信访件45件，办结44件，办结率98%。'],
    ['受理矛盾纠纷126件，调解成功率达到97%。'],
    ['抽检食品50批次，合格率98%。'],
    ['抽检食品40批次，合格率98%。'],
    ['下达资金500万元，已拨付475万元，资金拨付率95%。'],
    ['新增就业150人，失业再就业23人，就业率95%。'],
    ['确保第四季度30处隐患整改率达到98%以上。'],
    ['整改117处，占排查总数167处的70.06%。'],
    ['受理投诉17件，受理率、办结率分别为100%、94.12%。'],
    ['医保覆盖率达95%以上，入学率100%。'],
    ['上年受理投诉120件，今年受理投诉100件，化解98件，化解率98%。'],
    ['下达造林任务80亩，实际完成80.00亩，完成率100%。'],
  ])('leaves alone: %s', (text) => expect(blamed(text)).toEqual([]));

  it.each([
    ['排查消防等领域隐患120处，整改118处，整改率100%。', 'rate.stated:排查消防等领域隐患整改率100 = 98.33'],
    ['应参保25600人，实际参保25100人，参保率99.05%。', 'rate.stated:应参保参保率99.05 = 98.05'],
    ['应开展培训10期，实际开展9期，完成率100%。', 'rate.stated:应开展培训完成率100 = 90.00'],
    ['全年受理信访件45件，办结44件，办结率100%。', 'rate.stated:全年受理信访件办结率100 = 97.78'],
    ['全年受理信访件45件，已全部办结，办结率98%。', 'rate.stated:全年受理信访件办结率98 = 100.00'],
    ['下达资金500万元，已拨付475万元，资金拨付率98%。', 'rate.stated:下达资金资金拨付率98 = 95.00'],
    ['送审金额2.50亿元，审减金额3000万元，审减率21%。', 'rate.stated:送审金额审减率21 = 12.00'],
    ['整改117处，占排查总数167处的75%。', 'rate.stated:占排查总数占比75 = 70.06'],
    ['受理矛盾纠纷26件，调解成功率达到97%。', 'rate.impossible:受理矛盾纠纷调解成功率97'],
    ['抽检食品30批次，合格率98%。', 'rate.impossible:抽检食品合格率98'],
    ['受理投诉17件，受理率、办结率分别为100%、98%。', 'rate.impossible:受理投诉办结率98'],
    ['承办热线工单20件，办结率120%。', 'rate.impossible:承办热线工单办结率120'],
    ['税收任务完成率103.5%。', 'rate.overTarget:税收任务完成率103.5'],
    ['造林完成年度任务的120%。', 'rate.overTarget:造林完成年度任务的120'],
  ])('blames: %s', (text, id) => expect(blamed(text)).toEqual([id]));

  it('names findings by what they say, so that mending the first does not rename the second', () => {
    const [first, second] = ['受理纠纷26件，调解率97%。', '受理纠纷17件，调解率98%。'];
    expect(blamed(`${first}${second}`)).toEqual(['rate.impossible:受理纠纷调解率97', 'rate.impossible:受理纠纷调解率98']);
    expect(blamed(second)).toEqual(['rate.impossible:受理纠纷调解率98']);
    expect(blamed(`${second}${first}`)).toEqual(['rate.impossible:受理纠纷调解率98', 'rate.impossible:受理纠纷调解率97']);
  });

  it('numbers what cannot be told apart', () => {
    expect(blamed('受理纠纷17件，调解率98%。受理纠纷17件，调解率98%。')).toEqual([
      'rate.impossible:受理纠纷调解率98',
      'rate.impossible:受理纠纷调解率98:2',
    ]);
  });
});

const report = (unit: string, ...lines: string[]) => [`${unit}2023年度部门整体支出绩效自评报告`, '一、部门基本情况', ...lines].join('\n');

describe('names and years', () => {
  it.each([
    [report('清水乡人民政府', '2023年度，我乡安全稳定。本乡本土人才回流。乡镇干部下沉，白石镇党委来访。')],
    [report('清水镇人民政府', '全镇安全乡道硬化；我镇与青山乡、白石街道共建；推进乡村振兴，健全乡镇治理。镇党委重视。')],
    [report('清水县林业局', '我局负责全镇造林，我委托第三方开展评价，我局部署到位。')],
    [report('清水乡人民政府', '与2022年相比，2023年有所进步。根据省财绩〔2020〕7号，2024年将作为编制2024年度部门预算的依据。')],
    [`清水乡人民政府部门整体支出绩效自评报告\n（2023年度）\n一、部门基本情况\n2023年，我乡工作平稳。`],
    [report('清水乡人民政府', '2021年至2023年三年来，我乡持续投入。2023年“三公”经费预算5.00万元（2022年预算5.50万元）。')],
  ])('leaves alone: %s', (text) => expect(blamed(text)).toEqual([]));

  it.each([
    [report('清水乡人民政府', '我镇安全稳定，全镇受益。'), 'same.unitKind:镇'],
    [report('清水镇人民政府', '2023年，乡党委高度重视。'), 'same.unitKind:乡'],
    [report('清水街道办事处', '全街道人口5万人，我乡干部下沉。'), 'same.unitKind:乡'],
    [report('清水县林业局', '我镇负责造林。'), 'same.unitKind:镇'],
    [report('清水乡人民政府', '2022年，我乡完成各项任务。2023年度，我乡继续努力。'), 'same.year:2022'],
    [report('清水乡人民政府', '2022年年初预算支出500万元，其中：基本支出300万元，项目支出200万元。'), 'same.year:2022'],
    [`清水乡人民政府部门整体支出绩效自评报告\n一、部门基本情况\n2023年，我乡工作平稳。`, 'same.year:title'],
  ])('blames: %s', (text, id) => expect(blamed(text)).toEqual([id]));

  it('holds a wrong title against what the text says throughout, and the figure with it', () => {
    const text = '清水乡人民政府2022年度部门整体支出绩效自评报告\n一、部门基本情况\n2023年度，我乡平稳。\n截至2023年12月31日，在职30人。';
    const found = runChecks(inputOf({ text, figures: { year: '2022' } })).filter(({ check }) => check === 'same.year');
    expect(found.map(({ id, key, expected }) => [id, key, expected])).toEqual([['same.year:title', 'year', '2023']]);
  });
});

describe('wording', () => {
  it.each([
    ['一步一步推进，件件有回音，逐项逐项落实，研究研究再定。'],
    ['预算执行不够均衡，预算编制不够科学。'],
    ['设备型号为X200，网址为www.example.cn/xx。'],
  ])('leaves alone: %s', (text) => expect(blamed(text)).toEqual([]));

  it.each([
    ['不断健全健全机制。', ['text.doubled:健全机制']],
    ['20XX年度共有____人。', ['text.template:20XX年度共有']],
    ['单位共有xx名干部。', ['text.template:单位共有xx名干部']],
    ['农贸市场正在改造。', ['claim.unfinished:农贸市场正在改造']],
  ])('blames: %s', (text, ids) => expect(blamed(text)).toEqual(ids));
});

describe('units of money', () => {
  const budget = '2023年“三公”经费预算数5.00万元，其中：公务用车运行维护费3.00万元，公务接待费2.00万元。';
  const plan = (...lines: string[]) => report('清水乡人民政府', '无', '二、预算支出情况', ...lines);

  it('leaves the ordinary yuan of small amounts, fines and incomes alone', () => {
    const text = plan(
      `${budget}“三公”经费决算数4.80万元，其中：公务用车运行维护费2.90万元，公务接待费19000元。`,
      '全年罚没收入6349元，每亩补贴150元，人均可支配收入35650元，处罚11起共3200元。',
    );
    expect(blamed(text)).toEqual([]);
  });

  it('leaves a report in yuan alone', () => {
    const text = plan(
      '2023年“三公”经费预算50,000.00元，其中：公务用车运行维护费30,000.00元，公务接待费20,000.00元。',
      '“三公”经费决算48,000.50元，其中：公务用车运行维护费29,000.00元，公务接待费19,000.50元。',
    );
    expect(blamed(text)).toEqual([]);
  });

  it('finds three slips in a row by their budget, though their own sum holds', () => {
    const text = plan(`${budget}“三公”经费决算数4.80元，其中：公务用车运行维护费2.90元，公务接待费1.90元。`);
    expect(blamed(text)).toEqual([
      'unit.slip:threePublic.actual.total = 4.8',
      'unit.slip:threePublic.actual.vehicleRunning = 2.9',
      'unit.slip:threePublic.actual.reception = 1.9',
    ]);
  });

  it('finds 亿元 for 万元 as well', () => {
    const text = plan('2023年决算总支出1200亿元，其中：基本支出800万元，项目支出400万元。');
    expect(blamed(text)).toEqual(['sum.expenditure:budget.final.expenditure = 1200', 'unit.slip:budget.final.expenditure = 1200']);
  });

  it('asks for the points of the execution rate: 10 × 95.65 % = 9.57', () => {
    const text = plan('2023年全年预算数1150万元，决算总支出1100万元，预算执行率95.65%，得10分。');
    expect(blamed(text)).toEqual(['rate.execution:points']);
    expect(blamed(text.replace('得10分', '得9.57分'))).toEqual([]);
  });
});

describe('very long texts', () => {
  it.each([
    ['a sentence without end', '整改率98%，排查17件，其中12件，共3件，2022年剩余4件'],
    ['many lines', '我镇排查17件。\n'],
    ['opening brackets', '（请'],
  ])('are checked in time linear in their length: %s', (_, piece) => {
    const check = (size: number) =>
      runChecks(inputOf({ text: piece.repeat(Math.ceil(size / piece.length)), figures: { year: '2023', 'unit.kind': 'township' } }));
    expect(growthOf(check, 6_000)).toBeLessThan(LINEAR);
    expect(check(24_000).length).toBeLessThan(3000);
  });
});
