// Decides how many statements a piece of work sends to the database.
import type { DataSource } from 'typeorm';

export const countingStatements = async (source: DataSource, work: () => Promise<void>): Promise<number> => {
  const before = await asked(source);
  await work();
  // The second question of its own is counted too.
  return (await asked(source)) - before - 1;
};
const asked = async (source: DataSource): Promise<number> => {
  const rows: { Value: string }[] = await source.query("SHOW GLOBAL STATUS LIKE 'Questions'");
  return Number(rows[0]?.Value ?? 0);
};
