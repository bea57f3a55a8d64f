// Decides which single keys a page answers to: never while one types, never behind an open dialogue.
import { useEffect, useRef } from 'react';
import { isTyping } from '../ui/keys';

const inDialogue = (target: EventTarget | null): boolean => target instanceof Element && target.closest('[role="dialog"]') !== null;
/** The space bar presses what it stands on. */
const onButton = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('button, summary, [role="button"]') !== null;
const dialogueOpen = (): boolean => [...document.querySelectorAll('[role="dialog"]')].some((box) => box.getClientRects().length > 0);

export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>;
export const useKeys = (keys: KeyMap, settings: { readonly inDialogues?: boolean; readonly enabled?: boolean } = {}): void => {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  const { inDialogues = false, enabled = true } = settings;
  useEffect(() => {
    if (!enabled) return undefined;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
      if (!inDialogues && (inDialogue(event.target) || dialogueOpen())) return;
      const act = latest.current[event.key];
      if (!act || (event.key === ' ' && onButton(event.target))) return;
      event.preventDefault();
      act(event);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [inDialogues, enabled]);
};

/** Moves the focus along the elements that match, by one; the focus is the cursor, so that reading aids follow. */
export const stepFocus = (selector: string, by: 1 | -1): void => {
  const stops = [...document.querySelectorAll<HTMLElement>(selector)].filter((one) => one.getClientRects().length > 0);
  const at = stops.findIndex((one) => one === document.activeElement || one.contains(document.activeElement));
  const next = at < 0 ? stops[0] : stops[Math.min(stops.length - 1, Math.max(0, at + by))];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
};
