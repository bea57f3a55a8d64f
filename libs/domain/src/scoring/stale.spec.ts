// Shows that a score is stale exactly when something that it was made of has moved, and that each thing is named.
import { describeReason } from '../refusal';
import { staleReasons, type ScoreStamp } from './stale';

const stamp: ScoreStamp = { schemeDigest: 'aaaaaaaaaaaaaaaaaaaa', revision: 2, generation: 1, scorers: ['p', 'q'] };
const codes = (now: Partial<ScoreStamp>) => staleReasons(stamp, { ...stamp, ...now }).map(({ code }) => code);

it.each<[string, Partial<ScoreStamp>, string[]]>([
  ['nothing', {}, []],
  ['the order of the scorers', { scorers: ['q', 'p'] }, []],
  ['the scheme', { schemeDigest: 'bbbbbbbbbbbbbbbbbbbb' }, ['stale_scheme']],
  ['the report', { revision: 3 }, ['stale_revision']],
  ['the round of scoring', { generation: 2 }, ['stale_round']],
  ['a scorer', { scorers: ['p', 'r'] }, ['stale_scorers']],
  [
    'all at once',
    { schemeDigest: 'b', revision: 3, generation: 2, scorers: [] },
    ['stale_scheme', 'stale_revision', 'stale_round', 'stale_scorers'],
  ],
])('%s moves', (_, now, expected) => expect(codes(now)).toEqual(expected));

it('counts the scorers and never names them', () => {
  const [reason] = staleReasons(stamp, { ...stamp, scorers: ['p', 'r', 's'] });
  expect(reason && describeReason(reason)).toEqual({
    zh: '评分人已变化：减少 1 人，新增 2 人。',
    en: 'The scorers have changed: 1 left, 2 joined.',
  });
});
