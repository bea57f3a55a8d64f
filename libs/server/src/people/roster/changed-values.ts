// Decides what of a changed row enters the trail: the columns that change, as they are stored.
import type { Json, PlannedChange } from '@camphor/domain';

export const changedValues = (values: object, changes: readonly PlannedChange[]): { [column: string]: Json } =>
  Object.fromEntries(changes.map(({ column }) => [column, ((values as { [column: string]: Json })[column] ?? null) satisfies Json]));
