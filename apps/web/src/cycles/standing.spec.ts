// Shows where a cycle stands, in numbers and in a sentence, and what waits for the supervisor.
import type { ReportSummary } from '@camphor/contract';
import { orderBoard } from './board-order';
import { answersToBoard, matches, neededOf, standingOfCycle, standingSentence, stageOf, STAGES, stageWords } from './standing';

const row = (code: string, rest: Partial<ReportSummary> = {}): ReportSummary => ({
  id: code,
  unit: { id: code, code, name: `樟树乡${code}`, kind: 'township' },
  cycle: { id: 'c', year: 2023, name: '2023' },
  state: 'draft',
  round: 1,
  version: 1,
  due: '2026-12-05',
  left: { workingDays: 3, provisional: false },
  late: false,
  submittedAt: null,
  updatedAt: '2026-11-20T01:00:00Z',
  selfScore: null,
  total: null,
  grade: null,
  reviewers: ['r'],
  scorers: ['s'],
  sheetsIn: 0,
  ...rest,
});
const late = { left: { workingDays: -2, provisional: false } };
const rows = [
  row('1'),
  row('2', { round: 2, ...late }),
  row('3', { state: 'submitted' }),
  row('4', { state: 'submitted', reviewers: [] }),
  row('5', { state: 'reviewed', sheetsIn: 1 }),
  row('6', { state: 'scored', due: '2026-12-01' }),
  row('7', { state: 'published' }),
  row('8', { state: 'reviewed', scorers: [] }),
];

describe('counting', () => {
  it('puts every unit at exactly one stage', () => {
    const standing = standingOfCycle(10, rows);
    expect(standing).toEqual({
      units: 10,
      counts: { absent: 2, draft: 1, returned: 1, submitted: 2, reviewed: 2, scored: 1, published: 1 },
      overdue: 1,
    });
    expect(STAGES.reduce((total, stage) => total + standing.counts[stage], 0)).toBe(10);
  });

  it('never counts fewer than none', () => expect(standingOfCycle(3, rows)).toMatchObject({ units: 8, counts: { absent: 0 } }));

  it('has a Chinese word for each stage, and no two alike', () => {
    const words = STAGES.map((stage) => stageWords(stage).zh);
    expect(new Set(words).size).toBe(STAGES.length);
    for (const word of words) expect(word).toMatch(/^[\u4e00-\u9fff]+$/);
  });

  it('filters by what it counts', () => {
    expect(rows.filter((one) => answersToBoard(one, 'returned')).map(({ id }) => id)).toEqual(['2']);
    expect(rows.filter((one) => answersToBoard(one, 'overdue')).map(({ id }) => id)).toEqual(['2']);
    expect(rows.filter((one) => answersToBoard(one, 'all'))).toHaveLength(8);
    expect(stageOf(row('9', { state: 'submitted', round: 3 }))).toBe('submitted');
  });
});

describe('the sentence', () => {
  it('names what there is and leaves out what there is not', () => {
    expect(standingSentence(standingOfCycle(9, rows), { year: 2023, state: 'open' }).zh).toBe(
      '2023 年度共 9 个单位：1 个未开始、1 个填报中、1 个退回待改、2 个待审、2 个待评分、1 个待公布、1 个已公布；1 个已逾期。',
    );
    expect(standingSentence(standingOfCycle(1, [row('1')]), { year: 2023, state: 'open' }).zh).toBe(
      '2023 年度共 1 个单位：1 个填报中；没有逾期。',
    );
  });

  it('says when all is done, and when nobody takes part', () => {
    const done = [row('1', { state: 'published' })];
    expect(standingSentence(standingOfCycle(1, done), { year: 2022, state: 'closed' }).zh).toBe('2022 年度（已结束） 1 个单位全部公布。');
    expect(standingSentence(standingOfCycle(0, []), { year: 2024, state: 'planned' }).zh).toContain('还没有');
  });
});

describe('what waits for the supervisor', () => {
  it('is overdue first, then what to do, then the date', () => {
    const needed = neededOf([...rows, row('9', { state: 'scored', due: '2026-11-30' })]);
    expect(needed.map(({ row: { id }, need }) => [id, need])).toEqual([
      ['2', 'overdue'],
      ['4', 'assignReviewer'],
      ['8', 'assignScorer'],
      ['5', 'score'],
      ['9', 'settle'],
      ['6', 'settle'],
    ]);
  });

  it('is nothing where others have to act in time', () => {
    expect(
      neededOf([row('1'), row('3', { state: 'submitted' }), row('5', { state: 'reviewed' }), row('7', { state: 'published' })]),
    ).toEqual([]);
  });
});

describe('searching', () => {
  it.each([
    ['樟树', true],
    ['乡 7', true],
    ['西渡', false],
    ['', true],
    ['７', true],
  ])('"%s": %s', (words, found) => expect(matches(row('7'), words)).toBe(found));
});

describe('the order of the list', () => {
  const list = [
    row('1', { state: 'scored', total: '88.5', due: '2026-12-03' }),
    row('2', { state: 'published', total: '100', due: null }),
    row('3', { selfScore: '98' }),
    row('4', { state: 'scored', total: '9.5', due: '2026-12-02', selfScore: '99.5' }),
  ];
  it.each([
    ['due', ['4', '1', '3', '2']],
    ['unit', ['1', '2', '3', '4']],
    ['state', ['3', '4', '1', '2']],
    ['total', ['2', '1', '4', '3']],
    ['self', ['4', '3', '1', '2']],
  ] as const)('by %s', (order, ids) => expect(orderBoard(list, order).map(({ id }) => id)).toEqual(ids));
});
