// Decides which chapter is open and what has the focus, from the hash of the address; the same hash again jumps again.
import { chapterOf, isSectionKey, type SectionKey } from '@camphor/domain';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { findingAnchor, placeOfHash, sectionAnchor, selfScoresAnchor, tableAnchor } from '../ui/anchors';
import { FORMS, indicatorOfFinding, sectionOfFinding, sectionOfTarget, SELF_SCORES } from './chapters';
import type { ShownFinding } from './shown-finding';

export interface Aim {
  readonly kind: 'figure' | 'section' | 'quote' | 'indicator' | 'anchor';
  readonly section: SectionKey;
  readonly figure?: string;
  readonly indicator?: string;
  /** A place on the page by its id. */
  readonly anchor?: string;
  /** Offsets in the text of the section. */
  readonly start?: number;
  readonly end?: number;
}
const aimAtFinding = (finding: ShownFinding): Aim | null => {
  const section = sectionOfFinding(finding);
  const indicator = indicatorOfFinding(finding);
  if (indicator !== null && section !== null) return { kind: 'indicator', section, indicator };
  if (finding.key !== undefined && section !== null) return { kind: 'figure', section, figure: finding.key };
  if (section === null) return null;
  if (finding.start === undefined || finding.quote === undefined) return { kind: 'section', section };
  return { kind: 'quote', section, start: finding.start, end: finding.start + finding.quote.length };
};

const aimOf = (hash: string, findings: readonly ShownFinding[]): Aim | null => {
  const place = placeOfHash(hash);
  if (!place) return null;
  if (place.kind === 'section' && isSectionKey(place.key)) return { kind: 'section', section: place.key };
  if (place.kind === 'figure') {
    const section = sectionOfTarget(`figure:${place.key}`);
    return section ? { kind: 'figure', section, figure: place.key } : null;
  }
  if (place.kind === 'indicator') return { kind: 'indicator', section: SELF_SCORES, indicator: place.key };
  if (place.kind === 'table') return { kind: 'anchor', section: FORMS, anchor: tableAnchor(place.key) };
  if (place.kind === 'part') return { kind: 'anchor', section: SELF_SCORES, anchor: selfScoresAnchor };
  const finding = place.kind === 'finding' ? findings.find(({ id }) => id === place.key) : undefined;
  return finding ? aimAtFinding(finding) : null;
};

export interface Place {
  readonly chapter: SectionKey;
  /** The finding that the address names. */
  readonly finding: string | null;
  readonly returnItem: string | null;
  readonly toSection: (key: SectionKey) => void;
  readonly toFinding: (id: string) => void;
  readonly toHash: (hash: string) => void;
}
/** `reach` is called once the chapter of the aim stands on the page. */
export const usePlace = (findings: readonly ShownFinding[], reach: (aim: Aim) => void): Place => {
  const { hash, key } = useLocation();
  const go = useNavigate();
  const known = useRef(findings);
  known.current = findings;
  const reached = useRef(reach);
  reached.current = reach;
  const [chapter, setChapter] = useState<SectionKey>('basics');
  const [waits, setWaits] = useState<Aim | null>(null);
  const place = placeOfHash(hash);

  useEffect(() => {
    const aim = aimOf(hash, known.current);
    if (!aim) return;
    setChapter(chapterOf(aim.section));
    setWaits(aim);
  }, [hash, key]);
  useEffect(() => {
    if (!waits) return;
    reached.current(waits);
    setWaits(null);
  }, [waits, chapter]);

  const toHash = useCallback((next: string) => void go({ hash: next }, { replace: true, preventScrollReset: true }), [go]);
  return {
    chapter,
    finding: place?.kind === 'finding' ? place.key : null,
    returnItem: place?.kind === 'return-item' ? place.key : null,
    toHash,
    toSection: useCallback((section) => toHash(sectionAnchor(section)), [toHash]),
    toFinding: useCallback((id) => toHash(encodeURIComponent(findingAnchor(id))), [toHash]),
  };
};
