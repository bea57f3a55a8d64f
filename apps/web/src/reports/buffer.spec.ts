// Says that what one window typed is found by the next one, and that living windows keep theirs.
import type { Kept } from './autosave';
import { openBuffer, readItem } from './buffer';

/** As a browser's storage: entries are its own keys, the methods are not. */
const storage = (full = false): Storage =>
  Object.create({
    getItem(this: Record<string, string>, key: string) {
      return this[key] ?? null;
    },
    setItem(this: Record<string, string>, key: string, value: string) {
      if (full) throw new Error('quota');
      this[key] = value;
    },
    removeItem(this: Record<string, string>, key: string) {
      delete this[key];
    },
  }) as Storage;

const kept = (field: string, value: string): Kept => ({ field, value, base: null, sent: [] });
beforeEach(() => Object.assign(globalThis, { localStorage: storage() }));
afterAll(() => Reflect.deleteProperty(globalThis, 'localStorage'));

test('a closed window leaves its words to the next one, once', () => {
  openBuffer('me', 'r', 'w1').keep([kept('a', '甲'), kept('b', '乙')]);
  const next = openBuffer('me', 'r', 'w2');
  expect(next.leftBehind()).toEqual([kept('a', '甲'), kept('b', '乙')]);
  next.keep([]);
  expect(openBuffer('me', 'r', 'w3').leftBehind()).toEqual([]);
});
test('what a living window holds is its own', () => {
  const living = openBuffer('me', 'r', 'w1');
  living.keep([kept('a', '甲')]);
  living.beat(Date.now());
  expect(openBuffer('me', 'r', 'w2').leftBehind()).toEqual([]);
  living.close();
  expect(openBuffer('me', 'r', 'w2').leftBehind()).toEqual([kept('a', '甲')]);
});
test('two windows with the same field do not overwrite each other', () => {
  openBuffer('me', 'r', 'w1').keep([kept('a', '甲')]);
  openBuffer('me', 'r', 'w2').keep([kept('a', '乙')]);
  const values = openBuffer('me', 'r', 'w3')
    .leftBehind()
    .map(({ value }) => value);
  expect(new Set(values)).toEqual(new Set(['甲', '乙']));
});
test('another account and another report see nothing of it', () => {
  openBuffer('me', 'r', 'w1').keep([kept('a', '甲')]);
  expect([openBuffer('you', 'r', 'w2').leftBehind(), openBuffer('me', 's', 'w2').leftBehind()]).toEqual([[], []]);
});
test('a full storage is told, not hidden', () => {
  Object.assign(globalThis, { localStorage: storage(true) });
  expect(openBuffer('me', 'r', 'w1').keep([kept('a', '甲')])).toBe(false);
});
test('spoilt entries are left alone', () => {
  expect([readItem('{'), readItem('null'), readItem('{"field":1}')]).toEqual([null, null, null]);
});
