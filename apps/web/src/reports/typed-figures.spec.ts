// Says what is kept of a figure as typed.
import { typedFigure } from './typed-figures';

test.each([
  ['assets.total', '1,343.06', '1343.06'],
  ['assets.total', ' １３４３．０６ ', '1343.06'],
  ['assets.total', '1 343.06', '1343.06'],
  ['assets.total', '13,43', '13,43'],
  ['assets.total', '6.33万元', '6.33万元'],
  ['assets.total', '6.', '6.'],
  ['assets.total', '', null],
  ['assets.utilisation', '71.46％', '71.46'],
  ['assets.utilisation', '71.46 %', '71.46'],
  ['budget.final.change', '−12.5', '-12.5'],
  ['budget.final.change', '＋12.5', '12.5'],
  ['unit.name', '樟树乡，人民政府', '樟树乡，人民政府'],
] as const)('%s: %p is kept as %p', (key, text, kept) => {
  expect(typedFigure(key, text)).toBe(kept);
});
