// Shows a notification as the sentence that its account reads, made from the stored facts when it is read.
import type { Audience, Notice } from '../change';
import type { Language, Words } from '../words';
import type { Relation } from './due';
import {
  escalatedWords,
  moreWords,
  noticesTable,
  REMINDED,
  runNoticesTable,
  severalWords,
  stagesTable,
  type Reminded,
  type RunNotice,
} from './reminders.table';
import { sentence, type SaidFact, type SaidFacts } from './sentence';

/** What a notification of one event stores. */
export interface NoticeFacts {
  readonly to: Audience;
  readonly facts: SaidFacts;
}
/** What the message about a recalculation stores. */
export interface RunFacts {
  readonly run: string;
  readonly facts: SaidFacts;
}
export interface ReminderItem {
  readonly reportId: string | null;
  readonly unit: string;
  readonly year: string;
  readonly stage: Reminded;
  readonly relation: Relation;
  readonly due: string;
  readonly days: number;
}
/** What the one message of a person and day stores. */
export interface RemindersOfDay {
  readonly items: readonly ReminderItem[];
  /** How many more there were than are listed. */
  readonly more: number;
}
/** Kind of the grouped message; the kind of any other is its notice. */
export const DEADLINES = 'deadlines';

const find = (notice: string, to: string) => noticesTable.find((row) => row.notice === notice && row.to === to);
export const isTold = (notice: Notice, to: Audience): boolean => find(notice, to) !== undefined;

const itemWords = ({ stage, relation }: ReminderItem): Words => (relation === 'escalated' ? escalatedWords : stagesTable[stage][relation]);
const sayItem = (item: ReminderItem, language: Language): string =>
  sentence(
    itemWords(item),
    { unit: item.unit, year: item.year, due: item.due, days: String(item.days), task: stagesTable[item.stage].task },
    language,
  );

const sayReminders = ({ items, more }: RemindersOfDay, language: Language): string => {
  const lines = items.map((item) => sayItem(item, language));
  const count = items.length + more;
  if (count === 1) return lines.join('');
  const rest = more > 0 ? [sentence(moreWords, { count: String(more) }, language)] : [];
  return [sentence(severalWords, { count: String(count) }, language), ...lines, ...rest].join('\n');
};

const isRecord = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const factOf = (value: unknown): SaidFact => {
  if (typeof value === 'string') return value;
  if (!isRecord(value)) return null;
  const { zh, en } = value;
  return typeof zh === 'string' && typeof en === 'string' ? { zh, en } : null;
};
const knownFacts = (facts: { readonly [key: string]: unknown }): SaidFacts =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, factOf(value)]));
const isItem = (value: unknown): value is ReminderItem =>
  isRecord(value) &&
  ['unit', 'year', 'due'].every((key) => typeof value[key] === 'string') &&
  (REMINDED as readonly unknown[]).includes(value['stage']) &&
  ['before', 'lastDay', 'overdue', 'escalated'].includes(String(value['relation'])) &&
  typeof value['days'] === 'number';

const isRunNotice = (kind: string): kind is RunNotice => Object.hasOwn(runNoticesTable, kind);
/** Id of the recalculation that a stored notification tells of. */
export const runOf = (kind: string, stored: unknown): string | null =>
  isRunNotice(kind) && isRecord(stored) && typeof stored['run'] === 'string' ? stored['run'] : null;

const unreadable: Words = { zh: '您有一条新消息。', en: 'You have a new message.' };

/** The sentence of a stored notification. Facts of an older version that cannot be read give a sentence that says no more than that there is something. */
export const sayNotification = (kind: string, stored: unknown, language: Language): string => {
  if (!isRecord(stored)) return unreadable[language];
  if (kind === DEADLINES) {
    const { items, more } = stored;
    if (!Array.isArray(items) || !items.every(isItem) || typeof more !== 'number') return unreadable[language];
    return sayReminders({ items, more }, language);
  }
  const { to, facts } = stored;
  if (isRunNotice(kind) && isRecord(facts)) return sentence(runNoticesTable[kind], knownFacts(facts), language);
  const row = typeof to === 'string' ? find(kind, to) : undefined;
  if (!row || !isRecord(facts)) return unreadable[language];
  return sentence(row.says, knownFacts(facts), language);
};
