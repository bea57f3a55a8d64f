// Shows filters as chips: pressed or not, each with its count.
import type { ReactNode } from 'react';
import './bureau.css';

export interface Chip<K extends string> {
  readonly key: K;
  readonly label: ReactNode;
  readonly count?: number;
}
export interface ChipsProps<K extends string> {
  readonly label: string;
  readonly chips: readonly Chip<K>[];
  readonly chosen: K;
  readonly onChoose: (key: K) => void;
}
export const Chips = <K extends string>({ label, chips, chosen, onChoose }: ChipsProps<K>) => (
  <div role="group" aria-label={label} className="chips">
    {chips.map(({ key, label: text, count }) => (
      <button
        key={key}
        type="button"
        className="chip"
        aria-pressed={key === chosen}
        onClick={() => onChoose(key)}
        data-testid={`filter-${key}`}
      >
        {text}
        {count !== undefined && <b> {count}</b>}
      </button>
    ))}
  </div>
);
