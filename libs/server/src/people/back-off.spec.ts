// Shows how long sign-in waits, and that guesses of one name take turns.
import { backOffSeconds, blockedUntil, secondsLeft, Turns, UnknownNames } from './back-off';

test.each([
  [0, 0],
  [1, 0],
  [4, 0],
  [5, 1],
  [6, 2],
  [7, 4],
  [10, 32],
  [14, 512],
  [15, 900],
  [16, 900],
  [100_000, 900],
])('after %i failures it waits %i seconds', (failures, seconds) => {
  expect(backOffSeconds(failures)).toBe(seconds);
});

test('the wait ends at its instant, and any rest of a second is a second', () => {
  const now = new Date('2026-03-02T01:00:00.000Z');
  const until = blockedUntil(6, now);
  expect(until?.toISOString()).toBe('2026-03-02T01:00:02.000Z');
  expect(secondsLeft(until, new Date('2026-03-02T01:00:01.999Z'))).toBe(1);
  expect(secondsLeft(until, new Date('2026-03-02T01:00:02.000Z'))).toBe(0);
  expect(secondsLeft(null, now)).toBe(0);
  expect(blockedUntil(4, now)).toBeNull();
});

test('names that nobody bears wait alike, and the oldest are forgotten', () => {
  const names = new UnknownNames();
  const now = new Date('2026-03-02T01:00:00.000Z');
  for (let failure = 0; failure < 4; failure += 1) names.fail('first', now);
  expect(names.secondsLeft('first', now)).toBe(0);
  names.fail('first', now);
  expect(names.secondsLeft('first', now)).toBe(1);
  for (let other = 0; other < 10_000; other += 1) names.fail(`other-${other}`, now);
  expect(names.secondsLeft('first', now)).toBe(0);
});

test('no more than its width run at once, all run, and a failure hands the turn on', async () => {
  const turns = new Turns(2);
  let running = 0;
  let most = 0;
  const outcomes = await Promise.allSettled(
    Array.from({ length: 9 }, (_, index) =>
      turns.take('one', async () => {
        running += 1;
        most = Math.max(most, running);
        await Promise.resolve();
        await Promise.resolve();
        running -= 1;
        if (index % 3 === 0) throw new Error('wrong');
        return index;
      }),
    ),
  );
  expect(most).toBe(2);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(6);
  expect(await turns.take('one', () => Promise.resolve('again'))).toBe('again');
});

test('another name does not wait for this one', async () => {
  const turns = new Turns(1);
  let release = (): void => undefined;
  const held = turns.take('one', () => new Promise<void>((done) => (release = done)));
  expect(await turns.take('two', () => Promise.resolve('free'))).toBe('free');
  release();
  await held;
});
