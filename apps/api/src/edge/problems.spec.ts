// Shows a refusal as problem+json: each kind its status, each reason its sentence, conflicts beside.
import { REFUSAL_KINDS, refuse, refuseAll } from '@camphor/domain';
import { problemOf, statusOf, unexpectedProblem } from './problems';
import { refusalOf } from './refusal.filter';

test.each([
  ['unauthenticated', 401],
  ['not_found', 404],
  ['malformed', 400],
  ['too_large', 413],
  ['unsupported', 415],
  ['key_reused', 422],
  ['precondition_required', 428],
  ['stale', 412],
  ['wrong_state', 409],
  ['conflict', 409],
  ['forbidden', 403],
  ['guards', 422],
  ['too_many', 429],
  ['unavailable', 503],
] as const)('%s is %i', (kind, status) => {
  expect(statusOf[kind]).toBe(status);
  const { title } = problemOf(refuse(kind, 'not_found'), 'en', 'r');
  expect(title.length).toBeGreaterThan(2);
});
test('no kind is missing above', () => {
  expect(Object.keys(statusOf).toSorted()).toEqual([...REFUSAL_KINDS].toSorted());
});

test('every reason is there with its facts and its sentence', () => {
  const refusal = refuseAll('guards', [
    { code: 'no_scorers', facts: {} },
    { code: 'sheet_missing', facts: { scorer: '评分人一' } },
  ]);
  expect(problemOf(refusal, 'zh', 'req-1')).toEqual({
    type: 'urn:camphor:problem:guards',
    title: '条件不满足',
    status: 422,
    detail: '尚未指定评分人。 评分人一 的评分表未提交。',
    code: 'no_scorers',
    reasons: [
      { code: 'no_scorers', facts: {}, message: '尚未指定评分人。' },
      { code: 'sheet_missing', facts: { scorer: '评分人一' }, message: '评分人一 的评分表未提交。' },
    ],
    request: 'req-1',
  });
});

test('field conflicts stand at the top, each with both sides', () => {
  const conflicts = [
    { field: 'figure:budget.initial.revenue', yours: '1', theirs: null },
    { field: 'title', yours: 'a', theirs: 'b' },
  ];
  const refusal = refuse('conflict', 'field_conflict', { fields: conflicts.map(({ field }) => field), conflicts });
  expect(problemOf(refusal, 'en', 'r')).toMatchObject({ status: 409, conflicts });
});

test('what nobody foresaw tells its name and nothing else', () => {
  const problem = unexpectedProblem('en', 'req-2');
  expect(problem).toMatchObject({ status: 500, code: 'unexpected', request: 'req-2' });
  expect(JSON.stringify(problem)).toContain('req-2');
});

test.each([
  [{ errno: 1213, code: 'ER_LOCK_DEADLOCK' }, 503],
  [{ driverError: { code: 'ECONNREFUSED' } }, 503],
  [{ driverError: { code: 'PROTOCOL_CONNECTION_LOST' } }, 503],
  [{ errno: 1040, code: 'ER_CON_COUNT_ERROR' }, 503],
  [new Error('Queue limit reached.'), 503],
  [new Error('lost', { cause: { code: 'ETIMEDOUT' } }), 503],
  [{ status: 413 }, 413],
  [{ status: 400 }, 400],
  [{ errno: 1064, code: 'ER_PARSE_ERROR' }, null],
  [new TypeError('x is not a function'), null],
  ['a text', null],
  [undefined, null],
])('%j is answered with %s', (error, status) => {
  const refusal = refusalOf(error);
  expect(refusal === null ? null : statusOf[refusal.kind]).toBe(status);
});
