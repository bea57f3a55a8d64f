// Decides how a test waits: for a condition, asked again and again, never for a time.
export const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

/** Gives what `look` found as soon as it finds something; throws `what` when that has not come about within `seconds`. */
export const until = async <T>(what: string, look: () => Promise<T | null | false>, seconds: number): Promise<T> => {
  const end = performance.now() + seconds * 1_000;
  for (;;) {
    const found = await look();
    if (found !== null && found !== false) return found;
    if (performance.now() > end) throw new Error(`within ${seconds} s it did not come about that ${what}`);
    await pause(25);
  }
};
