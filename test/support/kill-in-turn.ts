// Decides when programs are killed while changes go on: one at a time, each at a moment that chance chose, started again after a pause that chance chose.
import type { AcknowledgedChanges } from './acknowledged';
import type { OwnProcess } from './own-processes';
import type { PatientClient } from './patient-client';
import type { Seeded } from './seeded';
import { pause } from './until';

export interface Victim {
  readonly process: OwnProcess;
  readonly as: string;
  /** Waited for when its turn has come: a moment at which its death hurts. */
  readonly moment?: () => Promise<unknown>;
  /** Done while it is dead. */
  readonly whileDead?: () => void;
}
export interface Killed {
  readonly what: string;
  /** How many changes had been acknowledged, and how many requests were waiting for an answer, when it was killed. */
  readonly after: number;
  readonly inFlight: number;
}
const LONGEST_DEATH = 500;

/** Kills each victim once, in an order of chance, spread over the first `span` acknowledged changes; stops when `walking` has ended before its turn. */
export const killInTurn = async (
  victims: readonly Victim[],
  span: number,
  {
    client,
    acknowledged,
    chance,
    walking,
  }: {
    readonly client: PatientClient;
    readonly acknowledged: AcknowledgedChanges;
    readonly chance: Seeded;
    readonly walking: Promise<unknown>;
  },
): Promise<Killed[]> => {
  const killed: Killed[] = [];
  const part = span / victims.length;
  let ended = false;
  const noMore = walking.then(() => (ended = true));
  for (const [index, { process, as, moment, whileDead }] of chance.shuffled(victims).entries()) {
    await Promise.race([acknowledged.reached(Math.ceil(part * (index + chance.next()))), noMore]);
    if (ended) return killed;
    await (moment ? moment() : pause(chance.below(30)));
    killed.push({ what: as, after: acknowledged.all.length, inFlight: client.inFlight });
    await process.kill();
    whileDead?.();
    await pause(chance.below(LONGEST_DEATH));
    await process.start();
  }
  return killed;
};
