// Shows which mail leaves: a real SMTP server on loopback that keeps what it takes, and refuses what it is told to refuse.
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  readonly to: readonly string[];
  /** As it came, headers and body. */
  readonly raw: string;
  /** The body, decoded. */
  readonly text: string;
}
export interface Mailbox {
  readonly url: string;
  readonly mails: ReceivedMail[];
  /** What the next letters to an address are answered with, instead of being taken. */
  readonly refuse: (address: string, ...codes: number[]) => void;
  readonly close: () => Promise<void>;
}

const decoded = (raw: string): string => {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  if (/^content-transfer-encoding: base64/im.test(head)) return Buffer.from(body, 'base64').toString('utf8');
  if (!/^content-transfer-encoding: quoted-printable/im.test(head)) return body;
  const bytes = body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
};

export const startMailbox = async (): Promise<Mailbox> => {
  const mails: ReceivedMail[] = [];
  const refusals = new Map<string, number[]>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: ({ address }, _session, answer) => {
      const code = refusals.get(address)?.shift();
      answer(code === undefined ? undefined : Object.assign(new Error('not now'), { responseCode: code }));
    },
    onData: (stream, session, answer) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8');
        mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw, text: decoded(raw) });
        answer();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refuse: (address, ...codes) => void refusals.set(address, codes),
    close: () => new Promise((done) => server.close(done)),
  };
};
