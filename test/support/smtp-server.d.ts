// Records the few shapes of smtp-server that the tests' mailbox uses; the package brings no types.
declare module 'smtp-server' {
  import type { Server } from 'node:net';
  import type { Readable } from 'node:stream';

  interface Session {
    readonly envelope: { readonly rcptTo: readonly { readonly address: string }[] };
  }
  type Answer = (error?: Error & { responseCode?: number }) => void;
  interface Options {
    readonly authOptional?: boolean;
    readonly disabledCommands?: readonly string[];
    readonly logger?: boolean;
    onRcptTo?(address: { readonly address: string }, session: Session, answer: Answer): void;
    onData?(stream: Readable, session: Session, answer: Answer): void;
  }
  export class SMTPServer {
    constructor(options: Options);
    readonly server: Server;
    listen(port: number, host: string, done: () => void): Server;
    close(done: () => void): void;
    on(event: 'error', listener: (error: Error) => void): this;
  }
}
