// Decides what chance decides in a test, so that a run can be had again by its seed.
export interface Seeded {
  /** From 0 up to, never equal to, 1. */
  readonly next: () => number;
  /** A whole number below `bound`. */
  readonly below: (bound: number) => number;
  readonly shuffled: <T>(list: readonly T[]) => T[];
}

/** mulberry32: 32 bits of state are enough to choose moments. */
export const seeded = (seed: number): Seeded => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (bound: number): number => Math.floor(next() * bound);
  const shuffled = <T>(list: readonly T[]): T[] =>
    list
      .map((item) => ({ item, at: next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item);
  return { next, below, shuffled };
};
