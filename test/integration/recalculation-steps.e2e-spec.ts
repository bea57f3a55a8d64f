// Shows a recalculation step by step, without a worker beside it: two at once, cancelled at each place, done by two, in statements that do not grow with reports.
import { randomUUID } from 'node:crypto';
import type { RecalculationSummary } from '@camphor/contract';
import { findBrokenInvariants, runApply, runDry } from '@camphor/server';
import { startApi, type Api } from '../support/api';
import { countingStatements } from '../support/count-statements';
import { expectStatus } from '../support/line';
import { applyRun, budgetControlAtMost, cycleOf, keepBent, runOf, tryScheme } from '../support/recalculations';
import { scoreReviewed } from '../support/score-reviewed';

const noMail = { smtpUrl: null };
let api: Api;
let cycle: string;
let stricter: string;
let strictest: string;
beforeAll(async () => {
  api = await startApi({ seed: 'county' });
  cycle = await cycleOf(api);
  stricter = await keepBent(api.source, 'test-stricter', budgetControlAtMost('2'));
  strictest = await keepBent(api.source, 'test-strictest', budgetControlAtMost('1'));
}, 180_000);
afterAll(() => api.close());
afterEach(async () => {
  const broken = await findBrokenInvariants(api.source, new Date(0));
  expect(broken.filter(({ name }) => !name.includes('promise'))).toEqual([]);
});

const now = (): Date => new Date();
const start = (who: string, schemeId: string) =>
  api.call(who, 'startRecalculation', { params: { id: cycle }, body: { schemeId, dryRun: true }, key: randomUUID() });
const cancel = (id: string) => api.call('supervisor', 'cancelRecalculation', { params: { id }, body: {}, key: randomUUID() });
const codeOf = (response: { body: unknown }): string => (response.body as { code: string }).code;
const idOf = (response: { body: unknown }): string => (response.body as RecalculationSummary).id;

test('of two that begin at the same moment one is refused; a finished one holds nobody up', async () => {
  const started = await Promise.all(['supervisor', 'supervisor2'].map((who) => start(who, stricter)));
  expect(started.map(({ status }) => String(status)).toSorted()).toEqual(['202', '409']);
  expect(started.filter(({ status }) => status === 409).map(codeOf)).toEqual(['recalculation_running']);
  const id = started.filter(({ status }) => status === 202).map(idOf)[0] ?? '';
  const early = await applyRun(api, id, { count: 1 });
  expect([early.status, codeOf(early)]).toEqual([409, 'recalculation_not_finished']);
  // Delivered twice and done by two at once: the same rows, once.
  await Promise.all([runDry(api.source, id, noMail, now()), runDry(api.source, id, noMail, now())]);
  const done = await runOf(api, id);
  expect([done.state, done.progress.done]).toEqual(['finished', done.changes.length]);
  expectStatus(await cancel(idOf(expectStatus(await start('supervisor', stricter), 202))), 200);
});

test('cancelled before its first batch, a dry run finds nothing and can be begun anew', async () => {
  const id = idOf(expectStatus(await start('supervisor', stricter), 202));
  expect((expectStatus(await cancel(id), 200).body as RecalculationSummary).state).toBe('cancelled');
  await runDry(api.source, id, noMail, now());
  expect((await runOf(api, id)).changes).toEqual([]);
  const twice = await cancel(id);
  expect([twice.status, codeOf(twice)]).toEqual([409, 'recalculation_not_running']);
  const refused = await applyRun(api, id, { count: 1 });
  expect([refused.status, codeOf(refused)]).toEqual([409, 'recalculation_not_finished']);
});

test('stopped while it is applied, what is done stays, and applied again it does the rest once', async () => {
  const id = await tryScheme(api, cycle, stricter);
  await runDry(api.source, id, noMail, now());
  const can = (await runOf(api, id)).changes.filter(({ canApply }) => canApply).length;
  expect(can).toBeGreaterThan(1);
  const [first, second] = await Promise.all([applyRun(api, id, { count: can }), applyRun(api, id, { count: can })]);
  expect([first, second].map(({ status }) => String(status)).toSorted()).toEqual(['202', '409']);
  expect((expectStatus(await cancel(id), 200).body as RecalculationSummary).state).toBe('stopped');
  await runApply(api.source, id, noMail, now());
  expect((await runOf(api, id)).application).toMatchObject({ applied: 0, changedSince: 0 });
  expectStatus(await applyRun(api, id, { count: can }), 202);
  await Promise.all([runApply(api.source, id, noMail, now()), runApply(api.source, id, noMail, now())]);
  const done = await runOf(api, id);
  expect([done.state, done.application?.applied]).toEqual(['applied', can]);
});

test('when everything has moved since the dry run, it is refused at once', async () => {
  const id = await tryScheme(api, cycle, strictest);
  await runDry(api.source, id, noMail, now());
  const other = await tryScheme(api, cycle, strictest);
  await runDry(api.source, other, noMail, now());
  const can = (await runOf(api, id)).changes.filter(({ canApply }) => canApply).length;
  expectStatus(await applyRun(api, other, { count: can }), 202);
  await runApply(api.source, other, noMail, now());
  const refused = await applyRun(api, id, { count: can });
  expect([refused.status, codeOf(refused)]).toEqual([409, 'recalculation_outdated']);
  expect((await runOf(api, id)).changes.filter(({ canApply }) => canApply)).toEqual([]);
});

test('more reports ask for no more statements', async () => {
  const statements = async (schemeId: string): Promise<{ reports: number; dry: number; apply: number }> => {
    const id = await tryScheme(api, cycle, schemeId);
    const dry = await countingStatements(api.source, () => runDry(api.source, id, noMail, now()));
    const reports = (await runOf(api, id)).changes.filter(({ canApply }) => canApply).length;
    expectStatus(await applyRun(api, id, { count: reports }), 202);
    const apply = await countingStatements(api.source, () => runApply(api.source, id, noMail, now()));
    return { reports, dry, apply };
  };
  const few = await statements(stricter);
  await scoreReviewed(api, cycle);
  const many = await statements(strictest);
  expect(many.reports).toBeGreaterThan(few.reports);
  expect({ ...many, reports: 0 }).toEqual({ ...few, reports: 0 });
});
