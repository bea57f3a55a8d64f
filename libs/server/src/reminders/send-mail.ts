// Records the mail of one message: claimed, sent, marked; tried a bounded number of times, and never by two workers at once.
import type { DataSource } from 'typeorm';
import { sayNotification } from '@camphor/domain';
import { newId } from '../ids';
import { releaseClaim, takeClaim } from '../jobs/claims';
import { jobsCatalogue } from '../jobs/catalogue';
import { MailRefusedError, type Mailer } from './mailer';

export interface MailDesk {
  /** Null: this installation sends no mail. */
  readonly mailer: Mailer | null;
  /** Where the reader signs in; null = no address is known. */
  readonly publicUrl: string | null;
}
interface Letter {
  readonly id: string;
  readonly kind: string;
  readonly facts: string;
  readonly mail: string;
  readonly attempts: number;
  readonly email: string | null;
  readonly active: number;
}
/** Longer than all timeouts of a mail server together. */
const CLAIM_SECONDS = 120;
/** Fewer than the job has: the message is marked before the job is given up. */
const TRIES = jobsCatalogue.mail.attempts - 2;
const SUBJECT = '部门整体支出绩效自评 · 樟 Camphor';

const letterOf = async (source: DataSource, id: string): Promise<Letter | null> => {
  const rows: Letter[] = await source.query(
    `SELECT n.id, n.kind, n.facts, n.mail, n.mail_attempts AS attempts, p.email, p.active FROM reminders_notification n
     JOIN people_account p ON p.id = n.account_id WHERE n.id = ?`,
    [id],
  );
  return rows[0] ?? null;
};
const mark = (source: DataSource, id: string, mail: 'none' | 'sent' | 'failed', now: Date, problem: string | null): Promise<unknown> =>
  source.query('UPDATE reminders_notification SET mail = ?, mailed_at = ?, mail_problem = ? WHERE id = ?', [
    mail,
    mail === 'sent' ? now : null,
    problem?.slice(0, 500) ?? null,
    id,
  ]);

const textOf = ({ kind, facts }: Letter, publicUrl: string | null): string => {
  const stored: unknown = JSON.parse(facts);
  const link = publicUrl === null ? [] : [publicUrl];
  return [sayNotification(kind, stored, 'zh'), '', sayNotification(kind, stored, 'en'), '', ...link, ''].join('\n');
};

const deliver = async (
  source: DataSource,
  letter: Letter,
  address: string,
  mailer: Mailer,
  publicUrl: string | null,
  now: Date,
): Promise<void> => {
  // Counted before it is sent: a crash in between costs a try, not a flood.
  await source.query('UPDATE reminders_notification SET mail_attempts = mail_attempts + 1 WHERE id = ?', [letter.id]);
  try {
    await mailer.send({ to: address, subject: SUBJECT, text: textOf(letter, publicUrl), id: letter.id });
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    const last = error instanceof MailRefusedError || letter.attempts + 1 >= TRIES;
    if (last) return void (await mark(source, letter.id, 'failed', now, problem));
    await source.query('UPDATE reminders_notification SET mail_problem = ? WHERE id = ?', [problem.slice(0, 500), letter.id]);
    throw error;
  }
  await mark(source, letter.id, 'sent', now, null);
};

/** Sends the mail of a message if it still waits. Throws when it is to be tried again. */
export const sendMail = async (source: DataSource, notificationId: string, { mailer, publicUrl }: MailDesk, now: Date): Promise<void> => {
  const name = `mail:${notificationId}`;
  const holder = newId();
  if (!(await takeClaim(source, name, holder, CLAIM_SECONDS))) throw new Error('another worker is sending this mail');
  try {
    const letter = await letterOf(source, notificationId);
    if (letter?.mail !== 'waiting') return;
    if (mailer === null) await mark(source, letter.id, 'none', now, null);
    else if (letter.active !== 1 || !letter.email) await mark(source, letter.id, 'failed', now, 'the account has no address any more');
    else await deliver(source, letter, letter.email, mailer, publicUrl, now);
  } finally {
    await releaseClaim(source, name, holder);
  }
};
