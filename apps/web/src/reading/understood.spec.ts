// Says in which order figures are shown and what has to be looked at.
import { toCheck, understoodFigures } from './understood';

const figure = (value: string, confidence: number) => ({ value, start: 0, end: 1, quote: '', confidence });

test('what is hardly said or said in two ways first, then by chapter; unknown keys are left out', () => {
  const figures = {
    'result.selfScore': figure('98', 1),
    'assets.total': figure('1', 0.5),
    'org.offices': figure('6', 0.9),
    nonsense: figure('1', 1),
  };
  const alternatives = { 'result.selfScore': [figure('96', 0.9)] };
  expect(understoodFigures({ figures, alternatives }).map(({ key, low, others }) => [key, low, others.length])).toEqual([
    ['assets.total', true, 0],
    ['result.selfScore', false, 1],
    ['org.offices', false, 0],
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
