// Speaks every route once, noun by noun.
import { peopleRoutes } from './routes/people.routes';
import { cyclesRoutes } from './routes/cycles.routes';
import { reportsRoutes } from './routes/reports.routes';
import { readingRoutes } from './routes/reading.routes';
import { scoringRoutes } from './routes/scoring.routes';
import { recalculationRoutes } from './routes/recalculation.routes';
import { schemesRoutes } from './routes/schemes.routes';
import { conflictsRoutes } from './routes/conflicts.routes';
import { remindersRoutes } from './routes/reminders.routes';
import { auditRoutes } from './routes/audit.routes';
import { publishingRoutes } from './routes/publishing.routes';
import { operationsRoutes } from './routes/operations.routes';
import type { RouteSpec } from './routes/route-spec';

export type { RouteSpec, Scope } from './routes/route-spec';

export const routes = {
  ...peopleRoutes,
  ...cyclesRoutes,
  ...reportsRoutes,
  ...readingRoutes,
  ...scoringRoutes,
  ...recalculationRoutes,
  ...schemesRoutes,
  ...conflictsRoutes,
  ...remindersRoutes,
  ...auditRoutes,
  ...publishingRoutes,
  ...operationsRoutes,
} as const satisfies Record<string, RouteSpec>;

export type RouteName = keyof typeof routes;
export const allRoutes: Readonly<Record<RouteName, RouteSpec>> = routes;
export const API_PREFIX = '/api/v1';
/** The full path with :params. */
export const pathOf = (spec: RouteSpec): string => (spec.root ? `/${spec.path}` : `${API_PREFIX}/${spec.path}`);
