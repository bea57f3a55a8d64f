// Decides how the schema is brought up to date: one migrator at a time by a claim row with expiry, then the grants that keep the trail append-only.
import type { DataSource } from 'typeorm';
import { newId } from '../ids';
import { createDataSource } from './data-source';
import { APPEND_ONLY } from './half-read-triggers';

const CLAIM_SECONDS = 120;

const claim = async (source: DataSource, holder: string): Promise<boolean> => {
  await source.query(
    'CREATE TABLE IF NOT EXISTS config_claim (name VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY, holder CHAR(36) NOT NULL, expires_at DATETIME(3) NOT NULL) ENGINE=InnoDB',
  );
  await source.query("INSERT IGNORE INTO config_claim (name, holder, expires_at) VALUES ('migrate', '', '2000-01-01')");
  const result: { affectedRows: number } = await source.query(
    "UPDATE config_claim SET holder = ?, expires_at = UTC_TIMESTAMP(3) + INTERVAL ? SECOND WHERE name = 'migrate' AND (expires_at < UTC_TIMESTAMP(3) OR holder = ?)",
    [holder, CLAIM_SECONDS, holder],
  );
  return result.affectedRows === 1;
};
const release = (source: DataSource, holder: string): Promise<unknown> =>
  source.query("UPDATE config_claim SET holder = '', expires_at = '2000-01-01' WHERE name = 'migrate' AND holder = ?", [holder]);

const isAppendOnly = (name: string): boolean => APPEND_ONLY.some((table) => table === name);

/** The application's own user may do everything but change the trail and the log. */
const grantApplication = async (admin: DataSource, adminUrl: string, applicationUrl: string): Promise<boolean> => {
  const user = decodeURIComponent(new URL(applicationUrl).username);
  if (user === decodeURIComponent(new URL(adminUrl).username)) return false;
  const hosts: { Host: string }[] = await admin.query('SELECT Host FROM mysql.user WHERE User = ?', [user]).catch(() => [{ Host: '%' }]);
  const tables: { name: string }[] = await admin.query(
    'SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()',
  );
  for (const { Host } of hosts) {
    for (const { name } of tables) {
      const rights = isAppendOnly(name)
        ? 'SELECT, INSERT'
        : name.startsWith('config_') && name !== 'config_setting'
          ? 'SELECT'
          : 'SELECT, INSERT, UPDATE, DELETE';
      await admin.query(`GRANT ${rights} ON \`${name}\` TO ${quoted(user)}@${quoted(Host)}`);
    }
  }
  return true;
};
const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

export interface Migrated {
  readonly applied: readonly string[];
  /** Whether the application's user was held back from changing the trail. */
  readonly guarded: boolean;
}
/** Applies what is missing; safe to call from several processes at once. Throws when another migrator holds the claim for longer than a minute. */
export const migrate = async (databaseUrl: string, adminUrl: string | null): Promise<Migrated> => {
  const source = await createDataSource(adminUrl ?? databaseUrl, 2);
  const holder = newId();
  try {
    for (let waited = 0; !(await claim(source, holder)); waited += 1) {
      if (waited > 120) throw new Error('another migration is under way; try again when it has ended');
      await new Promise((done) => setTimeout(done, 500));
    }
    try {
      const applied = await source.runMigrations();
      const guarded = adminUrl !== null && (await grantApplication(source, adminUrl, databaseUrl));
      return { applied: applied.map(({ name }) => name), guarded };
    } finally {
      await release(source, holder);
    }
  } finally {
    await source.destroy();
  }
};
