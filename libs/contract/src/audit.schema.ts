// Records the wire shapes of the trail.
import { z } from 'zod';
import { cursorQuery, instant, page } from './shapes.schema';

export const auditItem = z
  .object({
    seq: z.number().int(),
    at: instant,
    actor: z.object({ id: z.string(), name: z.string(), username: z.string() }),
    via: z.string(),
    action: z.string(),
    before: z.unknown(),
    after: z.unknown(),
    reason: z.string().nullable(),
    sentence: z.string().describe('In the language of the request'),
    sentences: z.object({ zh: z.string(), en: z.string() }),
    version: z.number().int().nullable(),
    digest: z.string(),
    algorithm: z.string(),
  })
  .meta({ id: 'AuditItem' });
export const auditPage = page(auditItem).extend({ chain: z.object({ count: z.number().int(), head: z.string(), algorithm: z.string() }) });
export const auditQuery = z.strictObject({ ...cursorQuery });
export type AuditItem = z.infer<typeof auditItem>;
