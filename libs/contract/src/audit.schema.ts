// Records the wire shapes of the trail.
import { z } from 'zod';
import { cursorQuery, instant, localDate, page } from './shapes.schema';

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
const sealedTo = z.object({
  count: z.number().int().describe('Number of the last event under a signed head'),
  head: z.number().int().describe('Number of the first such head'),
  at: instant,
});
export const chain = z
  .object({ count: z.number().int(), head: z.string(), algorithm: z.string(), sealed: sealedTo.nullable() })
  .meta({ id: 'Chain', description: 'Where the trail ends; whoever keeps it can tell a trail that was shortened or rewritten later' });
export const auditPage = page(auditItem).extend({ chain });
export const auditQuery = z.strictObject({ ...cursorQuery });
const account = z.string().min(1).max(64);
export const auditSearch = z.strictObject({
  actor: account.optional().describe('User name'),
  action: z.string().min(1).max(64).optional().describe('Name of the event: report.published'),
  unit: account.optional().describe('Id or code of the unit'),
  report: account.optional(),
  from: localDate.optional(),
  to: localDate.optional().describe('The day itself counts'),
  q: z.string().max(100).optional().describe('Words in the sentence, the reason, the values or the name of the person'),
  ...cursorQuery,
});
export const foundEvent = auditItem
  .extend({ report: z.string().nullable(), unit: z.string().nullable(), year: z.number().int().nullable() })
  .meta({ id: 'FoundEvent' });
export type FoundEvent = z.infer<typeof foundEvent>;
export const foundPage = page(foundEvent);
export type AuditItem = z.infer<typeof auditItem>;

/** What is in it is described by its format and verified by `camphor verify`; clients keep it as it is. */
export const bundle = z.looseObject({ format: z.string(), view: z.enum(['full', 'limited', 'public']) }).meta({ id: 'Bundle' });
const digest = z.object({ algorithm: z.string(), digest: z.string() });
const head = z.object({
  format: z.string(),
  log: z.string(),
  number: z.number().int(),
  previous: digest.nullable(),
  size: z.number().int(),
  roots: z.array(z.object({ algorithm: z.string(), root: z.string() })),
  at: instant,
  day: z.string().nullable(),
  key: z.string(),
});
export const signedHead = z
  .object({ head, signature: z.string().describe('Ed25519 over the canonical JSON (RFC 8785) of the head, in hex') })
  .meta({ id: 'SignedHead' });
export const headPage = page(signedHead);
export const headQuery = z.strictObject({
  cursor: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
const headNumber = z.coerce.number().int().min(1).max(2_147_483_647);
export const consistencyQuery = z.strictObject({ first: headNumber, second: headNumber });
export const consistency = z
  .object({
    first: signedHead,
    second: signedHead,
    paths: z
      .array(z.object({ algorithm: z.string(), path: z.array(z.string()) }))
      .describe('RFC 6962 consistency proofs, one per algorithm'),
  })
  .meta({ id: 'Consistency' });
export const keyList = z.object({
  items: z.array(
    z.object({
      id: z.string().describe('SHA-256 of the key as SubjectPublicKeyInfo'),
      algorithm: z.string(),
      publicKey: z.string().describe('32 bytes in hex'),
      createdAt: instant,
    }),
  ),
});
