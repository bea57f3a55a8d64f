// Decides whether the window is at least so wide for the chosen type size: at 150 % a window holds as much as one of two thirds its width.
import { useCallback, useSyncExternalStore } from 'react';
import { useLook } from '../app/look';

/** `pixels` at standard type size. */
export const useWide = (pixels: number): boolean => {
  const { size } = useLook();
  const query = `(min-width: ${(pixels * size) / 100}px)`;
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
