// Decides how long the worker waits: between two rounds, until it is told to stop, for what does not end.
import { setTimeout as timer } from 'node:timers/promises';

export const waitFor = async (milliseconds: number, signal: AbortSignal): Promise<void> => {
  await timer(milliseconds, undefined, { signal }).catch(() => undefined);
};

/** Runs `round` again and again until stopped; it says how long to wait before the next. `stop` waits for the round that is under way. */
export const startLoop = (
  round: (signal: AbortSignal) => Promise<number>,
  onError: (error: unknown) => number,
): { readonly stop: () => Promise<void> } => {
  const control = new AbortController();
  const run = async (): Promise<void> => {
    while (!control.signal.aborted) {
      const pause = await round(control.signal).catch(onError);
      await waitFor(pause, control.signal);
    }
  };
  const ended = run();
  return {
    stop: async () => {
      control.abort();
      await ended;
    },
  };
};

/** Waits for the end of the work, but no longer than this; what becomes of it does not matter any more. */
export const atMost = async (milliseconds: number, work: Promise<unknown>): Promise<void> => {
  const control = new AbortController();
  await Promise.race([work.catch(() => undefined), waitFor(milliseconds, control.signal)]);
  control.abort();
};
