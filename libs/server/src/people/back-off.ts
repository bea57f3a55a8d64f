// Decides how long sign-in waits after failures: five are free, then a second, doubled each time, up to a quarter of an hour.
const FREE_FAILURES = 5;
const LONGEST_SECONDS = 15 * 60;

/** Seconds to wait after the `failures`-th failure in a row. */
export const backOffSeconds = (failures: number): number =>
  failures < FREE_FAILURES ? 0 : Math.min(LONGEST_SECONDS, 2 ** Math.min(failures - FREE_FAILURES, 20));

export const blockedUntil = (failures: number, now: Date): Date | null => {
  const seconds = backOffSeconds(failures);
  return seconds === 0 ? null : new Date(now.getTime() + seconds * 1000);
};
/** Whole seconds left, at least one while any time is left. */
export const secondsLeft = (until: Date | null, now: Date): number =>
  until === null ? 0 : Math.max(0, Math.ceil((until.getTime() - now.getTime()) / 1000));

interface Failures {
  count: number;
  until: Date | null;
}
const REMEMBERED = 10_000;
/** Failures of names that nobody bears, kept like those of accounts, so that a wait does not tell which names exist. */
export class UnknownNames {
  private readonly failures = new Map<string, Failures>();

  secondsLeft(name: string, now: Date): number {
    return secondsLeft(this.failures.get(name)?.until ?? null, now);
  }

  fail(name: string, now: Date): void {
    const count = (this.failures.get(name)?.count ?? 0) + 1;
    this.failures.delete(name);
    this.failures.set(name, { count, until: blockedUntil(count, now) });
    const oldest = this.failures.keys().next();
    if (this.failures.size > REMEMBERED && !oldest.done) this.failures.delete(oldest.value);
  }
}

/** Lets a few sign-ins of one name verify at a time, so that a burst of guesses meets the wait that the first of them earned. */
export class Turns {
  private readonly waiting = new Map<string, { running: number; readonly queue: (() => void)[] }>();

  constructor(private readonly width: number) {}

  async take<T>(name: string, work: () => Promise<T>): Promise<T> {
    const line = this.waiting.get(name) ?? { running: 0, queue: [] };
    this.waiting.set(name, line);
    if (line.running >= this.width) await new Promise<void>((go) => line.queue.push(go));
    else line.running += 1;
    try {
      return await work();
    } finally {
      const next = line.queue.shift();
      // The turn is handed on; `running` stays.
      if (next) next();
      else line.running -= 1;
      if (line.running === 0) this.waiting.delete(name);
    }
  }
}
