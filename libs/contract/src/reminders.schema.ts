// Records the wire shapes of the inbox.
import { z } from 'zod';
import { cursorQuery, id, instant } from './shapes.schema';

export const notification = z
  .object({
    id,
    kind: z.string(),
    message: z.string(),
    reportId: id.nullable(),
    recalculationId: id.nullable().describe('The recalculation that it tells of'),
    at: instant,
    readAt: instant.nullable(),
    mail: z.enum(['none', 'waiting', 'sent', 'failed']),
  })
  .meta({ id: 'Notification' });
export const notificationPage = z.object({ items: z.array(notification), nextCursor: z.string().nullable(), unread: z.number().int() });
export const notificationQuery = z.strictObject({ unread: z.enum(['true', 'false']).optional(), ...cursorQuery });
