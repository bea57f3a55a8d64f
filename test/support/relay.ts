// Decides whether a server can be reached: a relay in front of it that a test cuts and mends.
import { connect, createServer, type Socket } from 'node:net';

export interface Relay {
  /** The address of the server, by way of the relay. */
  readonly url: string;
  /** Every connection is reset, new ones are refused. */
  readonly cut: () => void;
  readonly mend: () => void;
  readonly close: () => Promise<void>;
}

export const startRelay = async (target: string): Promise<Relay> => {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  let isCut = false;
  const server = createServer((client) => {
    if (isCut) {
      client.resetAndDestroy();
      return;
    }
    const upstream = connect(Number(port), hostname);
    for (const [here, there] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(here);
      here.on('close', () => open.delete(here));
      here.on('error', () => there.destroy());
      here.on('end', () => there.end());
    }
    client.pipe(upstream).pipe(client);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const here = typeof address === 'object' && address !== null ? address.port : 0;
  const endAll = (): void => {
    for (const socket of open) socket.resetAndDestroy();
  };
  return {
    url: Object.assign(new URL(target), { hostname: '127.0.0.1', port: String(here) }).toString(),
    cut: () => {
      isCut = true;
      endAll();
    },
    mend: () => {
      isCut = false;
    },
    close: async () => {
      endAll();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
};
