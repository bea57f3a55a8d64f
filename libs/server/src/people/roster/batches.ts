// Decides how many rows one statement carries.
const ROWS = 500;

export const batchesOf = <T>(all: readonly T[], size = ROWS): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));

/** Asks batch by batch and gives all rows together; nothing is asked for nothing. */
export const inBatches = async <T, R>(all: readonly T[], ask: (batch: readonly T[]) => Promise<R[]>): Promise<R[]> => {
  const found: R[] = [];
  for (const batch of batchesOf(all)) found.push(...(await ask(batch)));
  return found;
};
