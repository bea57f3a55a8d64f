// Decides what the worker's log holds: names and ids of jobs, never what a message says.
import { pino, type Logger } from 'pino';
import type { Settings } from '@camphor/config';

export type { Logger };
export const createLog = (settings: Settings): Logger =>
  pino({ level: settings.logLevel, base: { app: 'worker' }, timestamp: pino.stdTimeFunctions.isoTime });

/** Says a trouble once, and again only when it has changed or is over. */
export const onceSaid = (
  log: Logger,
): { readonly trouble: (what: string, error: unknown) => void; readonly over: (what: string) => void } => {
  const said = new Map<string, string>();
  return {
    trouble: (what, error) => {
      const { code, message } = error as { code?: string; message?: string };
      const text = code ?? (message || String(error));
      if (said.get(what) === text) return;
      said.set(what, text);
      log.warn({ problem: text }, what);
    },
    over: (what) => {
      if (said.delete(what)) log.info(`over: ${what}`);
    },
  };
};
