// Decides which accounts an audience is: those assigned, the unit's own people, the bureau's supervisors; none that was closed.
import type { EntityManager } from 'typeorm';
import type { Audience } from '@camphor/domain';
import type { Receiver } from './write-messages';

export interface AudienceMember extends Receiver {
  readonly username: string;
}
export interface AudienceOf {
  readonly reportId: string;
  readonly unitId: string;
  readonly bureauId: string;
}
const COLUMNS = 'DISTINCT p.id, p.username, p.email';
const assigned = (role: 'reviewer' | 'scorer') => ({
  sql: `SELECT ${COLUMNS} FROM reports_assignment a JOIN people_account p ON p.id = a.account_id AND p.active = 1
    JOIN people_account_role x ON x.account_id = p.id AND x.role = a.role WHERE a.report_id = ? AND a.role = '${role}' ORDER BY p.id`,
  key: 'reportId' as const,
});
const within = (key: 'unitId' | 'bureauId', roles: string) => ({
  sql: `SELECT ${COLUMNS} FROM people_account p JOIN people_account_role x ON x.account_id = p.id AND x.role IN (${roles})
    WHERE p.organisation_id = ? AND p.active = 1 ORDER BY p.id`,
  key,
});
const queries: Record<Audience, { readonly sql: string; readonly key: keyof AudienceOf }> = {
  reviewers: assigned('reviewer'),
  scorers: assigned('scorer'),
  unit: within('unitId', "'preparer', 'head'"),
  supervisors: within('bureauId', "'supervisor'"),
};

export const audience = (tx: EntityManager, to: Audience, of: AudienceOf): Promise<AudienceMember[]> =>
  tx.query(queries[to].sql, [of[queries[to].key]]);
