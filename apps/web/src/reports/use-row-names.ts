// Decides which row is which while lines come and go, here or by somebody else's hand, so that the cursor stays in the line that is written.
import { alignRows, type FormRow } from '@camphor/domain';
import { useRef } from 'react';

interface Named {
  readonly rows: readonly FormRow[];
  readonly names: readonly string[];
}
export const namesAfter = ({ rows, names }: Named, next: readonly FormRow[], fresh: () => string): string[] => {
  const origin = new Map(alignRows(rows, next).map(([before, now]) => [now, before]));
  return next.map((_, now) => {
    const before = origin.get(now);
    return (before === undefined ? undefined : names[before]) ?? fresh();
  });
};

export const useRowNames = (rows: readonly FormRow[]): readonly string[] => {
  const count = useRef(0);
  const known = useRef<Named>({ rows: [], names: [] });
  if (known.current.rows !== rows) {
    const names = namesAfter(known.current, rows, () => `row-${(count.current += 1)}`);
    known.current = { rows, names };
  }
  return known.current.names;
};
