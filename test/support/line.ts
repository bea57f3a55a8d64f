// Shows how a report is taken along the line through the door, for journeys that begin somewhere in the middle.
import { randomUUID } from 'node:crypto';
import type { Response } from 'supertest';
import type { ReportView, Sheet, WireFinding } from '@camphor/contract';
import type { Api } from './api';
import { sampleReport } from './sample-report';

export const expectStatus = (response: Response, status: number): Response => {
  if (response.status !== status) throw new Error(`expected ${status}, got ${response.status}: ${response.text.slice(0, 1200)}`);
  return response;
};
export interface Line {
  readonly id: string;
  readonly view: (who?: string) => Promise<ReportView>;
  readonly findings: () => Promise<WireFinding[]>;
  readonly move: (who: string, action: string, more?: object, ifMatch?: string | number) => Promise<Response>;
  readonly patch: (body: object, ifMatch?: string | number, who?: string) => Promise<Response>;
  /** Each step takes the report one station on, from where the step before left it. */
  readonly write: () => Promise<void>;
  readonly submit: () => Promise<void>;
  readonly approve: () => Promise<void>;
  readonly assign: (scorers: readonly string[]) => Promise<void>;
  readonly fillSheet: (who: string, points?: (weight: string, index: number) => { points: string; reason: string }) => Promise<void>;
  readonly accept: () => Promise<void>;
}
const full = (weight: string) => ({ points: weight, reason: '' });

/** Begins the 2023 report of the preparer's unit and gives its line; `prefix` names the unit's accounts ("zs"). */
export const beginLine = async (api: Api, prefix = 'zs'): Promise<Line> => {
  const preparer = `${prefix}.preparer`;
  const head = `${prefix}.head`;
  const cycles = expectStatus(await api.call(preparer, 'listCycles'), 200).body as { items: { id: string; year: number }[] };
  const cycleId = cycles.items.find(({ year }) => year === 2023)?.id ?? '';
  const made = expectStatus(await api.call(preparer, 'createReport', { body: { cycleId } }), 201).body as ReportView;
  const { id } = made;
  const params = { id };
  const view: Line['view'] = async (who = preparer) => expectStatus(await api.call(who, 'getReport', { params }), 200).body as ReportView;
  const findings = async () =>
    (expectStatus(await api.call(preparer, 'listFindings', { params }), 200).body as { items: WireFinding[] }).items;
  const move: Line['move'] = (who, action, more = {}, ifMatch = '*') =>
    api.call(who, 'transition', { params, body: { action, ...more }, ifMatch, key: randomUUID() });
  const patch: Line['patch'] = (body, ifMatch = '*', who = preparer) => api.call(who, 'patchContent', { params, body, ifMatch });
  const write = async () => {
    const imported = expectStatus(
      await api.call(preparer, 'createImport', { file: { name: '自评报告.txt', content: Buffer.from(sampleReport) } }),
      201,
    ).body as { id: string };
    const accepted = expectStatus(
      await api.call(preparer, 'acceptImport', { params: { id: imported.id }, body: { reportId: id }, ifMatch: '*' }),
      200,
    ).body as ReportView;
    const analysis = (accepted.content.sections['analysis'] ?? '').replace('整改率100%', '整改率70.06%').replace('成功率98%', '成功率100%');
    const slips = (await findings()).filter(
      ({ check, status, key, expected }) => check === 'unit.slip' && status === 'fail' && key && expected,
    );
    expectStatus(
      await patch({ sections: { analysis }, figures: Object.fromEntries(slips.map(({ key, expected }) => [key, expected])) }),
      200,
    );
    const warnings = (await findings()).filter(({ status }) => status === 'warn');
    expectStatus(await patch({ explanations: Object.fromEntries(warnings.map((finding) => [finding.id, '已核实，情况属实。'])) }), 200);
  };
  const submit = async () => void expectStatus(await move(head, 'submit'), 200);
  const approve = async () => void expectStatus(await move('reviewer1', 'approve'), 200);
  const assign: Line['assign'] = async (scorers) =>
    void expectStatus(
      await api.call('supervisor', 'putAssignments', { params, body: { reviewers: ['reviewer1'], scorers }, ifMatch: '*' }),
      200,
    );
  const fillSheet: Line['fillSheet'] = async (who, points = full) => {
    const sheet = expectStatus(await api.call(who, 'mySheet', { params }), 200);
    const { lines } = sheet.body as Sheet;
    const judged = lines
      .filter(({ computed }) => !computed)
      .map(({ indicator, weight }, index) => ({ indicator, ...points(weight, index) }));
    const put = expectStatus(
      await api.call(who, 'putSheet', { params, body: { lines: judged }, ifMatch: (sheet.body as Sheet).version }),
      200,
    );
    expectStatus(await api.call(who, 'submitSheet', { params, body: {}, ifMatch: (put.body as Sheet).version }), 200);
  };
  const accept = async () =>
    void expectStatus(await api.call(head, 'acceptResult', { params, body: { accepted: true }, ifMatch: '*' }), 200);
  return { id, view, findings, move, patch, write, submit, approve, assign, fillSheet, accept };
};
