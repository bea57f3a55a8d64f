// Asks for findings without holding up the page: only the newest answer is told; where no worker runs they are worked out in place.
import type { Finding, ReportContent, Scheme } from '@camphor/domain';
import { findingsOfContent, type Surroundings } from './findings-of-content';

export interface Asked {
  readonly number: number;
  readonly content: ReportContent;
  readonly around: Surroundings;
  readonly scheme: Scheme | null;
}
export interface Told {
  readonly number: number;
  readonly findings: Finding[];
}
export interface FindingsDesk {
  readonly ask: (content: ReportContent, around: Surroundings, scheme: Scheme | null) => void;
  readonly close: () => void;
}

/** What stands between the desk and its worker; null where none can be had. */
export type Hand = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'> | null;
export const openFindingsDesk = (tell: (findings: Finding[]) => void, hand: Hand): FindingsDesk => {
  let worker = hand;
  let last = 0;
  let working: Asked | null = null;
  let next: Asked | null = null;
  const begin = (asked: Asked): void => {
    if (!worker) return tell(findingsOfContent(asked.content, asked.around, asked.scheme));
    working = asked;
    worker.postMessage(asked);
  };
  const goOn = (): void => {
    const waiting = next;
    working = null;
    next = null;
    if (waiting) begin(waiting);
  };
  if (worker) {
    worker.onmessage = ({ data }: MessageEvent<Told>) => {
      // While somebody types on, what was worked out meanwhile is old, but better than nothing.
      if (data.number === working?.number) tell(data.findings);
      goOn();
    };
    worker.onerror = () => {
      const unanswered = next ?? working;
      worker?.terminate();
      worker = null;
      working = null;
      next = null;
      if (unanswered) begin(unanswered);
    };
  }
  return {
    ask: (content, around, scheme) => {
      last += 1;
      const asked = { number: last, content, around, scheme };
      // One is worked on, one waits; those between are never needed.
      if (working) next = asked;
      else begin(asked);
    },
    close: () => worker?.terminate(),
  };
};
