// Shows that a draft is changed at the one place that is named, and that places are told apart.
import { indicatorOf, isWithin, valueAt, withMoved, withValue, type Value } from './scheme-places';

const root: Value = { total: '100', indicators: [{ id: 'a', rule: { bands: [{ points: '1' }, { points: '2' }] } }, { id: 'b' }] };

test('a value is read by its place', () => {
  expect(valueAt(root, 'indicators[0].rule.bands[1].points')).toBe('2');
  expect(valueAt(root, 'indicators[7].rule')).toBeUndefined();
});
test('only that place changes', () => {
  const next = withValue(root, 'indicators[0].rule.bands[1].points', '3') as typeof root;
  expect(valueAt(next, 'indicators[0].rule.bands')).toEqual([{ points: '1' }, { points: '3' }]);
  expect(valueAt(next, 'indicators[1]')).toBe(valueAt(root, 'indicators[1]'));
  expect(valueAt(root, 'indicators[0].rule.bands[1].points')).toBe('2');
  expect(Object.keys(withValue(root, 'total', '90') as object)).toEqual(['total', 'indicators']);
});
test('undefined takes an entry or a field out; the place behind the last adds one', () => {
  expect(valueAt(withValue(root, 'indicators[0]', undefined), 'indicators')).toEqual([{ id: 'b' }]);
  expect(valueAt(withValue(root, 'indicators[0].rule', undefined), 'indicators[0]')).toEqual({ id: 'a' });
  expect(valueAt(withValue(root, 'indicators[2]', { id: 'c' }), 'indicators[2].id')).toBe('c');
});
test('an entry moves by one and not out of its list', () => {
  expect(valueAt(withMoved(root, 'indicators', 0, 1), 'indicators[1].id')).toBe('a');
  expect(withMoved(root, 'indicators', 0, -1)).toBe(root);
});
test('places are told apart by whole steps', () => {
  expect(indicatorOf('indicators[0].children[12].rule.bands[1]')).toBe('indicators[0].children[12]');
  expect(indicatorOf('caps[0].when')).toBe('');
  expect(isWithin('indicators[1].id', 'indicators[1]')).toBe(true);
  expect(isWithin('indicators[12].id', 'indicators[1]')).toBe(false);
});
