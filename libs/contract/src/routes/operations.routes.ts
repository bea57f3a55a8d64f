// Records the routes of operations: health.
import { z } from 'zod';
import { type RouteSpec } from './route-spec';

export const operationsRoutes = {
  live: {
    method: 'get',
    path: 'health/live',
    root: true,
    permission: 'operations.read',
    scope: 'none',
    summary: 'The process runs',
    answer: z.object({ status: z.literal('ok') }),
  },
  ready: {
    method: 'get',
    path: 'health/ready',
    root: true,
    permission: 'operations.read',
    scope: 'none',
    summary: 'The service can work',
    answer: z.object({ status: z.literal('ok') }),
  },
} as const satisfies Readonly<Record<string, RouteSpec>>;
