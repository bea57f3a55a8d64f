// Decides which places of a report a return item, a comment or a piece of evidence may point at.
import { isFigureKey } from './figures.table';
import { isFormKey, isSectionKey } from './sections.table';

export const TARGET_KINDS = ['section', 'figure', 'indicator', 'evidence', 'table'] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];
const INDICATOR = /^[\w.:-]{1,80}$/u;

/** What of the report at hand is needed to know; an indicator is judged by its form where the scheme is not at hand. */
export interface TargetFacts {
  readonly indicators?: readonly string[];
  readonly evidence: readonly { readonly id: string }[];
}
export const partsOfTarget = (target: string): { readonly kind: string; readonly key: string } => {
  const colon = target.indexOf(':');
  return { kind: target.slice(0, Math.max(colon, 0)), key: target.slice(colon + 1) };
};

const OBJECTION = 'objection:';
/** What supports an objection is attached to `objection:ID`, which is no place of the report itself; null for those. */
export const objectionOf = (target: string): string | null => (target.startsWith(OBJECTION) ? target.slice(OBJECTION.length) : null);

export const targetExists = (target: string, { indicators, evidence }: TargetFacts): boolean => {
  const { kind, key } = partsOfTarget(target);
  if (kind === 'section') return isSectionKey(key);
  if (kind === 'figure') return isFigureKey(key);
  if (kind === 'table') return isFormKey(key);
  if (kind === 'indicator') return indicators ? indicators.includes(key) : INDICATOR.test(key);
  return kind === 'evidence' && evidence.some(({ id }) => id === key);
};
