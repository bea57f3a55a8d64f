// Records the routes of reminders: the inbox.
import * as reminders from '../reminders.schema';
import { nothing } from '../shapes.schema';
import { byId, changes, type RouteSpec } from './route-spec';

export const remindersRoutes = {
  listNotifications: {
    method: 'get',
    path: 'notifications',
    permission: 'self.use',
    scope: 'none',
    summary: 'Inbox 消息',
    query: reminders.notificationQuery,
    answer: reminders.notificationPage,
  },
  readNotification: {
    method: 'post',
    path: 'notifications/:id/read',
    permission: 'self.use',
    scope: 'notification',
    summary: 'Mark as read',
    status: 204,
    params: byId,
    answer: nothing,
    ...changes,
  },
} as const satisfies Readonly<Record<string, RouteSpec>>;
