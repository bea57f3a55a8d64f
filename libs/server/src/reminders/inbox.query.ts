// Shows the inbox of an account, newest first, each message as the sentence of the reader's language.
import type { DataSource, EntityManager } from 'typeorm';
import { refuse, runOf, sayNotification, type Language, type Refusal } from '@camphor/domain';
import { keepAnswer, type IdempotencyKey, type StoredAnswer } from '../db/idempotency';
import { inTransaction } from '../db/transaction';
import { isId } from '../ids';

export interface InboxItem {
  readonly id: string;
  readonly kind: string;
  readonly message: string;
  readonly reportId: string | null;
  readonly recalculationId: string | null;
  readonly at: string;
  readonly readAt: string | null;
  readonly mail: 'none' | 'waiting' | 'sent' | 'failed';
}
export interface InboxPage {
  readonly items: InboxItem[];
  readonly nextCursor: string | null;
  readonly unread: number;
}
export interface InboxAsk {
  readonly unread?: 'true' | 'false' | undefined;
  /** Id of the last message already shown. */
  readonly cursor?: string | undefined;
  readonly limit: number;
}
interface Stored {
  readonly id: string;
  readonly kind: string;
  readonly facts: string;
  readonly reportId: string | null;
  readonly at: Date;
  readonly readAt: Date | null;
  readonly mail: InboxItem['mail'];
}
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

export const listNotifications = async (
  tx: EntityManager,
  accountId: string,
  { unread, cursor, limit }: InboxAsk,
  language: Language,
): Promise<InboxPage | Refusal> => {
  if (cursor !== undefined && !isId(cursor))
    return refuse('malformed', 'malformed', { field: 'cursor', problem: 'is none that was given out' });
  const wanted = unread === undefined ? '' : unread === 'true' ? 'AND read_at IS NULL' : 'AND read_at IS NOT NULL';
  const rows: Stored[] = await tx.query(
    `SELECT id, kind, facts, report_id AS reportId, created_at AS at, read_at AS readAt, mail FROM reminders_notification
     WHERE account_id = ? ${cursor === undefined ? '' : 'AND id < ?'} ${wanted} ORDER BY id DESC LIMIT ?`,
    [accountId, ...(cursor === undefined ? [] : [cursor]), limit + 1],
  );
  const [counted]: { unread: string }[] = await tx.query(
    'SELECT COUNT(*) AS unread FROM reminders_notification WHERE account_id = ? AND read_at IS NULL',
    [accountId],
  );
  const shown = rows.slice(0, limit);
  return {
    items: shown.map(({ facts: text, at, readAt, ...row }) => {
      const facts = parsed(text);
      return {
        ...row,
        message: sayNotification(row.kind, facts, language),
        recalculationId: runOf(row.kind, facts),
        at: at.toISOString(),
        readAt: readAt?.toISOString() ?? null,
      };
    }),
    nextCursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
    unread: Number(counted?.unread ?? 0),
  };
};

const read: StoredAnswer = { status: 204, body: {}, etag: null };

/** The first reading counts; a second one changes nothing. */
export const readNotification = (
  source: DataSource,
  ask: { readonly accountId: string; readonly id: string; readonly idempotency: IdempotencyKey; readonly now: Date },
): Promise<StoredAnswer> =>
  inTransaction(source, async (tx) => {
    await tx.query('UPDATE reminders_notification SET read_at = COALESCE(read_at, ?) WHERE id = ? AND account_id = ?', [
      ask.now,
      ask.id,
      ask.accountId,
    ]);
    await keepAnswer(tx, ask.idempotency, read, ask.now);
    return read;
  });
