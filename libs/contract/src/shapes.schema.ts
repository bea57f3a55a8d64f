// Records the shapes that several nouns share on the wire.
import { z } from 'zod';
import { ROLES } from '@camphor/domain';

export const id = z.uuid().meta({ id: 'Id' });
/** Years far off are slips of the keyboard, and counting working days to them helps nobody. */
const nearYear = (date: string): boolean => date >= '1990-01-01' && date <= '2200-12-31';
export const localDate = z.iso.date().refine(nearYear).meta({ id: 'LocalDate', description: 'Date local to Asia/Shanghai' });
export const instant = z.iso.datetime({ offset: true }).meta({ id: 'Instant' });
/** A decimal as a string; its sign, length and unit are judged by the domain, which names the field in its refusal. */
export const decimalText = z.string().max(64).meta({ id: 'Decimal', description: 'Plain decimal as a string, never a JSON number' });
export const role = z.enum(ROLES).meta({ id: 'Role' });
export const digestWithAlgorithm = z.object({ algorithm: z.string(), value: z.string() }).meta({ id: 'Digest' });

export const reason = z
  .object({
    code: z.string(),
    facts: z.record(z.string(), z.unknown()),
    message: z.string().describe('The sentence in the language of the request'),
  })
  .meta({ id: 'Reason' });
/** RFC 9457 application/problem+json. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.string(),
    reasons: z.array(reason),
    request: z.string().describe('Request id, for the administrator'),
    conflicts: z.array(z.object({ field: z.string(), yours: z.string().nullable(), theirs: z.string().nullable() })).optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problem>;

/** What is left until a date, in working days; negative when it has passed. */
export const timeLeft = z
  .object({ workingDays: z.number().int(), provisional: z.boolean().describe('A year without calendar data was counted Monday to Friday') })
  .meta({ id: 'TimeLeft' });
export const unitRef = z.object({ id, code: z.string(), name: z.string(), kind: z.string() }).meta({ id: 'UnitRef' });
export const personRef = z.object({ id, username: z.string(), name: z.string() }).meta({ id: 'PersonRef' });
export const cursorQuery = { cursor: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(200).default(100) };
export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), nextCursor: z.string().nullable() });
export const nothing = z.strictObject({});
