// Decides when connections to a test's database are cut: by the server itself, some of those that are open, again and again for a while.
import { createConnection } from 'mysql2/promise';
import type { TestDatabase } from './database';
import type { Seeded } from './seeded';
import { pause } from './until';

/** Chance of each connection to be cut in a round: some changes come through, others are cut anywhere. */
const CUT = 0.25;
const LONGEST_ROUND = 25;
const GONE = 1094;

const LONGEST = 30;

/** Cuts for `seconds`, on a slow machine for longer until there were `atLeast`, and gives how many connections were cut. */
export const cutConnections = async (
  database: TestDatabase,
  { seconds, atLeast }: { readonly seconds: number; readonly atLeast: number },
  chance: Seeded,
): Promise<number> => {
  // A user may always end connections of its own, and only the application's user has any here.
  const connection = await createConnection({ uri: database.url });
  let cut = 0;
  try {
    const began = performance.now();
    const isOver = (): boolean => performance.now() - began > (cut < atLeast ? LONGEST : seconds) * 1_000;
    for (; !isOver(); await pause(chance.below(LONGEST_ROUND))) {
      const [rows] = await connection.query('SELECT ID AS id FROM information_schema.PROCESSLIST WHERE DB = ? AND ID <> CONNECTION_ID()', [
        database.name,
      ]);
      for (const { id } of rows as { id: number }[]) {
        if (chance.next() >= CUT) continue;
        cut += 1;
        await connection.query('KILL ?', [id]).catch((error: { errno?: number }) => {
          if (error.errno !== GONE) throw error;
        });
      }
    }
    return cut;
  } finally {
    await connection.end();
  }
};
