// Records the wire shapes of conflicts of interest (回避).
import { z } from 'zod';
import { STATES } from '@camphor/domain';
import { id, instant } from './shapes.schema';

export const conflict = z
  .object({
    id,
    person: z.object({ username: z.string(), name: z.string() }),
    unit: z.object({ id, code: z.string(), name: z.string() }),
    reason: z.string(),
    declaredBy: z.string(),
    declaredAt: instant,
    withdrawn: z.object({ by: z.string(), at: instant, reason: z.string() }).nullable(),
    assigned: z
      .array(z.object({ reportId: id, role: z.enum(['reviewer', 'scorer']), state: z.enum(STATES), year: z.number().int() }))
      .describe('Reports of the unit to which the person is assigned all the same'),
  })
  .meta({ id: 'Conflict' });
export type Conflict = z.infer<typeof conflict>;
export const conflictPage = z.object({ items: z.array(conflict), nextCursor: z.string().nullable() });
export const conflictQuery = z.object({
  unit: z.string().max(64).optional().describe('Id of the unit'),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export const newConflict = z.strictObject({
  unitId: id,
  username: z.string().max(64).optional().describe('Whose; absent: the own. Others are declared by a supervisor'),
  reason: z.string().max(1000),
});
export const conflictWithdrawal = z.strictObject({ reason: z.string().max(1000) });
