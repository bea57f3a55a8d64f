// Decides whether roles hold a permission.
import { permissionsTable, type Permission } from './permissions.table';
import type { Role } from './roles';

export const needsNobody = (permission: Permission): boolean => permissionsTable[permission] === 'nobody needed';

export const may = (roles: readonly Role[], permission: Permission): boolean => {
  const holders = permissionsTable[permission];
  if (holders === 'nobody needed') return true;
  if (holders === 'everyone') return roles.length > 0;
  return roles.some((role) => holders.includes(role));
};
