// Records the routes of scoring: score sheets and scores.
import * as scoring from '../scoring.schema';
import { byId, changes, type RouteSpec } from './route-spec';

export const scoringRoutes = {
  mySheet: {
    method: 'get',
    path: 'reports/:id/score-sheets/mine',
    permission: 'report.read',
    scope: 'report',
    summary: 'My score sheet 评分表',
    params: byId,
    answer: scoring.sheet,
  },
  putSheet: {
    method: 'put',
    path: 'reports/:id/score-sheets/mine',
    permission: 'report.read',
    scope: 'report',
    summary: 'Save judged lines',
    params: byId,
    body: scoring.sheetPut,
    answer: scoring.sheet,
    ifMatch: true,
    ...changes,
  },
  submitSheet: {
    method: 'post',
    path: 'reports/:id/score-sheets/mine/submit',
    permission: 'report.read',
    scope: 'report',
    summary: 'Hand in my sheet',
    status: 200,
    params: byId,
    answer: scoring.sheet,
    ifMatch: true,
    ...changes,
  },
  getScore: {
    method: 'get',
    path: 'reports/:id/score',
    permission: 'report.read',
    scope: 'report',
    summary: 'The official score, line by line; by its number an earlier one',
    params: byId,
    query: scoring.scoreNumber,
    answer: scoring.score,
  },
  listScores: {
    method: 'get',
    path: 'reports/:id/scores',
    permission: 'report.read',
    scope: 'report',
    summary: 'Every score of the report, oldest first; earlier ones stay readable',
    params: byId,
    answer: scoring.scoreList,
  },
} as const satisfies Readonly<Record<string, RouteSpec>>;
