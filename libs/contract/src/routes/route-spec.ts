// Records what a route says of itself: method, path, permission, what it takes, what it answers, which headers it asks for.
import { z } from 'zod';
import type { Permission } from '@camphor/domain';

/** What the path's :id must belong to, so that what is not yours does not exist (404) before anything else is judged. */
export type Scope =
  | 'none'
  | 'report'
  | 'cycle'
  | 'import'
  | 'objection'
  | 'extension'
  | 'comment'
  | 'evidence'
  | 'account'
  | 'unit'
  | 'conflict'
  | 'scheme'
  | 'recalculation'
  | 'notification';
export interface RouteSpec {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Below /api/v1 unless `root`. */
  readonly path: string;
  readonly root?: true;
  readonly permission: Permission;
  readonly scope: Scope;
  readonly summary: string;
  readonly status?: 200 | 201 | 202 | 204;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly answer: z.ZodType;
  readonly ifMatch?: true;
  readonly idempotencyKey?: 'required' | 'honoured';
  /** One file in the field `file`, beside the fields of `body`: held in memory, or written to the disk as it arrives. */
  readonly multipart?: 'memory' | 'disk';
  /** The answer is a file, not JSON; `answer` is not looked at. */
  readonly download?: true;
}
export const byId = z.object({ id: z.string().max(64) });
export const changes = { idempotencyKey: 'honoured' } as const;
