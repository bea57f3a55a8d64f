// Decides the quantities that figures give in more than one way; every scheme may use them in its formulas.
import type { Quantity, Scheme } from './scheme';

export const builtInQuantities: readonly Quantity[] = [
  {
    id: 'adjustment',
    name: { zh: '本年追加', en: 'Added in the year' },
    firstOf: [
      [
        { sign: '+', of: 'budget.adjusted.expenditure' },
        { sign: '-', of: 'budget.initial.expenditure' },
      ],
      [{ sign: '+', of: 'budget.final.change' }],
      [
        { sign: '+', of: 'budget.final.expenditure' },
        { sign: '-', of: 'budget.initial.expenditure' },
      ],
    ],
  },
];

/** The quantities that a scheme may name, its own after the built-in ones. */
export const quantitiesOf = (scheme: Pick<Scheme, 'quantities'>): readonly Quantity[] => [
  ...builtInQuantities,
  ...(scheme.quantities ?? []),
];
