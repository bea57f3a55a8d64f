// Decides which database a test file has: one of its own on the test's server, migrated, and gone afterwards.
import { randomBytes } from 'node:crypto';
import { createConnection } from 'mysql2/promise';
import { migrate } from '@camphor/server';

export interface TestDatabase {
  readonly url: string;
  readonly adminUrl: string;
  readonly name: string;
  readonly drop: () => Promise<void>;
}
const required = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the tests with "npm test", or below "node config/local/servers.cjs throwaway --"`);
  return value;
};
/** The address of another database on the same server. */
export const inDatabase = (url: string, name: string): string => Object.assign(new URL(url), { pathname: `/${name}` }).toString();

/** Makes and migrates a database; `camphor_` is what the test's administrator may create. */
export const createTestDatabase = async (): Promise<TestDatabase> => {
  const name = `camphor_test_${process.env['JEST_WORKER_ID'] ?? '0'}_${randomBytes(4).toString('hex')}`;
  const admin = required('DATABASE_ADMIN_URL');
  const run = async (sql: string): Promise<void> => {
    const connection = await createConnection({ uri: admin });
    try {
      await connection.query(sql);
    } finally {
      await connection.end();
    }
  };
  await run(`CREATE DATABASE \`${name}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  const url = inDatabase(required('DATABASE_URL'), name);
  const adminUrl = inDatabase(admin, name);
  await migrate(url, adminUrl);
  return { url, adminUrl, name, drop: () => run(`DROP DATABASE IF EXISTS \`${name}\``) };
};
