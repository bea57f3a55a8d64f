// Shows the worker at work beside an api under test, and that everything promised has been kept.
import { CLOCK, findBrokenInvariants, Reports, type Clock } from '@camphor/server';
import { createLog } from '../../apps/worker/src/log';
import { startWorking } from '../../apps/worker/src/start-working';
import type { Api } from './api';

export interface TestWorker {
  /** Resolves when no promise is open any more. */
  readonly drained: () => Promise<void>;
  readonly stop: () => Promise<void>;
}
export const startWorker = ({ app, source, settings }: Api): TestWorker => {
  const working = startWorking({ source, settings, clock: app.get<Clock>(CLOCK), reports: app.get(Reports), log: createLog(settings) });
  const open = async (): Promise<string[]> =>
    ((await source.query("SELECT kind, state FROM jobs_outbox WHERE state <> 'done'")) as { kind: string; state: string }[]).map(
      ({ kind, state }) => `${kind} ${state}`,
    );
  const drained = async (): Promise<void> => {
    const end = Date.now() + 60_000;
    for (let left = await open(); left.length > 0; left = await open()) {
      if (Date.now() > end) throw new Error(`still open after a minute: ${left.slice(0, 5).join(', ')} …`);
      await new Promise((done) => setTimeout(done, 50));
    }
  };
  return { drained, stop: working.stop };
};

/** Ends a journey: everything promised is kept, and what must hold of the database holds. */
export const endJourney = async (api: Api, worker: TestWorker): Promise<void> => {
  try {
    await worker.drained();
    const broken = await findBrokenInvariants(api.source, new Date());
    if (broken.length > 0) throw new Error(`broken: ${JSON.stringify(broken).slice(0, 2000)}`);
  } finally {
    await worker.stop();
    await api.close();
  }
};
