// Decides what becomes of a COMMIT: passed on, cut before the server has it, or cut when the server has done it and nobody has heard.
import { connect, createServer, type Socket } from 'node:net';

export type Fate = 'pass' | 'never' | 'unheard';
export interface CommitCutter {
  /** The address of the database, by way of the cutter. */
  readonly url: string;
  readonly counted: { readonly [fate in Fate]: number };
  readonly close: () => Promise<void>;
}
/** A statement is one packet: length, number, command 3, text. */
const isCommit = (bytes: Buffer): boolean => bytes.length > 4 && bytes[4] === 3 && bytes.toString('latin1', 5) === 'COMMIT';

/** Stands in front of the database; `judge` is asked at every COMMIT. */
export const startCommitCutter = async (target: string, judge: () => Fate): Promise<CommitCutter> => {
  const { hostname, port } = new URL(target);
  const counted = { pass: 0, never: 0, unheard: 0 };
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    const cut = (): void => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('close', () => open.delete(socket));
      socket.on('error', cut);
      socket.on('end', () => (socket === client ? upstream : client).end());
    }
    let answersHeard = true;
    client.on('data', (bytes) => {
      const fate = isCommit(bytes) ? judge() : 'pass';
      if (isCommit(bytes)) counted[fate] += 1;
      if (fate === 'never') return cut();
      answersHeard = fate === 'pass';
      upstream.write(bytes);
    });
    upstream.on('data', (bytes) => {
      if (answersHeard) client.write(bytes);
      else cut();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const here = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: Object.assign(new URL(target), { hostname: '127.0.0.1', port: String(here) }).toString(),
    counted,
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
};
