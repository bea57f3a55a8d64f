// Decides whether the window is at least so wide.
import { useCallback, useSyncExternalStore } from 'react';

export const useWide = (pixels: number): boolean => {
  const query = `(min-width: ${pixels}px)`;
  const watch = useCallback(
    (tell: () => void) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', tell);
      return () => list.removeEventListener('change', tell);
    },
    [query],
  );
  return useSyncExternalStore(watch, () => window.matchMedia(query).matches);
};
