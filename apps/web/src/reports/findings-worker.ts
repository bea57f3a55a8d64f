// Begins the worker that works findings out; null where the browser allows none.
import type { Hand } from './findings-desk';

export const beginFindingsWorker = (): Hand => {
  try {
    return new Worker(new URL('./findings.worker.ts', import.meta.url), { type: 'module' });
  } catch {
    return null;
  }
};
