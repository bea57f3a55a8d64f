// Shows one result from the objection to the second publication: who may decide, what two at once do, both scores readable, both publications proved.
import { randomUUID } from 'node:crypto';
import type { ReportView, Score, WireObjection } from '@camphor/contract';
import { verifyBundle, type Json } from '@camphor/domain';
import { proofCrypto } from '@camphor/server';
import { startApi, type Api, type CallOptions } from '../support/api';
import { beginLine, expectStatus, type Line } from '../support/line';
import { endJourney, startWorker, type TestWorker } from '../support/worker';

let api: Api;
let line: Line;
let worker: TestWorker;
const body = <T>(response: { body: unknown }): T => response.body as T;
const codes = (response: { body: unknown }): string[] => body<{ reasons: { code: string }[] }>(response).reasons.map(({ code }) => code);
const ask = (more: CallOptions = {}): CallOptions => ({ params: { id: line.id }, key: randomUUID(), ...more });
const object = (reason: string, more: object = {}) => api.call('zs.head', 'fileObjection', ask({ body: { reason, ...more } }));
const listed = async (who: string): Promise<WireObjection[]> =>
  body<{ items: WireObjection[] }>(expectStatus(await api.call(who, 'listObjections', ask()), 200)).items;
const newest = async (who = 'supervisor'): Promise<WireObjection> => {
  const found = (await listed(who)).at(-1);
  if (!found) throw new Error('no objection');
  return found;
};
const decide = (who: string, id: string, outcome: object) =>
  api.call(who, 'decideObjection', { params: { id }, key: randomUUID(), body: { reason: '已复核', ...outcome } });
const score = async (number?: number): Promise<Score> =>
  body<Score>(
    expectStatus(await api.call('zs.head', 'getScore', { params: { id: line.id }, ...(number ? { query: { number } } : {}) }), 200),
  );
const judged = async (): Promise<string> => {
  const found = (await score()).lines.find(({ computed, points }) => !computed && points === '4');
  if (!found) throw new Error('no judged line of 4 points');
  return found.indicator;
};
const scoreAgain = async (points: string): Promise<void> => {
  for (const who of ['scorer1', 'scorer2'])
    await line.fillSheet(who, (weight, index) =>
      index === 0 ? { points, reason: points === weight ? '' : '佐证不足' } : { points: weight, reason: '' },
    );
  expectStatus(await line.move('supervisor', 'score'), 200);
};
const publish = async (): Promise<string> =>
  body<ReportView>(expectStatus(await line.move('supervisor', 'publish'), 200)).result?.publication?.id ?? '';

beforeAll(async () => {
  api = await startApi({ seed: 'county' });
  worker = startWorker(api);
  line = await beginLine(api);
  const both = {
    username: 'both.hands',
    name: '两职',
    roles: ['supervisor', 'scorer'],
    organisation: 'HYX-CZJ',
    password: 'a-long-enough-one',
  };
  expectStatus(await api.call('security', 'createAccount', { body: both }), 201);
  await api.tokenOf('both.hands', 'a-long-enough-one');
  await line.write();
  await line.submit();
  await line.approve();
  await line.assign(['scorer1', 'scorer2', 'both.hands']);
  await line.fillSheet('both.hands', (weight, index) =>
    index === 0 ? { points: '4', reason: '佐证不足' } : { points: weight, reason: '' },
  );
  await scoreAgain('4');
}, 180_000);
afterAll(() => endJourney(api, worker), 120_000);

test('an objection names lines of the score that exist, each with its reason, and there is one at a time', async () => {
  expect(codes(expectStatus(await object('有误', { indicators: ['nowhere'] }), 422))).toEqual(['indicator_unknown']);
  expectStatus(await api.call('zs.preparer', 'fileObjection', ask({ body: { reason: '有误' } })), 403);
  const indicator = await judged();
  const view = body<ReportView>(
    expectStatus(await object('复核该项', { indicators: ['budgetControl'], points: [{ indicator, reason: '材料已交' }] }), 201),
  );
  expect(view.result).toMatchObject({ accepted: false, openObjections: 1 });
  expect(await newest('zs.head')).toMatchObject({
    indicators: ['budgetControl', indicator],
    points: [{ indicator, reason: '材料已交' }],
    score: 1,
    decision: null,
    left: { workingDays: 10 },
  });
  expect(codes(expectStatus(await object('还有'), 422))).toEqual(['objection_open']);
  const accepted = await api.call('zs.head', 'acceptResult', ask({ body: { accepted: true }, ifMatch: '*' }));
  expect(codes(expectStatus(accepted, 422))).toEqual(['objection_open']);
  expect(codes(expectStatus(await line.move('supervisor', 'publish'), 422))).toContain('objection_open');
});

