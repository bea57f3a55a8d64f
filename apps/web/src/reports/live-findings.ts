// Decides the findings of what is typed just now: the same reading and the same rules as the service, in the browser.
import type { ReportView } from '@camphor/contract';
import {
  checksTable,
  documentFromContent,
  isSectionKey,
  isFormKey,
  leavesOf,
  readDocument,
  runChecks,
  UNIT_KINDS,
  upperBound,
  type Figures,
  type Finding,
  type ReportContent,
  type Scheme,
  type UnitKind,
} from '@camphor/domain';
import { useEffect, useMemo, useState } from 'react';
import { useAnswer } from '../app/client';
import { useWords } from '../app/language';
import { shownFields } from './autosave';
import { contentOf } from './content-fields';
import type { OpenDraft } from './draft';
import { useScheme } from './use-scheme';
import { shownFinding, togetherWith, type ShownFinding } from './shown-finding';

const isUnitKind = (kind: string): kind is UnitKind => (UNIT_KINDS as readonly string[]).includes(kind);

type Surroundings = Pick<ReportView, 'required' | 'unit' | 'cycle' | 'lastYear'>;
export const findingsOfContent = (
  content: ReportContent,
  { required, unit, cycle, lastYear }: Surroundings,
  scheme: Scheme | null,
): Finding[] => {
  const document = documentFromContent(content);
  return runChecks({
    document,
    reading: readDocument(document),
    figures: content.figures,
    required: { sections: required.sections.filter(isSectionKey), forms: required.forms.filter(isFormKey) },
    bands: scheme?.bands ?? [],
    selfScores: content.selfScores,
    cycleYear: String(cycle.year),
    ...(isUnitKind(unit.kind) ? { unit: { name: unit.name, kind: unit.kind } } : {}),
    ...(scheme
      ? {
          attainable: upperBound(scheme, content.figures),
          weights: Object.fromEntries(leavesOf(scheme).map(({ id, weight }) => [id, weight])),
          indicatorNames: Object.fromEntries(leavesOf(scheme).map(({ id, name }) => [id, name])),
        }
      : {}),
    ...(lastYear ? { lastYear: lastYear as Figures } : {}),
  });
};

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
  readonly findings: readonly ShownFinding[];
  readonly content: ReportContent;
  readonly scheme: Scheme | null;
}
/** Findings of the draft as it stands on the page; what only the service can see (peers) comes from there. */
export const useLiveFindings = (draft: OpenDraft, view: ReportView): LiveFindings => {
  const say = useWords();
  const fields = useSettledFields(draft);
  const scheme = useScheme(view);
  const service = useAnswer('listFindings', { params: { id: view.id } }, { asOf: view.version, keepPrevious: true });
  const content = useMemo(() => contentOf(fields), [fields]);
  const live = useMemo(
    () => findingsOfContent(content, view, scheme).map((finding) => shownFinding(finding, say)),
    [content, view, scheme, say],
  );
  const findings = useMemo(() => togetherWith(live, service.data?.items ?? [], unseenHere(scheme)), [live, service.data, scheme]);
  return { findings, content, scheme };
};
