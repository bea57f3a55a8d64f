// Decides when connections to a test's database are cut: by the server itself, some of those that are open, again and again for a while.
import { createConnection } from 'mysql2/promise';
import type { TestDatabase } from './database';
import type { Seeded } from './seeded';
import { pause } from './until';

/** Chance of each connection to be cut in a round, so that some changes come through and others are cut at every statement, COMMIT included. */
const CUT = 0.3;
const LONGEST_ROUND = 25;
const GONE = 1094;

/** Cuts for `seconds`; gives how many connections were cut while a statement of theirs was running, and how many in between. */
export const cutConnections = async (
  database: TestDatabase,
  seconds: number,
  chance: Seeded,
): Promise<{ readonly running: number; readonly between: number }> => {
  // A user may always end connections of its own, and only the application's user has any here.
  const connection = await createConnection({ uri: database.url });
  const cut = { running: 0, between: 0 };
  try {
    for (const end = performance.now() + seconds * 1_000; performance.now() < end; await pause(chance.below(LONGEST_ROUND))) {
      const [rows] = await connection.query(
        'SELECT ID AS id, COMMAND AS command FROM information_schema.PROCESSLIST WHERE DB = ? AND ID <> CONNECTION_ID()',
        [database.name],
      );
      for (const { id, command } of rows as { id: number; command: string }[]) {
        if (chance.next() >= CUT) continue;
        cut[command === 'Sleep' ? 'between' : 'running'] += 1;
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
