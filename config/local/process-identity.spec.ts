// Shows how a process is told from a stranger that was given its number.
interface Identity {
  pid: number;
  mark?: string;
}
const { identify, isAlive, startTimeFromStat } = require('./process-identity.cjs') as {
  identify: (pid: number) => Identity;
  isAlive: (identity: Identity | undefined) => boolean;
  startTimeFromStat: (stat: string) => string | undefined;
};

/** Fields 4 to 21 of /proc/PID/stat, which do not matter here; the start time is the 22nd. */
const between = Array.from({ length: 18 }, (_, index) => index).join(' ');

describe('startTimeFromStat', () => {
  it.each([
    ['an ordinary name', `12 (node) S ${between} 4711 9`, '4711'],
    ['a name with brackets and spaces', `12 (a) S 1 (b) R ${between} 4711 9`, '4711'],
    ['a zombie, whose number still answers to kill', `12 (node) Z ${between} 4711 9`, undefined],
  ])('reads %s', (_, stat, expected) => {
    expect(startTimeFromStat(stat)).toBe(expected);
  });
});

describe('isAlive', () => {
  it('knows this process, and not one that had its number before', () => {
    const me = identify(process.pid);
    expect(isAlive(me)).toBe(true);
    expect(isAlive({ ...me, mark: `${me.mark}0` })).toBe(false);
    expect(isAlive({ pid: process.pid })).toBe(false);
    expect(isAlive(undefined)).toBe(false);
  });
});
