// Records messages in the inboxes of accounts, each once, and promises the mail of those who have an address.
import type { EntityManager } from 'typeorm';
import type { Json } from '@camphor/domain';
import { newId } from '../ids';
import { promise } from '../jobs/outbox';

export interface Receiver {
  readonly id: string;
  readonly email: string | null;
}
export interface NewMessage {
  readonly kind: string;
  /** The same for every account that gets it; an account has it at most once. */
  readonly dedupe: string;
  readonly facts: Json;
  readonly reportId: string | null;
  /** When what it tells of happened. */
  readonly at: Date;
}
/** Whether this installation sends mail at all. */
export interface MailPolicy {
  readonly smtpUrl: string | null;
}

const known = async (tx: EntityManager, receivers: readonly Receiver[], dedupe: string): Promise<Set<string>> => {
  const rows: { id: string }[] = await tx.query(
    'SELECT account_id AS id FROM reminders_notification WHERE account_id IN (?) AND dedupe = ?',
    [receivers.map(({ id }) => id), dedupe],
  );
  return new Set(rows.map(({ id }) => id));
};

/** Gives how many were written: none for accounts that have the message already. A second writer at the same moment meets the unique key. */
export const writeMessage = async (
  tx: EntityManager,
  receivers: readonly Receiver[],
  message: NewMessage,
  mailPolicy: MailPolicy,
  now: Date,
): Promise<number> => {
  if (receivers.length === 0) return 0;
  const have = await known(tx, receivers, message.dedupe);
  const fresh = receivers.filter(({ id }) => !have.has(id)).map((receiver) => ({ ...receiver, notificationId: newId() }));
  if (fresh.length === 0) return 0;
  const facts = JSON.stringify(message.facts);
  const mails = (email: string | null) => mailPolicy.smtpUrl !== null && email !== null && email !== '';
  await tx.query(
    `INSERT INTO reminders_notification (id, account_id, dedupe, kind, facts, report_id, created_at, mail, mail_attempts) VALUES ${fresh
      .map(() => '(?, ?, ?, ?, ?, ?, ?, ?, 0)')
      .join(', ')}`,
    fresh.flatMap(({ notificationId, id, email }) => [
      notificationId,
      id,
      message.dedupe,
      message.kind,
      facts,
      message.reportId,
      message.at,
      mails(email) ? 'waiting' : 'none',
    ]),
  );
  for (const { notificationId, email } of fresh) if (mails(email)) await promise(tx, 'mail', { notificationId }, now);
  return fresh.length;
};
