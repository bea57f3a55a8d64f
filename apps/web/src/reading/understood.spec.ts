// Says in which order figures are shown and how the source is cut.
import { sourceLines, toCheck, understoodFigures } from './understood';

const figure = (value: string, confidence: number) => ({ value, start: 0, end: 1, quote: '', confidence });

test('low confidence first, then by chapter; unknown keys are left out', () => {
  const figures = {
    'result.selfScore': figure('98', 1),
    'assets.total': figure('1', 0.5),
    'org.offices': figure('6', 0.9),
    nonsense: figure('1', 1),
  };
  expect(understoodFigures({ figures }).map(({ key, low }) => [key, low])).toEqual([
    ['assets.total', true],
    ['org.offices', false],
    ['result.selfScore', false],
  ]);
});
test('a clause that states two figures carries both, and no character is lost', () => {
  const text = '第一行\n\n实有40人，行政17人。';
  const lines = sourceLines(text, [
    { key: 'a', start: 5, end: 17 },
    { key: 'b', start: 11, end: 16 },
  ]);
  expect(lines.map(({ segments }) => segments.map((part) => part.text).join(''))).toEqual(['第一行', '实有40人，行政17人。']);
  expect(lines[1]?.segments.map((part) => [part.text, part.keys])).toEqual([
    ['实有40人，', ['a']],
    ['行政17人', ['a', 'b']],
    ['。', ['a']],
  ]);
});
test('what has to be looked at: errors and warnings', () => {
  const findings = ['fail', 'warn', 'hint', 'pass', 'skipped'].map((status, index) => ({
    id: String(index),
    check: 'x',
    status,
    level: 'fail',
    message: '',
  }));
  expect(toCheck({ findings } as never)).toBe(2);
});
