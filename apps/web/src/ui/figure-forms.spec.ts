// Says that every figure has exactly one cell in the forms.
import { figuresTable } from '@camphor/domain';
import { figureForms, sectionOfFigure } from './figure-forms.table';

const cells = figureForms.flatMap(({ lines }) => lines.flatMap(({ keys }) => keys.filter((key) => key !== null)));

test('every figure of the table stands in the forms once', () => {
  expect([...cells].sort()).toEqual(figuresTable.map(({ key }) => key).sort());
});
test('every line has as many cells as its form has columns', () => {
  for (const { columns, lines } of figureForms) for (const { keys } of lines) expect(keys).toHaveLength(columns.length);
});
test('a figure is found in its chapter', () => {
  expect(sectionOfFigure('threePublic.actual.total')).toBe('budget.threePublic');
  expect(sectionOfFigure('result.selfScore')).toBe('result');
});
