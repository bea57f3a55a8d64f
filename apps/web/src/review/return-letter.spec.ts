// Shows how a return letter is written, kept and sent.
import * as fc from 'fast-check';
import { emptyLetter, letterFrom, letterLacks, itemsToSend, writeLetter, type LetterChange, type ReturnLetter } from './return-letter';

const written = (...changes: LetterChange[]): ReturnLetter => changes.reduce(writeLetter, emptyLetter);
const two = written(
  { do: 'add', target: 'section:budget', reason: '口径不一致' },
  { do: 'add', target: 'figure:assets.total', reason: '单位有误' },
);

describe('a return letter', () => {
  it('collects items in the order in which they were added', () => {
    expect(two.items.map(({ id, target }) => [id, target])).toEqual([
      [1, 'section:budget'],
      [2, 'figure:assets.total'],
    ]);
  });

  it('never gives an id twice, also after a removal and a clearing', () => {
    const again = writeLetter(writeLetter(two, { do: 'remove', id: 2 }), { do: 'add', target: 'section:other', reason: '' });
    expect(again.items.map(({ id }) => id)).toEqual([1, 3]);
    expect(writeLetter(writeLetter(again, { do: 'clear' }), { do: 'add', target: 'section:other', reason: '' }).items[0]?.id).toBe(4);
  });

  it('changes only the item that is named', () => {
    const changed = writeLetter(two, { do: 'change', id: 2, reason: '应为万元' });
    expect(changed.items.map(({ reason }) => reason)).toEqual(['口径不一致', '应为万元']);
    expect(changed.items[1]?.target).toBe('figure:assets.total');
  });

  it('moves an item by one place and never off the list', () => {
    expect(writeLetter(two, { do: 'move', id: 2, by: -1 }).items.map(({ id }) => id)).toEqual([2, 1]);
    expect(writeLetter(two, { do: 'move', id: 1, by: -1 }).items.map(({ id }) => id)).toEqual([1, 2]);
    expect(writeLetter(two, { do: 'move', id: 9, by: 1 }).items.map(({ id }) => id)).toEqual([1, 2]);
  });

  it('can be sent with at least one item and a reason for each', () => {
    expect(letterLacks(emptyLetter)).toBe('noItems');
    expect(letterLacks(writeLetter(two, { do: 'add', target: 'section:other', reason: '  ' }))).toBe('reasonMissing');
    expect(letterLacks(two)).toBeNull();
  });

  it('is sent with its reasons trimmed', () => {
    expect(itemsToSend(writeLetter(two, { do: 'change', id: 1, reason: ' 改 ' }))).toEqual([
      { target: 'section:budget', reason: '改' },
      { target: 'figure:assets.total', reason: '单位有误' },
    ]);
  });

  it.each([[null], ['nonsense'], ['null'], ['[]'], ['{"items":5}'], ['{"items":[{"id":"x"}]}']])('reads %s as an empty letter', (kept) =>
    expect(letterFrom(kept)).toEqual(emptyLetter),
  );

  it('is the same after it was kept and read again', () => {
    const change: fc.Arbitrary<LetterChange> = fc.oneof(
      fc.record({ do: fc.constant('add' as const), target: fc.string(), reason: fc.string() }),
      fc.record({ do: fc.constant('change' as const), id: fc.nat(8), reason: fc.string() }),
      fc.record({ do: fc.constant('move' as const), id: fc.nat(8), by: fc.constantFrom(1 as const, -1 as const) }),
      fc.record({ do: fc.constant('remove' as const), id: fc.nat(8) }),
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
        const letter = written(...changes);
        const kept = letterFrom(JSON.stringify(letter));
        expect(kept.items).toEqual(letter.items);
        expect(new Set(letter.items.map(({ id }) => id)).size).toBe(letter.items.length);
      }),
    );
  });
});
