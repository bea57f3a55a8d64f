// Records a refusal as data: its kind (which decides the HTTP status) and every reason with its facts.
import type { Words } from './words';
import { reasonsTable, type ReasonCode } from './reasons.table';

export type Fact = string | number | boolean | null | readonly Fact[] | { readonly [key: string]: Fact };
export type Facts = { readonly [key: string]: Fact };
export interface Reason {
  readonly code: ReasonCode;
  readonly facts: Facts;
}
/** In the order in which the door refuses. */
export const REFUSAL_KINDS = [
  'unauthenticated',
  'not_found',
  'malformed',
  'too_large',
  'unsupported',
  'key_reused',
  'precondition_required',
  'stale',
  'wrong_state',
  'conflict',
  'forbidden',
  'guards',
  'too_many',
  'unavailable',
] as const;
export type RefusalKind = (typeof REFUSAL_KINDS)[number];
export interface Refusal {
  readonly ok: false;
  readonly kind: RefusalKind;
  readonly reasons: readonly [Reason, ...Reason[]];
}

export const refuse = (kind: RefusalKind, code: ReasonCode, facts: Facts = {}): Refusal => ({
  ok: false,
  kind,
  reasons: [{ code, facts }],
});
export const refuseAll = (kind: RefusalKind, reasons: readonly [Reason, ...Reason[]]): Refusal => ({ ok: false, kind, reasons });

const shown = (fact: Fact | undefined): string => {
  if (fact === undefined || fact === null) return '';
  if (Array.isArray(fact)) return fact.map(shown).join('、');
  return typeof fact === 'object' ? JSON.stringify(fact) : String(fact);
};

/** The sentence of a reason with its facts filled in. */
export const describeReason = (reason: Reason): Words => {
  const words = reasonsTable[reason.code];
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => shown(reason.facts[name]));
  return { zh: fill(words.zh), en: fill(words.en) };
};
