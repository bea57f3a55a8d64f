// Decides which reports exist for an actor; lists, single look-ups, counts and searches all use this one condition.
import type { Actor } from '@camphor/domain';

export interface SqlCondition {
  readonly sql: string;
  readonly values: readonly unknown[];
}
/** Over the aliases `r` (reports_report) and `u` (people_organisation of its unit). An actor without a fitting role sees nothing. */
export const visibleReports = (actor: Actor): SqlCondition => {
  const ways: SqlCondition[] = [];
  const has = (...roles: Actor['roles'][number][]) => roles.some((role) => actor.roles.includes(role));
  if (has('system')) return { sql: 'TRUE', values: [] };
  if (has('preparer', 'head')) ways.push({ sql: 'r.unit_id = ?', values: [actor.organisationId] });
  if (has('supervisor', 'auditor')) ways.push({ sql: 'u.path LIKE ?', values: [`${actor.organisationPath}%`] });
  for (const role of ['reviewer', 'scorer'] as const) {
    if (!has(role)) continue;
    ways.push({
      sql: '(u.path LIKE ? AND EXISTS (SELECT 1 FROM reports_assignment a WHERE a.report_id = r.id AND a.role = ? AND a.account_id = ?))',
      values: [`${actor.organisationPath}%`, role, actor.accountId],
    });
  }
  if (ways.length === 0) return { sql: 'FALSE', values: [] };
  return { sql: `(${ways.map(({ sql }) => sql).join(' OR ')})`, values: ways.flatMap(({ values }) => values) };
};
