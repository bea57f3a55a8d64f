// Decides how a promise is timed beside its raw bounds: in turn, round by round, so that a busy moment of the machine strikes all alike.
import { performance } from 'node:perf_hooks';

export type Step = () => unknown;
interface Rounds {
  readonly warm: number;
  readonly counted: number;
}

const timed = async (step: Step): Promise<number> => {
  const began = performance.now();
  await step();
  return performance.now() - began;
};
/** Milliseconds of the quickest round of each step: what else runs on the machine only ever adds. */
export const sideBySide = async <Name extends string>(
  steps: Readonly<Record<Name, Step>>,
  { warm, counted }: Rounds,
): Promise<Record<Name, number>> => {
  const names = Object.keys(steps) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < warm + counted; round += 1)
    for (const name of names) {
      const took = await timed(steps[name]);
      if (round >= warm) times[name].push(took);
    }
  return Object.fromEntries(names.map((name) => [name, Math.min(...times[name])])) as Record<Name, number>;
};
