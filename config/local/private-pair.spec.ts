// Shows how the private servers are set: loopback, rights, durability, and paths the kernel accepts.
import { PassThrough } from 'node:stream';

const { socketPath, serverArguments, userStatements } = require('./mariadb.cjs') as {
  socketPath: (folder: string) => string;
  serverArguments: (context: object) => string[];
  userStatements: (context: { passwords: Record<string, string> }) => string[];
};
const { settings } = require('./redis.cjs') as { settings: (context: object) => string };
const { eachLine } = require('./prefixed-output.cjs') as {
  eachLine: (stream: NodeJS.ReadableStream, onLine: (line: string) => void) => void;
};
const { accountsTable, width } = require('./announce.cjs') as { accountsTable: () => string; width: (text: string) => number };

const context = (isDurable: boolean) => ({ program: { kind: 'mariadb' }, folder: '/data/servers', port: 20000, isDurable });

it('listens on loopback and writes every commit through where data must last', () => {
  expect(serverArguments(context(true))).toEqual(
    expect.arrayContaining(['--bind-address=127.0.0.1', '--innodb-flush-log-at-trx-commit=1', '--default-time-zone=+00:00']),
  );
  expect(serverArguments(context(true)).join(' ')).not.toMatch(/nosync|doublewrite=0/);
  expect(settings({ ...context(true), password: 'x' })).toMatch(/bind 127\.0\.0\.1\n[^]*appendonly yes\n[^]*maxmemory-policy noeviction\n/);
});

it('gives the application’s user no right at all: the migrations grant table by table', () => {
  const grants = userStatements({ passwords: { root: 'r', admin: 'a', application: 'b' } }).filter((statement) =>
    statement.startsWith('GRANT'),
  );
  expect(grants).toEqual([
    "GRANT ALL PRIVILEGES ON `camphor`.* TO 'camphor_admin'@'%' WITH GRANT OPTION;",
    "GRANT ALL PRIVILEGES ON `camphor\\_%`.* TO 'camphor_admin'@'%' WITH GRANT OPTION;",
  ]);
});

it.each([
  ['/home/a/camphor/.local/servers', '/home/a/camphor/.local/servers/mariadb.sock'],
  [`/home/${'a'.repeat(90)}`, expect.stringMatching(/camphor-[0-9a-f]{16}\.sock$/)],
  [`/home/${'樟'.repeat(40)}`, expect.stringMatching(/camphor-[0-9a-f]{16}\.sock$/)],
])('the socket of %s is at %s', (folder, expected) => {
  expect(socketPath(folder)).toEqual(expected);
  expect(Buffer.byteLength(socketPath(folder))).toBeLessThan(107);
});

it('shows whole lines however the bytes arrive, a split character and a last line without end among them', async () => {
  const stream = new PassThrough();
  const lines: string[] = [];
  eachLine(stream, (line) => lines.push(line));
  const bytes = Buffer.from('一\n二三\n四');
  for (const byte of bytes) stream.write(Buffer.of(byte));
  stream.end();
  await new Promise((settle) => stream.once('end', settle));
  expect(lines).toEqual(['一', '二三', '四']);
});

it('lines the accounts up although a Chinese character takes two columns', () => {
  const roles = accountsTable()
    .split('\n')
    .map((line) =>
      width(line.slice(0, line.search(/(preparer|head|reviewer|scorer|supervisor|auditor|security|admin) \p{Script=Han}+$/u))),
    );
  expect(new Set(roles).size).toBe(1);
  expect(roles).toHaveLength(10);
});
