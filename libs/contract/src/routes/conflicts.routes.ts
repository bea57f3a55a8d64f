// Records the routes of conflicts of interest (回避).
import * as conflicts from '../conflicts.schema';
import { byId, changes, type RouteSpec } from './route-spec';

export const conflictsRoutes = {
  listConflicts: {
    method: 'get',
    path: 'conflicts',
    permission: 'conflict.read',
    scope: 'none',
    summary: 'Conflicts of interest 回避: of the bureau for its supervisors and auditors, else the own',
    query: conflicts.conflictQuery,
    answer: conflicts.conflictPage,
  },
  declareConflict: {
    method: 'post',
    path: 'conflicts',
    permission: 'conflict.declare',
    scope: 'none',
    summary: 'Declare a conflict of interest of a reviewer or scorer with a unit',
    status: 201,
    body: conflicts.newConflict,
    answer: conflicts.conflict,
    ...changes,
  },
  withdrawConflict: {
    method: 'post',
    path: 'conflicts/:id/withdrawal',
    permission: 'conflict.withdraw',
    scope: 'conflict',
    summary: 'End a declared conflict of interest, with the reason',
    status: 200,
    params: byId,
    body: conflicts.conflictWithdrawal,
    answer: conflicts.conflict,
    ...changes,
  },
} as const satisfies Readonly<Record<string, RouteSpec>>;