test('its evidence is attached by the unit, stands from the start and is no part of the report', async () => {
  const { id } = await newest();
  const file = { name: '验收单.txt', content: Buffer.from('已验收\n', 'utf8') };
  const target = `objection:${id}`;
  const attached = expectStatus(await api.call('zs.preparer', 'attachEvidence', ask({ body: { target }, file })), 201);
  expectStatus(await api.call('supervisor', 'attachEvidence', ask({ body: { target }, file })), 403);
  expectStatus(await api.call('zs.preparer', 'attachEvidence', ask({ body: { target: 'section:basics' }, file })), 409);
  const evidenceId = body<{ id: string }>(attached).id;
  expectStatus(await api.call('zs.preparer', 'removeEvidence', { params: { id: evidenceId }, key: randomUUID() }), 409);
  expectStatus(await api.call('supervisor', 'getEvidence', { params: { id: evidenceId } }), 200);
  expectStatus(await api.call('xd.head', 'getEvidence', { params: { id: evidenceId } }), 404);
});

test('whoever scored what it names is barred and told so; of two who decide at once one does', async () => {
  const objection = await newest('both.hands');
  expect(objection.decide).toMatchObject({ allowed: false, why: [{ code: 'four_eyes_objection' }] });
  expect(codes(expectStatus(await decide('both.hands', objection.id, { upheld: true }), 422))).toEqual(['four_eyes_objection']);
  const waiting = body<{ items: WireObjection[] }>(
    expectStatus(await api.call('supervisor', 'searchObjections', { query: { open: 'true' } }), 200),
  ).items.find(({ id }) => id === objection.id);
  expect(waiting).toMatchObject({ decide: { allowed: true, why: [] }, unit: '衡阳县樟树乡人民政府' });
  expect(body<{ items: WireObjection[] }>(await api.call('other.supervisor', 'searchObjections', { query: {} })).items).toEqual([]);
  const [first = '', second = ''] = objection.indicators;
  const outcomes = [
    { indicator: first, upheld: false, reason: '按决算数计算无误' },
    { indicator: second, upheld: true, reason: '材料属实' },
  ];
  expect(codes(expectStatus(await decide('supervisor', objection.id, { upheld: true, outcomes: outcomes.slice(1) }), 422))).toEqual([
    'objection_indicator_open',
  ]);
  const answers = await Promise.all([
    decide('supervisor', objection.id, { upheld: true, outcomes }),
    decide('supervisor2', objection.id, { upheld: true, outcomes }),
  ]);
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  expect((await newest('zs.head')).decision).toMatchObject({ upheld: true, outcomes, by: '' });
  expect(codes(expectStatus(await object('再提', { indicators: [second] }), 422))).toEqual(['objection_repeated']);
});

test('scored again, the earlier score stays readable beside the new one', async () => {
  const before = await score();
  expectStatus(await line.move('supervisor', 'rescore', { reason: '异议成立' }), 200);
  expectStatus(await api.call('zs.head', 'getScore', { params: { id: line.id } }), 404);
  expect(await score(1)).toMatchObject({ number: 1, current: false, total: before.total, lines: before.lines });
  await line.assign(['scorer1', 'scorer2']);
  await scoreAgain('5');
  expect(await score()).toMatchObject({ number: 2, current: true });
  const scores = body<{ items: { number: number; total: string; current: boolean }[] }>(
    expectStatus(await api.call('zs.head', 'listScores', { params: { id: line.id } }), 200),
  ).items;
  expect(scores.map(({ number, current }) => [number, current])).toEqual([
    [1, false],
    [2, true],
  ]);
  expect(Number(scores[1]?.total) - Number(scores[0]?.total)).toBe(1);
});

test('of accepting and objecting at the same moment one happens, and after accepting there is no objection', async () => {
  const answers = await Promise.all([
    api.call('zs.head', 'acceptResult', ask({ body: { accepted: true }, ifMatch: (await line.view()).version })),
    object('仍有异议'),
    line.move('supervisor', 'publish'),
  ]);
  expect(answers.slice(0, 2).filter(({ status }) => status < 300)).toHaveLength(1);
  if ((await line.view()).result?.openObjections === 1) {
    expectStatus(await decide('supervisor2', (await newest()).id, { upheld: false }), 200);
    await line.accept();
  }
  if ((await line.view()).state === 'scored') {
    expect(codes(expectStatus(await object('反悔'), 422))).toContain('result_accepted');
    await publish();
  }
  expect(codes(expectStatus(await object('反悔'), 409))).toEqual(['not_editable']);
});

test('taken back, scored and published again: both are readable, each points at the other, and both bundles hold', async () => {
  const first = (await line.view()).result?.publication?.id ?? '';
  const reason = '一处数据有误，予以更正';
  expectStatus(await line.move('supervisor', 'amend', { reason }), 200);
  await scoreAgain('4');
  await line.accept();
  const second = await publish();
  const open = async (id: string) =>
    body<Record<string, unknown>>(expectStatus(await api.call(null, 'publicReport', { params: { id } }), 200));
  expect(await open(first)).toMatchObject({ number: 1, superseded: { reason } });
  expect(await open(second)).toMatchObject({ number: 2, superseded: null });
  for (const id of [first, second]) {
    const bundle = expectStatus(await api.call(null, 'publicBundle', { params: { id } }), 200).body as Json;
    expect(verifyBundle(bundle, proofCrypto)).toMatchObject({ holds: true });
  }
  const whole = expectStatus(await api.call('supervisor', 'reportBundle', { params: { id: line.id } }), 200).body as Json;
  expect(verifyBundle(whole, proofCrypto)).toMatchObject({ holds: true });
});
