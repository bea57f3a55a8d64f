// Decides how the database is reached: which engine it is, strings for big numbers and decimals, UTC, timeouts.
import { createConnection } from 'mysql2/promise';
import { DataSource } from 'typeorm';
import { Begin1764000000000 } from './migrations/1764000000000-begin';
import { Evidence1764200000000 } from './migrations/1764200000000-evidence';
import { Log1764250000000 } from './migrations/1764250000000-log';
import { Moderation1764300000000 } from './migrations/1764300000000-moderation';
import { SchemeDrafts1764350000000 } from './migrations/1764350000000-scheme-drafts';
import { Results1764500000000 } from './migrations/1764500000000-results';
import { Recalculation1764400000000 } from './migrations/1764400000000-recalculation';
import { allRows } from './rows';

/** MariaDB or MySQL? TypeORM must be told the right one; the server is asked. */
export const askEngine = async (url: string): Promise<'mariadb' | 'mysql'> => {
  const connection = await createConnection({ uri: url.replace(/^mariadb:/, 'mysql:'), connectTimeout: 5_000 });
  try {
    const [rows] = await connection.query('SELECT VERSION() AS version');
    return /mariadb/i.test((rows as { version: string }[])[0]?.version ?? '') ? 'mariadb' : 'mysql';
  } finally {
    await connection.end();
  }
};

export const QUERY_TIMEOUT = 20_000;

export const createDataSource = async (url: string, poolSize: number): Promise<DataSource> => {
  const address = new URL(url);
  const type = await askEngine(url);
  const source = new DataSource({
    type,
    host: address.hostname,
    port: Number(address.port || 3306),
    username: decodeURIComponent(address.username),
    password: decodeURIComponent(address.password),
    database: decodeURIComponent(address.pathname.slice(1)),
    entities: allRows,
    migrations: [
      Begin1764000000000,
      Evidence1764200000000,
      Log1764250000000,
      Moderation1764300000000,
      SchemeDrafts1764350000000,
      Recalculation1764400000000,
      Results1764500000000,
    ],
    migrationsTableName: 'config_migration',
    migrationsTransactionMode: 'none',
    charset: 'utf8mb4_unicode_ci',
    timezone: 'Z',
    supportBigNumbers: true,
    bigNumberStrings: true,
    connectTimeout: 5_000,
    poolSize,
    extra: { connectionLimit: poolSize, queueLimit: 2_000, enableKeepAlive: true, decimalNumbers: false, idleTimeout: 60_000 },
    logging: false,
  });
  return source.initialize();
};
