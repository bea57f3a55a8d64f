// Records the routes of audit: trails, bundles and signed heads.
import * as audit from '../audit.schema';
import { byId, type RouteSpec } from './route-spec';

export const auditRoutes = {
  reportTrail: {
    method: 'get',
    path: 'reports/:id/audit',
    permission: 'report.read',
    scope: 'report',
    summary: 'Trail of a report 留痕',
    params: byId,
    query: audit.auditQuery,
    answer: audit.auditPage,
  },
  searchTrails: {
    method: 'get',
    path: 'audit',
    permission: 'trail.search',
    scope: 'none',
    summary: 'Events across the trails of the own bureau, newest first 审计查询',
    query: audit.auditSearch,
    answer: audit.foundPage,
  },
  reportBundle: {
    method: 'get',
    path: 'reports/:id/bundle.json',
    permission: 'report.read',
    scope: 'report',
    summary: 'The report with all that proves it, to be verified without the server 可验证数据包',
    params: byId,
    answer: audit.bundle,
  },
  publicKeys: {
    method: 'get',
    path: 'public/keys',
    root: true,
    permission: 'public.read',
    scope: 'none',
    summary: 'Public keys that sign heads and bundles, those replaced too 公钥',
    answer: audit.keyList,
  },
  publicHeads: {
    method: 'get',
    path: 'public/heads',
    root: true,
    permission: 'public.read',
    scope: 'none',
    summary: 'Signed heads of the log, newest first 封存',
    query: audit.headQuery,
    answer: audit.headPage,
  },
  headsConsistency: {
    method: 'get',
    path: 'public/heads/consistency',
    root: true,
    permission: 'public.read',
    scope: 'none',
    summary: 'Proof that a later head continues an earlier one (RFC 6962)',
    query: audit.consistencyQuery,
    answer: audit.consistency,
  },
} as const satisfies Readonly<Record<string, RouteSpec>>;
