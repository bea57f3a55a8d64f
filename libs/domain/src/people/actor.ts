// Records who acts: the account, its roles and place in the tree of organisations, and through what it came.
import type { Role } from './roles';

export const VIAS = ['web', 'api', 'cli', 'system', 'demo'] as const;
export type Via = (typeof VIAS)[number];
export interface Actor {
  readonly accountId: string;
  readonly username: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly organisationId: string;
  /** Ids from the root down, each behind a slash: "/province/city/bureau/unit/"; everything below shares it as a prefix. */
  readonly organisationPath: string;
  readonly via: Via;
}
export const SYSTEM_ACTOR_ID = '00000000-0000-7000-8000-000000000000';
export const systemActor: Actor = {
  accountId: SYSTEM_ACTOR_ID,
  username: 'system',
  name: '系统',
  roles: ['system'],
  organisationId: SYSTEM_ACTOR_ID,
  organisationPath: '/',
  via: 'system',
};
