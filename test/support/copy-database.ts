// Decides how a test has the same rows twice: every table of one database copied into another of the same server.
import { createConnection } from 'mysql2/promise';
import type { TestDatabase } from './database';

/** Both are migrated; what the second holds is replaced. */
export const copyDatabase = async (from: TestDatabase, to: TestDatabase): Promise<void> => {
  const connection = await createConnection({ uri: to.adminUrl });
  try {
    const [tables] = await connection.query(
      "SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_TYPE = 'BASE TABLE'",
      [from.name],
    );
    for (const { name } of tables as { name: string }[]) {
      const [rows] = await connection.query(`SELECT COUNT(*) AS there FROM \`${to.name}\`.\`${name}\``);
      if ((rows as { there: number }[])[0]?.there) await connection.query(`TRUNCATE TABLE \`${to.name}\`.\`${name}\``);
      await connection.query(`INSERT INTO \`${to.name}\`.\`${name}\` SELECT * FROM \`${from.name}\`.\`${name}\``);
    }
  } finally {
    await connection.end();
  }
};
