// Shows where the dots of a strip stand.
import * as fc from 'fast-check';
import { placeDots, scaleOf } from './dots';

const dot = (id: string, points: string) => ({ id, label: id, points });

describe('the scale', () => {
  it.each([
    [[], 90],
    [['98', '91.5'], 90],
    [['98', '79.99'], 70],
    [['0'], 0],
    [['无', '88'], 80],
  ])('of %j begins at %s', (points, from) => {
    const scale = scaleOf(points);
    expect(scale).toMatchObject({ from, to: 100 });
    expect(scale.ticks.at(-1)).toBe(100);
  });
});

describe('the dots', () => {
  const scale = scaleOf(['60', '100']);

  it('stand by their points and are stacked where they would meet', () => {
    const placed = placeDots([dot('b', '80'), dot('a', '80'), dot('c', '100'), dot('d', '60')], scale, 0.1);
    expect(placed.map(({ id, at, row }) => [id, at, row])).toEqual([
      ['d', 0, 0],
      ['a', 0.5, 0],
      ['b', 0.5, 1],
      ['c', 1, 0],
    ]);
  });

  it('leave out what has no points', () => expect(placeDots([dot('a', '')], scale, 0.1)).toEqual([]));

  it('never cover each other', () => {
    const points = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => (hundredths / 100).toFixed(2));
    fc.assert(
      fc.property(fc.array(points, { maxLength: 40 }), (list) => {
        const placed = placeDots(
          list.map((text, index) => dot(String(index), text)),
          scaleOf(list),
          0.03,
        );
        for (const one of placed)
          for (const other of placed)
            if (one.id < other.id && one.row === other.row) expect(Math.abs(one.at - other.at)).toBeGreaterThan(0.0299);
      }),
    );
  });
});
