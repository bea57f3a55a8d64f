// Decides how tables are freed of triggers that were half read: a KILL while a table is opened leaves them broken to all who come after.
import type { QueryRunner } from 'typeorm';

/** What was written here stays as it was written. */
export const APPEND_ONLY = ['audit_event', 'audit_log_entry', 'audit_log_node', 'audit_seal', 'audit_key'] as const;
/** Every table that has triggers. */
export const WITH_TRIGGERS = [...APPEND_ONLY, 'scoring_scheme'] as const;

// "You have an error in your SQL syntax", "Query was empty". No statement of ours is either, so it is the body of a trigger that ends too early.
const UNREADABLE = new Set([1064, 1065]);

/** Is this the number of what a server says of a trigger that it could not read? */
export const isHalfReadTrigger = (errno: number | undefined): boolean => UNREADABLE.has(errno ?? 0);

/**
 * Has the server open these tables anew, triggers included, by a connection that is in no transaction; the rows are not touched. Seen on
 * MariaDB 10.11, where neither a new connection nor ANALYZE or CHECK helps, FLUSH TABLES asks for a right over the whole server, and InnoDB
 * answers REPAIR by opening the table again.
 */
export const reopenTables = async (connection: Pick<QueryRunner, 'query'>, tables: readonly string[] = WITH_TRIGGERS): Promise<void> => {
  // Who holds a table for long, a backup say, must not make everybody wait behind this.
  await connection.query('SET SESSION lock_wait_timeout = 5');
  await connection.query(`REPAIR NO_WRITE_TO_BINLOG TABLE ${tables.map((name) => `\`${name}\``).join(', ')} QUICK`);
  await connection.query('SET SESSION lock_wait_timeout = DEFAULT');
};
