// Decides what of a body is malformed beyond its shape, by the domain's own rules, so that it is said (400) before a missing header (428).
import { isAction, readPatch, refuse, type ContentPatch, type Refusal } from '@camphor/domain';
import { draftOf } from '@camphor/server';
import type { RouteName } from '@camphor/contract';

type Judge = (body: unknown) => Refusal | null;
const schemeBody: Judge = (sent) => {
  const { body } = sent as { body?: unknown };
  const read = body === undefined ? null : draftOf(body);
  return read !== null && 'ok' in read ? read : null;
};
const table: Partial<Record<RouteName, Judge>> = {
  transition: (body) => {
    const { action } = body as { action: string };
    return isAction(action) ? null : refuse('malformed', 'unknown_action', { field: 'action', action });
  },
  createScheme: schemeBody,
  putScheme: schemeBody,
  patchContent: (body) => {
    const read = readPatch(body as ContentPatch);
    return 'ok' in read ? read : null;
  },
};
export const malformedBody = (name: RouteName, body: unknown): Refusal | null => table[name]?.(body) ?? null;
