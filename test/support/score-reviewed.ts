// Shows how every reviewed report of a cycle is scored through the door: assigned to one scorer, judged full, scored by the supervisor.
import { randomUUID } from 'node:crypto';
import type { ReportSummary, Sheet } from '@camphor/contract';
import type { Api } from './api';
import { expectStatus } from './line';

export const scoreReviewed = async (api: Api, cycle: string): Promise<string[]> => {
  const listed = expectStatus(await api.call('supervisor', 'listReports', { query: { cycle, state: 'reviewed', limit: 200 } }), 200)
    .body as { items: ReportSummary[] };
  for (const { id } of listed.items) {
    const params = { id };
    const change = (who: string, name: 'putAssignments' | 'putSheet' | 'submitSheet' | 'transition', body?: object) =>
      api.call(who, name, { params, ifMatch: '*', key: randomUUID(), ...(body ? { body } : {}) });
    expectStatus(await change('supervisor', 'putAssignments', { reviewers: ['reviewer1'], scorers: ['scorer1'] }), 200);
    const { lines } = expectStatus(await api.call('scorer1', 'mySheet', { params }), 200).body as Sheet;
    const judged = lines.filter(({ computed }) => !computed).map(({ indicator, weight }) => ({ indicator, points: weight, reason: '' }));
    expectStatus(await change('scorer1', 'putSheet', { lines: judged }), 200);
    expectStatus(await change('scorer1', 'submitSheet'), 200);
    expectStatus(await change('supervisor', 'transition', { action: 'score' }), 200);
  }
  return listed.items.map(({ id }) => id);
};
