// Records a refusal as data: its kind (which decides the HTTP status) and every reason with its facts.
import { reasonsTable, type ReasonCode } from './reasons.table';
import { placeWords } from './reports/place-words';
import type { Words } from './words';

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

const shown = (fact: Fact | undefined, language: keyof Words): string => {
  if (fact === undefined || fact === null) return '';
  if (Array.isArray(fact)) return fact.map((one) => shown(one as Fact, language)).join(language === 'zh' ? '、' : ', ');
  return typeof fact === 'object' ? JSON.stringify(fact) : String(fact);
};

const PLACES: ReadonlySet<string> = new Set(['field', 'fields', 'target', 'targets']);
const named = (fact: Fact | undefined, language: keyof Words): Fact | undefined => {
  if (Array.isArray(fact)) return fact.map((one) => named(one, language) ?? null);
  return typeof fact === 'string' ? placeWords(fact)[language] : fact;
};

/** The sentence of a reason with its facts filled in; places of the report by the names that people know. */
export const describeReason = (reason: Reason): Words => {
  const fill = (language: keyof Words) =>
    reasonsTable[reason.code][language].replace(/(“?)\{(\w+)\}/g, (_, mark: string, name: string) => {
      const text = shown(PLACES.has(name) ? named(reason.facts[name], language) : reason.facts[name], language);
      // Marks within marks are single ones (GB/T 15834 标点符号用法).
      return mark + (mark === '' ? text : text.replaceAll('“', '‘').replaceAll('”', '’'));
    });
  return { zh: fill('zh'), en: fill('en') };
};
