// Shows what the launcher decides before it does anything: versions, ports, addresses, what a command needs, what the tests see.
const { isOldEnoughToRefuse } = require('./node-version.cjs') as { isOldEnoughToRefuse: (version: number[]) => boolean };
const { portOf } = require('./service.cjs') as { portOf: (env: Record<string, string>) => number };
const { hostOf } = require('./private-servers.cjs') as { hostOf: (name: string, text: string) => { host: string; port: number } };
const { needsServers } = require('./command-line.cjs') as { needsServers: (args: string[]) => boolean };
const { backOff } = require('./keep-app-running.cjs') as { backOff: (deaths: number) => number };
const { isWhatNpmRecorded } = require('./install.cjs') as { isWhatNpmRecorded: (lock: string, record: string) => boolean };
const { cleanEnvironment, readArguments } = require('./run-tests.cjs') as {
  cleanEnvironment: (env: Record<string, string>, data: string) => Record<string, string | undefined>;
  readArguments: (args: string[]) => { names: string[]; args: string[] };
};

it.each([
  [[18, 20, 4], true],
  [[20, 18, 3], true],
  [[20, 19, 0], false],
  [[22, 0, 0], false],
])('Node.js %p is refused: %p', (version, refused) => {
  expect(isOldEnoughToRefuse(version)).toBe(refused);
});

it.each([
  [{}, 3000],
  [{ PORT: '' }, 3000],
  [{ PORT: '8080' }, 8080],
])('%p listens on %p', (env, port) => {
  expect(portOf(env)).toBe(port);
});

it.each(['0', '65536', '-1', '80.5', '0x50', 'http'])('PORT=%s is refused by name', (PORT) => {
  expect(() => portOf({ PORT })).toThrow(/^PORT is “.*”; it must be/);
});

it.each([
  ['DATABASE_URL', 'mysql://u:p@db.example:3307/camphor', { host: 'db.example', port: 3307 }],
  ['DATABASE_URL', 'mariadb://u:p@[::1]/camphor', { host: '::1', port: 3306 }],
  ['REDIS_URL', 'redis://:p@cache', { host: 'cache', port: 6379 }],
])('%s=%s is at %p', (name, text, expected) => {
  expect(hostOf(name, text)).toEqual(expected);
});

it.each([
  ['DATABASE_URL', 'postgres://u:geheim@db/camphor'],
  ['DATABASE_URL', 'geheim'],
  ['DATABASE_ADMIN_URL', 'mysql://u:geheim@:3306/camphor'],
  ['REDIS_URL', 'http://:geheim@cache'],
])('%s=%s is refused by name without showing it', (name, text) => {
  expect(() => hostOf(name, text)).toThrow(new RegExp(`^(?!.*geheim)${name} `));
});

it.each([
  [['check', 'report.txt', '--json'], false],
  [['verify', 'bundle.json'], false],
  [['--help'], false],
  [[], false],
  [['audit', 'verify', '--help'], false],
  [['audit', 'verify'], true],
  [['migrate'], true],
  [['import', 'a.docx', '--cycle', '1'], true],
])('camphor %p needs servers: %p', (args, expected) => {
  expect(needsServers(args)).toBe(expected);
});

it('waits longer after each quick death, and never long', () => {
  expect([0, 1, 2, 3, 9].map(backOff)).toEqual([0, 250, 500, 1000, 5000]);
});

describe('what npm recorded', () => {
  const lock = JSON.stringify({
    packages: { '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/b-darwin': { version: '2.0.0', optional: true } },
  });
  it.each([
    ['the same', { 'node_modules/a': { version: '1.0.0' } }, true],
    ['another version', { 'node_modules/a': { version: '1.0.1' } }, false],
    ['nothing of it', {}, false],
    [
      'another version of an optional one',
      { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b-darwin': { version: '1.9.0' } },
      false,
    ],
  ])('%s', (_, packages, expected) => {
    expect(isWhatNpmRecorded(lock, JSON.stringify({ packages }))).toBe(expected);
  });

  it('was never written: the installation was cut off', () => {
    expect(isWhatNpmRecorded(lock, '')).toBe(false);
  });
});

it('keeps from the tests whose servers, data and clock they would touch', () => {
  const env = cleanEnvironment(
    { PATH: '/bin', DATABASE_URL: 'mysql://production', REDIS_URL: 'r', CAMPHOR_NOW: 'n', PORT: '1', CAMPHOR_PROGRAMS: '/programs' },
    '/data',
  );
  expect(env).toEqual({ PATH: '/bin', CAMPHOR_DATA: '/data', CAMPHOR_PROGRAMS: '/programs' });
});

it.each([
  [[], ['unit', 'integration', 'journeys', 'faults', 'browser'], []],
  [['faults'], ['faults'], []],
  [['unit', '--testPathPatterns', 'x'], ['unit'], ['--testPathPatterns', 'x']],
  [
    ['-t', 'name'],
    ['unit', 'integration', 'journeys', 'faults', 'browser'],
    ['-t', 'name'],
  ],
])('test %p runs %p with %p', (given, names, args) => {
  expect(readArguments(given)).toEqual({ names, args });
});

it('refuses a tier that does not exist', () => {
  expect(() => readArguments(['smoke'])).toThrow('there is no tier “smoke”');
});
