// Decides what stands in the left rail and where an account arrives, by its roles.
import type { Role, Words } from '@camphor/domain';

export type RailIcon =
  'report' | 'review' | 'score' | 'board' | 'cycles' | 'recalculation' | 'units' | 'accounts' | 'inbox' | 'schemes' | 'trails';
export interface RailEntry {
  readonly to: string;
  readonly label: Words;
  readonly icon: RailIcon;
}
const has = (roles: readonly Role[], ...wanted: readonly Role[]): boolean => wanted.some((role) => roles.includes(role));

export const isUnitSide = (roles: readonly Role[]): boolean => has(roles, 'preparer', 'head');

export const railOf = (roles: readonly Role[]): readonly RailEntry[] => [
  ...(isUnitSide(roles) ? [{ to: '/', label: { zh: '我的报告', en: 'My report' }, icon: 'report' } as const] : []),
  ...(has(roles, 'supervisor', 'auditor') ? [{ to: '/board', label: { zh: '工作台', en: 'Board' }, icon: 'board' } as const] : []),
  ...(has(roles, 'auditor') ? [{ to: '/trails', label: { zh: '留痕检索', en: 'Trails' }, icon: 'trails' } as const] : []),
  ...(has(roles, 'supervisor') ? [{ to: '/cycles', label: { zh: '年度工作', en: 'Years' }, icon: 'cycles' } as const] : []),
  ...(has(roles, 'supervisor')
    ? [{ to: '/recalculations', label: { zh: '重新计算', en: 'Dry runs' }, icon: 'recalculation' } as const]
    : []),
  ...(has(roles, 'reviewer') ? [{ to: '/queue', label: { zh: '审核', en: 'Review' }, icon: 'review' } as const] : []),
  ...(has(roles, 'scorer') && !has(roles, 'reviewer')
    ? [{ to: '/queue', label: { zh: '评分', en: 'Scoring' }, icon: 'score' } as const]
    : []),
  ...(has(roles, 'admin') ? [{ to: '/units', label: { zh: '单位', en: 'Units' }, icon: 'units' } as const] : []),
  ...(has(roles, 'security') ? [{ to: '/accounts', label: { zh: '账号', en: 'Accounts' }, icon: 'accounts' } as const] : []),
  ...(has(roles, 'supervisor', 'admin') ? [{ to: '/schemes', label: { zh: '指标体系', en: 'Schemes' }, icon: 'schemes' } as const] : []),
  { to: '/inbox', label: { zh: '消息', en: 'Inbox' }, icon: 'inbox' },
];

/** Where the account arrives after signing in; null = the page of the unit. */
export const homeOf = (roles: readonly Role[]): string | null => {
  if (isUnitSide(roles)) return null;
  if (has(roles, 'supervisor', 'auditor')) return '/board';
  if (has(roles, 'reviewer', 'scorer')) return '/queue';
  if (has(roles, 'admin')) return '/units';
  if (has(roles, 'security')) return '/accounts';
  return '/inbox';
};
