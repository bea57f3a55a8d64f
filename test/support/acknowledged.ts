// Records what the api has acknowledged, change by change, as the clients know it: what the database must hold, once each, whatever was killed.
import type { EventName } from '@camphor/domain';

export interface Acknowledged {
  readonly reportId: string;
  readonly event: EventName;
  /** Username; "system" for what follows by itself. */
  readonly who: string;
  /** Version of the report after the change; null for changes that have none (score sheets, comments). */
  readonly version: number | null;
  /** null: nobody asked for it over HTTP. */
  readonly key: string | null;
  /** A word that occurs in this change and nowhere else. */
  readonly mark?: string;
  /** The field that was set, to a text with the mark in it. */
  readonly field?: string;
}

export class AcknowledgedChanges {
  readonly all: Acknowledged[] = [];
  private waiting: { readonly count: number; readonly wake: () => void }[] = [];

  add(change: Acknowledged): void {
    this.all.push(change);
    const due = this.waiting.filter(({ count }) => count <= this.all.length);
    this.waiting = this.waiting.filter((waiter) => !due.includes(waiter));
    for (const { wake } of due) wake();
  }

  /** Resolves at the very change that makes them `count`. */
  reached(count: number): Promise<void> {
    if (this.all.length >= count) return Promise.resolve();
    return new Promise((wake) => this.waiting.push({ count, wake }));
  }
}
