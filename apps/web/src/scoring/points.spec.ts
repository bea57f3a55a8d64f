// Shows how points are typed, judged and summed.
import * as fc from 'fast-check';
import { typedPoints } from '@camphor/domain';
import { gap, losesPoints, lost, pointsProblem, shownPoints, sum } from './points';

describe('typing points', () => {
  it.each([
    ['９．５', '9.5'],
    ['9。5', '9.5'],
    [' 4.5 分', '4.5'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['', ''],
    ['五', '五'],
  ])('"%s" means "%s"', (typed, meant) => expect(typedPoints(typed)).toBe(meant));

  it.each([
    ['', '5', null],
    ['0', '5', null],
    ['-0', '5', null],
    ['5', '5.00', null],
    ['5.00', '5', null],
    ['4.125', '5', null],
    ['5.001', '5', 'above'],
    ['-0.5', '5', 'below'],
    ['4.1255', '5', 'places'],
    ['4.1250', '5', null],
    ['1e1', '50', 'notANumber'],
    ['五', '5', 'notANumber'],
    ['1,5', '5', 'notANumber'],
  ])('"%s" of %s: %s', (text, weight, problem) => expect(pointsProblem(text, weight)).toBe(problem));

  it.each([
    ['4.999', '5', true],
    ['5.0', '5', false],
    ['', '5', false],
    ['x', '5', false],
  ])('"%s" of %s loses points: %s', (text, weight, loses) => expect(losesPoints(text, weight)).toBe(loses));
});

describe('summing points', () => {
  it('is exact where numbers are not', () => {
    expect(sum(['0.1', '0.2'])).toBe('0.3');
    expect(sum(Array.from({ length: 10 }, () => '0.1'))).toBe('1');
    expect(sum([])).toBe('0');
    expect(sum(['4.5', '', '五'])).toBe('4.5');
  });

  it('does not hang on the order', () => {
    const points = fc.integer({ min: 0, max: 100_000 }).map((thousandths) => (thousandths / 1000).toFixed(3));
    fc.assert(fc.property(fc.array(points, { maxLength: 30 }), (list) => expect(sum([...list].reverse())).toBe(sum(list))));
  });

  it('shows two decimals or as many as there are', () => {
    expect(['5', '4.5', '4.125', '0'].map(shownPoints)).toEqual(['5.00', '4.50', '4.125', '0.00']);
  });

  it('says what was lost and how far the unit and the bureau are apart', () => {
    expect([lost('3.5', '5'), lost('5.00', '5'), lost('6', '5')]).toEqual(['1.5', '0', '0']);
    expect([gap('88.5', '98'), gap('98', '88.5'), gap('98.0', '98'), gap('88', '无')]).toEqual(['-9.5', '+9.5', '0', null]);
  });
});
