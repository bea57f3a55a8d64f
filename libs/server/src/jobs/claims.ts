// Records who does a thing that must not be done by two at once, until when: a row with expiry, which holds on a cluster too.
import type { DataSource } from 'typeorm';

/** True when `holder` has the claim now. It ends by itself after `seconds`, should the holder die. */
export const takeClaim = async (source: DataSource, name: string, holder: string, seconds: number): Promise<boolean> => {
  await source.query("INSERT IGNORE INTO jobs_claim (name, holder, expires_at) VALUES (?, '', '2000-01-01')", [name]);
  const result: { affectedRows: number } = await source.query(
    'UPDATE jobs_claim SET holder = ?, expires_at = UTC_TIMESTAMP(3) + INTERVAL ? SECOND WHERE name = ? AND (expires_at < UTC_TIMESTAMP(3) OR holder = ?)',
    [holder, seconds, name, holder],
  );
  return result.affectedRows === 1;
};
export const releaseClaim = async (source: DataSource, name: string, holder: string): Promise<void> => {
  await source.query('DELETE FROM jobs_claim WHERE name = ? AND holder = ?', [name, holder]);
};
