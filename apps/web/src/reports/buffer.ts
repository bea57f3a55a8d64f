// Keeps what is typed and not yet confirmed on this machine, so that a reload, a closed tab or an hour offline loses nothing.
import { recall, recallAll, remember } from '../app/memory';
import type { FieldValue, Kept } from './autosave';

interface Item extends Kept {
  /** The window that typed it. */
  readonly window: string;
}
export interface Buffer {
  /** False when this browser keeps nothing. */
  readonly keep: (kept: readonly Kept[]) => boolean;
  /** What closed windows left behind. Windows that still live send their own. */
  readonly leftBehind: () => readonly Kept[];
  /** Shows that this window lives; to be called every few seconds while something waits. */
  readonly beat: (now: number) => void;
  readonly close: () => void;
}
/** A window that has not shown itself for so long is taken for closed. Taking it for closed wrongly only sends the same words twice. */
const ALIVE_MS = 12_000;

const isText = (value: unknown): value is FieldValue => value === null || typeof value === 'string';
export const readItem = (text: string): Item | null => {
  try {
    const item: unknown = JSON.parse(text);
    if (typeof item !== 'object' || item === null) return null;
    const { field, value, base, sent, window } = item as Record<string, unknown>;
    if (typeof field !== 'string' || typeof window !== 'string' || !isText(value) || !isText(base)) return null;
    return { field, value, base, window, sent: Array.isArray(sent) ? sent.filter(isText) : [] };
  } catch {
    return null;
  }
};

/** One entry per field, so that two windows on the same report never overwrite each other's. */
export const openBuffer = (accountId: string, reportId: string, window: string): Buffer => {
  const prefix = `draft/${accountId}/${reportId}/`;
  const pulse = (name: string) => `window/${name}`;
  const mine = new Map<string, string>();
  const lives = (name: string, now: number): boolean => name !== window && now - Number(recall(pulse(name)) ?? 0) < ALIVE_MS;
  const nameOf = (field: string) => `${prefix}${window}/${field}`;
  return {
    keep: (kept) => {
      const fields = new Set(kept.map(({ field }) => field));
      for (const field of mine.keys()) {
        if (fields.has(field)) continue;
        remember(nameOf(field), null);
        mine.delete(field);
      }
      return kept
        .map((one) => {
          const text = JSON.stringify({ ...one, window });
          if (mine.get(one.field) === text) return true;
          const done = remember(nameOf(one.field), text);
          if (done) mine.set(one.field, text);
          return done;
        })
        .every(Boolean);
    },
    leftBehind: () => {
      const now = Date.now();
      return recallAll(prefix).flatMap(({ name, value }): Kept[] => {
        const item = readItem(value);
        if (!item || lives(item.window, now)) return [];
        if (item.window === window) mine.set(item.field, value);
        // From here on this window answers for it; its own copy is written before the other is dropped.
        else {
          const text = JSON.stringify({ ...item, window });
          if (remember(nameOf(item.field), text)) {
            mine.set(item.field, text);
            remember(name, null);
          }
        }
        return [{ field: item.field, value: item.value, base: item.base, sent: item.sent }];
      });
    },
    beat: (now) => void remember(pulse(window), String(now)),
    close: () => void remember(pulse(window), null),
  };
};
