// Records the reminders of deadlines that are due today: claimed in the ledger, then told in one message per person and day.
import type { DataSource, EntityManager } from 'typeorm';
import { DEADLINES, isWorkingDay, localDateOf, type Json, type LocalDate, type RemindersOfDay } from '@camphor/domain';
import { calendarsOf } from '../cycles/calendars';
import { inTransaction, isDuplicate } from '../db/transaction';
import { gatherReminders, type Waiting } from './gather-reminders';
import { writeMessage, type MailPolicy, type Receiver } from './write-messages';

/** What one message lists; the rest is counted. */
const LISTED = 50;
const LEDGER_BATCH = 500;

/** Another run claimed one of them at this moment: what is left is found out anew. */
class ContendedError extends Error {}

const dedupeOf = (today: LocalDate): string => `${DEADLINES}:${today}`;

const hasTodaysMessage = async (tx: EntityManager, accountId: string, today: LocalDate): Promise<boolean> => {
  const rows: unknown[] = await tx.query('SELECT id FROM reminders_notification WHERE account_id = ? AND dedupe = ?', [
    accountId,
    dedupeOf(today),
  ]);
  return rows.length > 0;
};

const unclaimed = async (tx: EntityManager, accountId: string, waiting: readonly Waiting[]): Promise<Waiting[]> => {
  const rows: { reportId: string; reminder: string; occurrence: string }[] = await tx.query(
    'SELECT report_id AS reportId, reminder, occurrence FROM reminders_ledger WHERE account_id = ? AND report_id IN (?)',
    [accountId, [...new Set(waiting.map(({ subject }) => subject))]],
  );
  const claimed = new Set(rows.map(({ reportId, reminder, occurrence }) => `${reportId} ${reminder} ${occurrence}`));
  return waiting.filter(({ subject, reminder, occurrence }) => !claimed.has(`${subject} ${reminder} ${occurrence}`));
};

const claim = async (tx: EntityManager, accountId: string, waiting: readonly Waiting[], now: Date): Promise<void> => {
  for (let from = 0; from < waiting.length; from += LEDGER_BATCH) {
    const batch = waiting.slice(from, from + LEDGER_BATCH);
    const result: { affectedRows: number } = await tx.query(
      `INSERT IGNORE INTO reminders_ledger (report_id, reminder, occurrence, account_id, claimed_at, sent_at) VALUES ${batch
        .map(() => '(?, ?, ?, ?, ?, ?)')
        .join(', ')}`,
      batch.flatMap(({ subject, reminder, occurrence }) => [subject, reminder, occurrence, accountId, now, now]),
    );
    if (result.affectedRows !== batch.length) throw new ContendedError();
  }
};

const messageOf = (waiting: readonly Waiting[]): RemindersOfDay => {
  // The most urgent first.
  const sorted = [...waiting].sort((a, b) => (a.item.due < b.item.due ? -1 : a.item.due > b.item.due ? 1 : 0));
  return { items: sorted.slice(0, LISTED).map(({ item }) => item), more: Math.max(0, sorted.length - LISTED) };
};

/** Claim and message stand or fall together: no reminder is claimed and never told. */
const tell = async (
  tx: EntityManager,
  receiver: Receiver,
  waiting: readonly Waiting[],
  context: { readonly today: LocalDate; readonly now: Date; readonly mailPolicy: MailPolicy },
): Promise<number> => {
  const { today, now, mailPolicy } = context;
  // A person has had today's message: what came up since waits for tomorrow's.
  if (await hasTodaysMessage(tx, receiver.id, today)) return 0;
  const left = await unclaimed(tx, receiver.id, waiting);
  if (left.length === 0) return 0;
  await claim(tx, receiver.id, left, now);
  const facts = messageOf(left);
  const only = facts.items.length === 1 && facts.more === 0 ? (facts.items[0]?.reportId ?? null) : null;
  const message = { kind: DEADLINES, dedupe: dedupeOf(today), facts: facts as unknown as Json, reportId: only, at: now };
  await writeMessage(tx, [receiver], message, mailPolicy, now);
  return left.length;
};

const tellOnce = async (
  source: DataSource,
  ...[receiver, waiting, context]: [Receiver, readonly Waiting[], Parameters<typeof tell>[3]]
) => {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    try {
      return await inTransaction(source, (tx) => tell(tx, receiver, waiting, context));
    } catch (error) {
      // Another run wrote this person's message of the day: its claims are its own, ours were rolled back.
      if (isDuplicate(error)) return 0;
      if (!(error instanceof ContendedError)) throw error;
    }
  }
  return 0;
};

export interface Reminded {
  readonly people: number;
  readonly reminders: number;
}
/** Looks at every report of every open cycle; safe to run at any time, again, and in several processes at once. */
export const remind = async (source: DataSource, mailPolicy: MailPolicy, now: Date): Promise<Reminded> => {
  const today = localDateOf(now.toISOString());
  const { calendar } = await calendarsOf(source.manager);
  if (!isWorkingDay(calendar, today)) return { people: 0, reminders: 0 };
  const byPerson = await gatherReminders(source.manager, calendar, today);
  let people = 0;
  let reminders = 0;
  for (const { receiver, waiting } of byPerson) {
    const told = await tellOnce(source, receiver, waiting, { today, now, mailPolicy });
    people += told > 0 ? 1 : 0;
    reminders += told;
  }
  return { people, reminders };
};
