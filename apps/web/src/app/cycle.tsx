// Decides which year's work the page shows: the one picked last, else the newest open one.
import type { ShownCycle } from '@camphor/contract';
import { may } from '@camphor/domain';
import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import { useAnswer } from './client';
import { recall, remember } from './memory';
import { useMe } from './session';

export interface CycleChoice {
  readonly cycle: ShownCycle | null;
  readonly cycles: readonly ShownCycle[];
  readonly asking: boolean;
  readonly error: Error | null;
  readonly choose: (id: string) => void;
}
const CycleContext = createContext<CycleChoice | null>(null);

export const CycleProvider = ({ children }: { children: ReactNode }) => {
  const me = useMe();
  const allowed = may(me.roles, 'cycle.read');
  const answer = useAnswer('listCycles', {}, { enabled: allowed });
  const [chosen, setChosen] = useState(() => recall('cycle'));
  const choice = useMemo<CycleChoice>(() => {
    const cycles = [...(answer.data?.items ?? [])].sort((a, b) => b.year - a.year);
    const cycle = cycles.find(({ id }) => id === chosen) ?? cycles.find(({ state }) => state === 'open') ?? cycles[0] ?? null;
    return {
      cycle,
      cycles,
      asking: allowed && answer.isPending,
      error: answer.error,
      choose: (id) => {
        remember('cycle', id);
        setChosen(id);
      },
    };
  }, [answer.data, answer.isPending, answer.error, allowed, chosen]);
  return <CycleContext value={choice}>{children}</CycleContext>;
};

export const useCycle = (): CycleChoice => {
  const choice = useContext(CycleContext);
  if (!choice) throw new Error('CycleProvider is missing');
  return choice;
};
