// Decides which roles exist, how they are called and which exclude one another (三员分立).
import type { Words } from '../words';

export const ROLES = ['preparer', 'head', 'reviewer', 'scorer', 'supervisor', 'auditor', 'security', 'admin', 'system'] as const;
export type Role = (typeof ROLES)[number];
/** `system` is nobody's account: it is the clock and the worker going through the same door. */
export const ACCOUNT_ROLES = ROLES.filter((role): role is Exclude<Role, 'system'> => role !== 'system');
export type AccountRole = Exclude<Role, 'system'>;

export const roleWords: Record<Role, Words> = {
  preparer: { zh: '填报人', en: 'preparer' },
  head: { zh: '单位负责人', en: 'head of unit' },
  reviewer: { zh: '审核人', en: 'reviewer' },
  scorer: { zh: '评分人', en: 'scorer' },
  supervisor: { zh: '督导', en: 'supervisor' },
  auditor: { zh: '审计管理员', en: 'auditor' },
  security: { zh: '安全管理员', en: 'security officer' },
  admin: { zh: '系统管理员', en: 'administrator' },
  system: { zh: '系统', en: 'system' },
};

const EXCLUSIVE: readonly Role[] = ['admin', 'security', 'auditor'];
/** 三员分立: at most one of admin, security and auditor in one hand. */
export const rolesExclude = (roles: readonly Role[]): boolean => EXCLUSIVE.filter((role) => roles.includes(role)).length > 1;
