// Says what a comparison of two texts marks, and that nothing of either text is lost.
import fc from 'fast-check';
import { onlyChanges, textDiff, type Piece } from './text-diff';

const before = (pieces: readonly Piece[]) =>
  pieces
    .filter(({ kind }) => kind !== 'new')
    .map(({ text }) => text)
    .join('');
const after = (pieces: readonly Piece[]) =>
  pieces
    .filter(({ kind }) => kind !== 'gone')
    .map(({ text }) => text)
    .join('');

test('a mended unit is the only thing marked', () => {
  expect(textDiff('决算数6.33元，其中接待费4.36万元。', '决算数6.33万元，其中接待费4.36万元。')).toEqual([
    { kind: 'same', text: '决算数6.33' },
    { kind: 'new', text: '万' },
    { kind: 'same', text: '元，其中接待费4.36万元。' },
  ]);
});
test('a changed number is marked whole', () => {
  expect(textDiff('满意度98%。', '满意度94%。')).toEqual([
    { kind: 'same', text: '满意度' },
    { kind: 'gone', text: '98' },
    { kind: 'new', text: '94' },
    { kind: 'same', text: '%。' },
  ]);
});
test('an added sentence leaves the others alone', () => {
  expect(textDiff('甲。乙。', '甲。丙丁。乙。')).toEqual([
    { kind: 'same', text: '甲。' },
    { kind: 'new', text: '丙丁。' },
    { kind: 'same', text: '乙。' },
  ]);
});
test('nothing of either text is lost', () => {
  const text = fc
    .array(fc.constantFrom('甲', '乙', '，', '。', '\n', '1', '.', '😀', '2'), { maxLength: 60 })
    .map((signs) => signs.join(''));
  fc.assert(
    fc.property(text, text, (left, right) => {
      const pieces = textDiff(left, right);
      expect(before(pieces)).toBe(left);
      expect(after(pieces)).toBe(right);
    }),
  );
});
test('long stretches that stayed are cut, changes never', () => {
  const pieces = onlyChanges(textDiff(`${'甲'.repeat(100)}。旧。${'乙'.repeat(100)}`, `${'甲'.repeat(100)}。新。${'乙'.repeat(100)}`), 3);
  expect(pieces.map(({ text }) => text)).toEqual(['……甲甲。', '旧', '新', '。乙乙……']);
});
