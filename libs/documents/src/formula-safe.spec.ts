// Shows that what a spreadsheet could run stays text, in the file and in a CSV made of it, and comes back as it was.
import * as fc from 'fast-check';
import { formulaSafe, fromFormulaSafe } from './formula-safe';

it.each(['=1+1', '+86', '-2万', '@SUM(A1)', '\t=1', '\r=1', '＝1', "'=1", "''=1"])('%j begins like a formula', (text) => {
  expect(formulaSafe(text)).toBe(`'${text}`);
});
it.each(['', '-', '=', '—', '98.5', "it's", "'甲'", '1-2'])('%j does not', (text) => expect(formulaSafe(text)).toBe(text));
it('the way back is exact for every text', () => {
  const piece = fc.constantFrom("'", '=', '+', '-', '@', '\t', '甲', '1', '＝');
  fc.assert(
    fc.property(fc.string({ unit: piece, maxLength: 6 }), (text) => {
      expect(fromFormulaSafe(formulaSafe(text))).toBe(text);
      expect(formulaSafe(text)).not.toMatch(/^[=+\-@\t\r]./s);
    }),
    { numRuns: 2000 },
  );
});
