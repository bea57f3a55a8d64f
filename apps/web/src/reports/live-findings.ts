// Decides the findings of what is typed just now: the same reading and the same rules as the service, in the browser.
import type { ReportView } from '@camphor/contract';
import { checksTable, type Finding, type ReportContent, type Scheme } from '@camphor/domain';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useAnswer } from '../app/client';
import { useWords } from '../app/language';
import { shownFields } from './autosave';
import { contentOf } from './content-fields';
import type { OpenDraft } from './draft';
import { openFindingsDesk, type FindingsDesk } from './findings-desk';
import { beginFindingsWorker } from './findings-worker';
import { shownFinding, togetherWith, type ShownFinding } from './shown-finding';
import { useScheme } from './use-scheme';

/** Other reports of the cycle are the service's to see; the scheme is asked for and may not be here yet. */
const unseenHere = (scheme: Scheme | null): ((check: string) => boolean) => {
  const lacks: readonly string[] = checksTable
    .filter(({ needs }) => needs.includes('peers') || (scheme === null && needs.some((need) => need === 'scheme' || need === 'bands')))
    .map(({ id }) => id);
  return (check) => lacks.includes(check);
};

// Long enough for a burst of keys, short enough that the finding is gone when one looks up.
const PAUSE_MS = 250;

const useSettledFields = (draft: OpenDraft) => {
  const [fields, setFields] = useState(() => shownFields(draft.state()));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let known = '';
    const take = () => {
      const next = shownFields(draft.state());
      const text = JSON.stringify(Object.entries(next).filter(([field]) => !field.startsWith('explanation:')));
      if (text === known) return;
      known = text;
      setFields(next);
    };
    take();
    const stop = draft.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(take, PAUSE_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [draft]);
  return fields;
};

export interface LiveFindings {
  /** False until something has been checked: nothing found is then no news. */
  readonly checked: boolean;
  readonly findings: readonly ShownFinding[];
  readonly content: ReportContent;
  readonly scheme: Scheme | null;
}
/** What the checks find in this content, worked out beside the page; null until the first answer. */
const useFound = (content: ReportContent, view: ReportView, scheme: Scheme | null): readonly Finding[] | null => {
  const [found, setFound] = useState<readonly Finding[] | null>(null);
  const desk = useRef<FindingsDesk | null>(null);
  useEffect(() => {
    const opened = openFindingsDesk(setFound, beginFindingsWorker());
    desk.current = opened;
    return () => {
      desk.current = null;
      opened.close();
    };
  }, []);
  const { required, unit, cycle, lastYear } = view;
  // The view is a new one after every save; what the checks are held against seldom is.
  const around = JSON.stringify({ required, unit, cycle, lastYear });
  useEffect(() => {
    desk.current?.ask(content, JSON.parse(around) as Pick<ReportView, 'required' | 'unit' | 'cycle' | 'lastYear'>, scheme);
  }, [content, around, scheme]);
  return found;
};

const NOTHING: readonly ShownFinding[] = [];
/** Findings of the draft as it stands on the page; until they are worked out, and for what only the service can see (peers), those of the service. */
export const useLiveFindings = (draft: OpenDraft, view: ReportView): LiveFindings => {
  const say = useWords();
  const fields = useSettledFields(draft);
  const scheme = useScheme(view);
  const service = useAnswer('listFindings', { params: { id: view.id } }, { asOf: view.version, keepPrevious: true });
  const content = useMemo(() => contentOf(fields), [fields]);
  const found = useFound(content, view, scheme);
  const live = useMemo(() => found?.map((finding) => shownFinding(finding, say)), [found, say]);
  const told = service.data?.items ?? NOTHING;
  const findings = useMemo(() => (live ? togetherWith(live, told, unseenHere(scheme)) : told), [live, told, scheme]);
  return { checked: live !== undefined || service.data !== undefined, findings, content, scheme };
};
