// Decides whether a text names a role.
import { ROLES, type Role } from '@camphor/domain';

export type { Role };
export const isRole = (value: unknown): value is Role => (ROLES as readonly unknown[]).includes(value);
