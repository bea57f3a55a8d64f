// Shows what notifications say, in both languages, and that every notice of the workflow has its words.
import { workflowTable } from '../reports/workflow.table';
import { isTold, runOf, sayNotification, type ReminderItem } from './messages';
import { noticesTable, REMINDED, stagesTable } from './reminders.table';

const item = (more: Partial<ReminderItem> = {}): ReminderItem => ({
  reportId: null,
  unit: '西渡镇人民政府',
  year: '2023',
  stage: 'review',
  relation: 'before',
  due: '2026-12-05',
  days: 2,
  ...more,
});
const both = (kind: string, stored: unknown): [string, string] => [
  sayNotification(kind, stored, 'zh'),
  sayNotification(kind, stored, 'en'),
];

describe('a notice', () => {
  it('says what happened, with the facts that there are', () => {
    const facts = { unit: '西渡镇人民政府', year: '2023', itemCount: '2', due: '2026-12-05' };
    expect(both('returned', { to: 'unit', facts })).toEqual([
      '贵单位 2023 年度自评报告已退回修改，共 2 条意见，请于2026 年 12 月 5 日前逐条答复并重新提交。',
      'Your self-evaluation report for 2023 was returned for revision with 2 items; please answer each and submit again by 5 December 2026.',
    ]);
    expect(both('returned', { to: 'unit', facts: { ...facts, itemCount: null, due: null } })).toEqual([
      '贵单位 2023 年度自评报告已退回修改。',
      'Your self-evaluation report for 2023 was returned for revision.',
    ]);
  });

  it('says words in the language of the reader', () => {
    const facts = { year: '2023', total: '87.5', grade: { zh: '良', en: 'good' } };
    expect(both('published', { to: 'unit', facts })).toEqual([
      '贵单位 2023 年度绩效自评结果已公布，得分 87.5，等级“良”。',
      'Your result for 2023 was published: 87.5 points, good.',
    ]);
  });

  it('ends once, however a reason ends', () => {
    for (const reason of ['附通报', '附通报。', '附通报；', ' 附通报。。 '])
      expect(sayNotification('objected', { to: 'supervisors', facts: { unit: '甲', year: '2023', reason } }, 'zh')).toBe(
        '甲对 2023 年度评定结果提出异议，请办理。理由：附通报。',
      );
  });

  it('keeps braces and brackets that stand in a fact', () => {
    const facts = { unit: '甲', year: '2023', reason: '见[附件]{unit}' };
    expect(sayNotification('objected', { to: 'supervisors', facts }, 'zh')).toBe(
      '甲对 2023 年度评定结果提出异议，请办理。理由：见[附件]{unit}。',
    );
  });

  it('that cannot be read says that there is something', () => {
    for (const stored of [null, 'x', [], {}, { to: 'unit' }, { to: 'nobody', facts: {} }, { items: [{}], more: 0 }]) {
      expect(both('returned', stored)[0]).toMatch(/^您有一条新消息。$/);
      expect(both('deadlines', stored)[0]).toMatch(/^您有一条新消息。$/);
    }
  });

  it.each(
    workflowTable.flatMap(({ action, then }) =>
      then.filter((effect) => effect.startsWith('tell')).map((effect) => [action, effect] as const),
    ),
  )('of %s: %s has its words', (action, effect) => {
    const notice = {
      submit: 'submitted',
      withdraw: 'withdrawn',
      return: 'returned',
      approve: 'approved',
      score: 'scored',
      rescore: 'rescored',
      publish: 'published',
      amend: 'amended',
    } as const;
    const to = { tellReviewers: 'reviewers', tellScorers: 'scorers', tellUnit: 'unit' } as const;
    expect(isTold(notice[action], to[effect as keyof typeof to])).toBe(true);
  });

  it.each([
    ['assigned', 'reviewers'],
    ['assigned', 'scorers'],
    ['recalculated', 'unit'],
    ['objected', 'supervisors'],
    ['received', 'unit'],
    ['objectionDecided', 'unit'],
    ['extensionAsked', 'supervisors'],
    ['extensionDecided', 'unit'],
  ] as const)('%s to %s has its words', (notice, to) => expect(isTold(notice, to)).toBe(true));

  it('has one row per notice and audience, in both languages with the same facts', () => {
    const keys = noticesTable.map(({ notice, to }) => `${notice} ${to}`);
    expect(new Set(keys).size).toBe(keys.length);
    const known = [
      'unit',
      'year',
      'round',
      'due',
      'itemCount',
      'total',
      'grade',
      'objectionUntil',
      'reason',
      'outcome',
      'count',
      'digest',
      'algorithm',
    ];
    for (const { says } of noticesTable) {
      const names = [...`${says.zh}${says.en}`.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(known).toEqual(expect.arrayContaining(names));
      expect(says.zh).toContain('{year}');
      expect(says.en).toContain('{year}');
    }
  });
});

describe('the reminders of a day', () => {
  it('are one sentence when there is one', () => {
    expect(both('deadlines', { items: [item()], more: 0 })).toEqual([
      '西渡镇人民政府 2023 年度自评报告请于2026 年 12 月 5 日前审核，还有 2 个工作日。',
      'Please review the report of 西渡镇人民政府 for 2023 by 5 December 2026; working days left: 2.',
    ]);
  });

  it('are a list when there are several, and say how many are not shown', () => {
    const items = [item({ stage: 'submission', relation: 'overdue', days: 3 }), item({ stage: 'scoring', relation: 'escalated', days: 4 })];
    expect(sayNotification('deadlines', { items, more: 5 }, 'zh').split('\n')).toEqual([
      '您有 7 项工作临近期限或已逾期：',
      '贵单位 2023 年度自评报告应于2026 年 12 月 5 日前提交，已逾期 3 个工作日，请尽快提交；确有困难的，请申请延期。',
      '西渡镇人民政府 2023 年度自评报告的评分已逾期 4 个工作日（期限2026 年 12 月 5 日），请督促。',
      '……另有 5 项，请登录查看。',
    ]);
  });

  it('have words for every stage and relation', () => {
    for (const stage of REMINDED) {
      for (const relation of ['before', 'lastDay', 'overdue', 'escalated'] as const) {
        const [zh, en] = both('deadlines', { items: [item({ stage, relation })], more: 0 });
        expect(zh).toContain('2026 年 12 月 5 日');
        expect(en).toContain('5 December 2026');
        expect(`${zh}${en}`).not.toMatch(/[{}[\]]/);
      }
      expect(stagesTable[stage].task.zh).not.toBe('');
    }
  });
});

it('a message about a recalculation says what came of it and names its run', () => {
  const facts = { year: '2023', scheme: { zh: '新方案', en: 'New scheme' }, reports: '29', points: '4', grade: '1', cannot: null };
  const stored = { run: 'r-1', facts };
  expect(both('runFinished', stored)).toEqual([
    '2023 年度按“新方案”试算完成：共 29 份报告，4 份得分有变化，1 份等级有变化。请查看后决定是否采用。',
    'The dry run of 2023 under "New scheme" is done: of 29 reports 4 would change points, 1 their grade. Look at it and decide whether to apply it.',
  ]);
  expect(both('runApplied', { run: 'r-1', facts: { ...facts, applied: '3', refused: '1' } })[0]).toBe(
    '2023 年度已按“新方案”更新 3 份报告的得分，1 份因试算后有变化而未更新。',
  );
  expect([runOf('runFinished', stored), runOf('scored', stored), runOf('runApplied', null)]).toEqual(['r-1', null, null]);
});
