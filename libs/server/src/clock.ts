// Decides what time it is: the machine's, or the frozen one of a test; nothing else in the server asks the machine.
export interface Clock {
  now(): Date;
}
export const CLOCK = Symbol('Clock');
export const machineClock: Clock = { now: () => new Date() };
export const frozenClock = (at: string): Clock => ({ now: () => new Date(at) });
