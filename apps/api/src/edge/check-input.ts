// Decides whether what was sent has the shape that the contract names; every problem is a reason that names its field.
import { z } from 'zod';
import { refuseAll, type Language, type Reason, type Refusal } from '@camphor/domain';

const MAX_DEPTH = 40;
const MAX_REASONS = 50;
// NUL ends texts elsewhere; a lone surrogate cannot be stored as UTF-8.
const BAD = /\u0000|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const shown = (text: string): string => text.replaceAll(/[^\x20-\x7e\u3000-\ud7ff\uff00-\uffef]/g, '?').slice(0, 100);

/** Characters that nothing can store, keys that are none, nesting without end: looked for in whatever was sent, whatever its shape. */
const unsound = (value: unknown, path: readonly string[], into: Reason[]): void => {
  if (into.length >= MAX_REASONS) return;
  const field = path.join('.') || 'body';
  if (typeof value === 'string') {
    if (BAD.test(value)) into.push({ code: 'bad_characters', facts: { field } });
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (path.length > MAX_DEPTH) {
    into.push({ code: 'malformed', facts: { field: path.slice(0, 3).join('.'), problem: 'nested too deeply' } });
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    if (BAD.test(key)) into.push({ code: 'bad_characters', facts: { field: [...path, shown(key)].join('.') } });
    else if (key === '__proto__') into.push({ code: 'unknown_key', facts: { field: [...path, key].join('.') } });
    else unsound(inner, [...path, key.slice(0, 100)], into);
  }
};

const spoken: Record<Language, z.core.$ZodErrorMap> = {
  zh: z.locales.zhCN().localeError as z.core.$ZodErrorMap,
  en: z.locales.en().localeError as z.core.$ZodErrorMap,
};
const issueReasons = (place: string, issue: z.core.$ZodIssue): Reason[] => {
  const path = issue.path.map((part) => shown(String(part)));
  const field = path.join('.') || place;
  if (issue.code === 'unrecognized_keys')
    return issue.keys.slice(0, MAX_REASONS).map((key) => ({ code: 'unknown_key', facts: { field: [...path, shown(key)].join('.') } }));
  return [{ code: 'malformed', facts: { field, problem: issue.message } }];
};

export interface Places {
  readonly params: { readonly schema: z.ZodType | undefined; readonly value: unknown };
  readonly query: { readonly schema: z.ZodType | undefined; readonly value: unknown };
  readonly body: { readonly schema: z.ZodType | undefined; readonly value: unknown };
}
export interface Checked {
  readonly ok: true;
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}
/** Checks all places at once. A place without a schema is not looked at and gives an empty object. */
export const checkInput = (places: Places, language: Language): Checked | Refusal => {
  const reasons: Reason[] = [];
  const check = (place: keyof Places): unknown => {
    const { schema, value } = places[place];
    if (!schema) return {};
    const before = reasons.length;
    unsound(value, [], reasons);
    if (reasons.length > before) return {};
    const read = schema.safeParse(value, { error: spoken[language] });
    if (!read.success) reasons.push(...read.error.issues.flatMap((issue) => issueReasons(place, issue)));
    return read.success ? read.data : {};
  };
  const checked: Checked = { ok: true, params: check('params'), query: check('query'), body: check('body') };
  const [first, ...rest] = reasons.slice(0, MAX_REASONS);
  return first ? refuseAll('malformed', [first, ...rest]) : checked;
};
