// Records which rows are ticked; all are until one is taken off.
import { useCallback, useState } from 'react';

export interface Ticks {
  readonly tick: (key: string, on: boolean) => void;
  readonly ticked: (key: string) => boolean;
  readonly tickAll: (on: boolean) => void;
  readonly chosen: string[];
}
export const useTicks = (all: readonly string[]): Ticks => {
  const [off, setOff] = useState<ReadonlySet<string>>(new Set());
  const tick = useCallback(
    (key: string, on: boolean) =>
      setOff((before) => {
        const next = new Set(before);
        if (on) next.delete(key);
        else next.add(key);
        return next;
      }),
    [],
  );
  const tickAll = (on: boolean) => setOff(new Set(on ? [] : all));
  return { tick, tickAll, ticked: (key: string) => !off.has(key), chosen: all.filter((key) => !off.has(key)) };
};
