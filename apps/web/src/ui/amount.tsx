// Shows an amount: tabular figures, right-aligned, thousands separators; its unit stands in the column head.
import { grouped } from './amounts';

export interface AmountProps {
  readonly value: string | null | undefined;
  readonly places?: number;
}
export const Amount = ({ value, places = 2 }: AmountProps) => (
  <span className="amount">{value === null || value === undefined || value === '' ? '—' : grouped(value, places)}</span>
);
