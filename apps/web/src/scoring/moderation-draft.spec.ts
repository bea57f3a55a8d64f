// Shows what keeps a moderated line from being recorded, and that what was kept on this machine is read with care.
import { lackOf, recalled } from './moderation-draft';

it.each<[string, string, string | null]>([
  ['', '核对', 'points'],
  ['x', '核对', 'notANumber'],
  ['8.01', '核对', 'above'],
  ['7.005', '核对', 'places'],
  ['8', ' ', 'reason'],
  ['8', '核对', null],
])('points "%s" with the reason "%s" lack %s', (points, reason, lack) => {
  expect(lackOf({ points, reason }, { weight: '8' }, '0.01')).toBe(lack);
});
it('takes back what was kept, and nothing else', () => {
  expect(recalled(JSON.stringify({ a: { points: '1', reason: 'x' }, b: { points: 2 } }))).toEqual({ a: { points: '1', reason: 'x' } });
  expect(recalled('not json')).toBeNull();
  expect(recalled(null)).toBeNull();
});
