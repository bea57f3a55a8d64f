// Records the routes of reading: imports.
import * as reading from '../reading.schema';
import * as reports from '../reports.schema';
import { byId, changes, type RouteSpec } from './route-spec';

export const readingRoutes = {
  createImport: {
    method: 'post',
    path: 'imports',
    permission: 'report.create',
    scope: 'none',
    summary: 'Read a file: figures, sections, findings',
    status: 201,
    multipart: 'memory',
    idempotencyKey: 'honoured',
    answer: reading.imported,
  },
  getImport: {
    method: 'get',
    path: 'imports/:id',
    permission: 'report.create',
    scope: 'import',
    summary: 'What was read',
    params: byId,
    answer: reading.imported,
  },
  acceptImport: {
    method: 'post',
    path: 'imports/:id/accept',
    permission: 'report.create',
    scope: 'import',
    summary: 'Take what was read into the report',
    status: 200,
    params: byId,
    body: reading.acceptImport,
    answer: reports.reportView,
    ifMatch: true,
    ...changes,
  },
} as const satisfies Readonly<Record<string, RouteSpec>>;
