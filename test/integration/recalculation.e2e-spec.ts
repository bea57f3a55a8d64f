// Shows a scheme tried on a cycle, what would change and why, applied to some and to all: each changed report once, all others to the byte.
import { randomUUID } from 'node:crypto';
import type { RecalculationPage, RecalculationSummary, RunComparison, Score, ReportView } from '@camphor/contract';
import { SchemeRow } from '@camphor/server';
import { startApi, type Api } from '../support/api';
import { expectStatus } from '../support/line';
import {
  applyRun,
  budgetControlAtMost,
  cycleOf,
  excellentFrom,
  keepBent,
  leafOf,
  reaches,
  runOf,
  tryScheme,
} from '../support/recalculations';
import { endJourney, startWorker, type TestWorker } from '../support/worker';

let api: Api;
let worker: TestWorker;
let cycle: string;
/** Fewer points for the budget control rate; only the bands of the grades; one line that nobody was asked to judge. */
let stricter: string;
let bands: string;
let another: string;

beforeAll(async () => {
  api = await startApi({ seed: 'county' });
  worker = startWorker(api);
  cycle = await cycleOf(api);
  stricter = await keepBent(api.source, 'test-stricter', budgetControlAtMost('2'));
  bands = await keepBent(api.source, 'test-bands', excellentFrom('99'));
  another = await keepBent(api.source, 'test-another', (scheme) => {
    leafOf(scheme, 'keyTasks')['id'] = 'otherTasks';
  });
  await worker.drained();
}, 180_000);
afterAll(() => endJourney(api, worker), 120_000);

const codeOf = (response: { body: unknown }): string => (response.body as { code: string }).code;
const scoreOf = async (id: string): Promise<Score> =>
  expectStatus(await api.call('supervisor', 'getScore', { params: { id } }), 200).body as Score;
const viewOf = async (id: string): Promise<ReportView> =>
  expectStatus(await api.call('supervisor', 'getReport', { params: { id } }), 200).body as ReportView;
/** Everything that is stored of reports, scores, sheets and trails, to the byte. */
const stored = async (ids: readonly string[]): Promise<string> =>
  JSON.stringify([
    await api.source.query('SELECT * FROM reports_report WHERE id IN (?) ORDER BY id', [ids]),
    await api.source.query('SELECT * FROM scoring_score WHERE report_id IN (?) ORDER BY report_id, number', [ids]),
    await api.source.query('SELECT * FROM scoring_sheet WHERE report_id IN (?) ORDER BY id', [ids]),
    await api.source.query('SELECT * FROM audit_event WHERE stream IN (?) ORDER BY stream, seq', [ids]),
  ]);
const eventsOf = (
  id: string,
): Promise<{ event: string; before_json: string; after_json: string; reason: string; actor_username: string }[]> =>
  api.source.query("SELECT * FROM audit_event WHERE stream = ? AND event = 'score.recalculated'", [id]);
const allReports = async (): Promise<string[]> =>
  ((await api.source.query('SELECT id FROM reports_report ORDER BY id')) as { id: string }[]).map(({ id }) => id);

test('what cannot be tried is refused, in the order of the contract', async () => {
  const start = (who: string, id: string, body: object) => api.call(who, 'startRecalculation', { params: { id }, body });
  const draft = await api.source.manager.findOneByOrFail(SchemeRow, { id: bands });
  const [bureau]: { id: string }[] = await api.source.query('SELECT bureau_id AS id FROM cycles_cycle WHERE id = ?', [cycle]);
  const draftId = randomUUID().replace(/^(.{14})./, '$17');
  await api.source.manager.insert(SchemeRow, { ...draft, id: draftId, name: 'test-draft', state: 'draft', owner: bureau?.id ?? '' });
  expect((await start('other.supervisor', cycle, { schemeId: bands, dryRun: true })).status).toBe(404);
  expect((await start('supervisor', cycle, { dryRun: true })).status).toBe(400);
  expect((await start('reviewer1', cycle, { schemeId: bands, dryRun: true })).status).toBe(403);
  const unknown = await start('supervisor', cycle, { schemeId: randomUUID(), dryRun: true });
  expect(unknown.status).toBe(404);
  const refused = await start('supervisor', cycle, { schemeId: draftId, dryRun: true });
  expect([refused.status, codeOf(refused)]).toEqual([422, 'scheme_not_released']);
  const wet = await start('supervisor', cycle, { schemeId: bands, dryRun: false });
  expect([wet.status, codeOf(wet)]).toEqual([422, 'dry_run_first']);
  await api.source.manager.delete(SchemeRow, { id: draftId });
});

test('a dry run says who would change and why, and changes nothing', async () => {
  const before = await stored(await allReports());
  const id = await tryScheme(api, cycle, stricter);
  const run = await reaches(api, id, 'finished');
  const reports: { id: string; state: string }[] = await api.source.query(
    "SELECT id, state FROM reports_report WHERE cycle_id = ? AND state IN ('scored', 'published') ORDER BY id",
    [cycle],
  );
  expect(run.progress).toEqual({ done: reports.length, total: reports.length });
  expect(run.changes.map(({ report }) => report.id)).toEqual(reports.map(({ id: reportId }) => reportId));
  expect([run.from.name, run.to.name]).toEqual(['hunan-2018', 'test-stricter']);
  const changed = run.changes.filter(({ kind }) => kind === 'changed');
  expect(changed.length).toBeGreaterThan(2);
  for (const change of changed) {
    const [why] = change.why;
    // (10%, 20%] gave 3 points and (0, 10%] gave 4: now 2 each, the total falls by as much.
    expect(why).toMatchObject({ indicator: 'budgetControl', because: 'rule', after: '2' });
    expect(Number(change.before) - Number(change.after)).toBeCloseTo(Number(why?.before) - 2, 10);
    expect(why?.sentence).toMatch(/^规则由“.*”改为“.*”；得分 [34] → 2 分。$/);
    expect(change.canApply).toBe(change.state === 'scored');
    expect(change.whyNot.map(({ code }) => code)).toEqual(change.state === 'scored' ? [] : ['published_for_amend']);
  }
  expect(run.counts).toMatchObject({
    points: changed.length,
    unchanged: reports.length - changed.length,
    cannot: 0,
    published: changed.filter(({ state }) => state === 'published').length,
  });
  const ranks = run.changes.map(({ after, rankAfter }) => ({ after: Number(after), rankAfter }));
  for (const one of ranks) expect(one.rankAfter).toBe(1 + ranks.filter(({ after }) => after > one.after).length);
  expect(await stored(await allReports())).toBe(before);
  // The same inputs, the same bytes.
  const again = await reaches(api, await tryScheme(api, cycle, stricter), 'finished');
  expect(again.digest).toEqual(run.digest);
  expect(again.changes.map(({ report, after, why }) => [report.id, after, why])).toEqual(
    run.changes.map(({ report, after, why }) => [report.id, after, why]),
  );
});

test('a line that nobody judged stops no run: the report needs rescoring', async () => {
  const run = await reaches(api, await tryScheme(api, cycle, another), 'finished');
  expect(run.counts?.cannot).toBe(run.changes.length);
  expect(run.changes[0]).toMatchObject({
    kind: 'cannot',
    after: null,
    canApply: false,
    why: [{ indicator: 'otherTasks', because: 'cannot' }],
  });
  expect(run.changes[0]?.why[0]?.sentence).toContain('须重新评分');
  const applied = await applyRun(api, run.id, { count: 0 });
  expect([applied.status, codeOf(applied)]).toEqual([422, 'recalculation_nothing']);
});

test('several dry runs stand side by side', async () => {
  const listed = expectStatus(await api.call('supervisor', 'listRecalculations', { params: { id: cycle } }), 200).body as {
    items: RecalculationSummary[];
  };
  const runs = listed.items.filter(({ state }) => state === 'finished');
  expect(runs.length).toBeGreaterThanOrEqual(3);
  const ids = [another, stricter].map((scheme) => runs.find(({ to }) => to.id === scheme)?.id ?? '');
  const compare = (text: string) => api.call('supervisor', 'compareRecalculations', { params: { id: cycle }, query: { ids: text } });
  const body = expectStatus(await compare(ids.join(',')), 200).body as RunComparison;
  const [one, two] = await Promise.all(ids.map((id) => runOf(api, id)));
  expect(body.items.map(({ under }) => under.map(({ total, grade, rank }) => [total, grade, rank]))).toEqual(
    one?.changes.map((change, index) => [change, two?.changes[index]].map((found) => [found?.after, found?.gradeAfter, found?.rankAfter])),
  );
  expect((await compare(randomUUID())).status).toBe(404);
  expect((await compare('all')).status).toBe(400);
});

test('whoever asked for it is told in the inbox, once, with the way to it', async () => {
  const id = await tryScheme(api, cycle, bands);
  const run = await reaches(api, id, 'finished');
  const inboxOf = async (who: string) =>
    (
      expectStatus(await api.call(who, 'listNotifications', { query: { limit: 50 } }), 200).body as {
        items: { recalculationId: string | null; kind: string; message: string }[];
      }
    ).items.filter(({ recalculationId }) => recalculationId === id);
  const told = await inboxOf('supervisor');
  expect(told.map(({ kind }) => kind)).toEqual(['runFinished']);
  expect(told[0]?.message).toContain(`共 ${run.progress.total} 份报告，${run.counts?.points} 份得分有变化`);
  expect(await inboxOf('supervisor2')).toEqual([]);
});

describe('applied', () => {
  let run: RecalculationPage;
  let chosen: string;
  beforeAll(async () => {
    run = await reaches(api, await tryScheme(api, cycle, stricter), 'finished');
    chosen = run.changes.find(({ canApply }) => canApply)?.report.id ?? '';
  }, 60_000);

  it('it asks for the typed count, a reason, and reports that are in it', async () => {
    const can = run.changes.filter(({ canApply }) => canApply).length;
    expect(run.applicable).toBe(can);
    const published = run.changes.find(({ state, kind }) => state === 'published' && kind === 'changed')?.report.id ?? '';
    const refusals = [
      await applyRun(api, run.id, { count: can + 1 }),
      await applyRun(api, run.id, { count: can, reason: ' ' }),
      await applyRun(api, run.id, { count: 1, reportIds: [published] }),
      await applyRun(api, run.id, { count: 1, reportIds: [] }),
    ];
    expect(refusals.map(({ status }) => status)).toEqual([422, 422, 422, 422]);
    expect(refusals.map(codeOf)).toEqual(['count_differs', 'reason_missing', 'not_in_recalculation', 'recalculation_nothing']);
    const elsewhere = await api.call('other.supervisor', 'applyRecalculation', { params: { id: run.id }, body: { count: 1, reason: 'x' } });
    expect(elsewhere.status).toBe(404);
  });

  it('to one report, it changes that one alone: one score, one version, one event, and the unit is asked again', async () => {
    const others = (await allReports()).filter((id) => id !== chosen);
    const before = await stored(others);
    const [was, scored] = [await viewOf(chosen), await scoreOf(chosen)];
    const key = randomUUID();
    const asked = { count: 1, reportIds: [chosen] };
    expectStatus(await applyRun(api, run.id, asked, key), 202);
    expectStatus(await applyRun(api, run.id, asked, key), 202);
    const applied = await reaches(api, run.id, 'applied');
    await worker.drained();
    expect(applied.application).toMatchObject({ chosen: 1, applied: 1, changedSince: 0, reason: '指标体系已修订' });
    const [is, rescored] = [await viewOf(chosen), await scoreOf(chosen)];
    const change = run.changes.find(({ report }) => report.id === chosen);
    expect([is.version, is.state, rescored.total, rescored.grade]).toEqual([was.version + 1, 'scored', change?.after, change?.gradeAfter]);
    expect(rescored).toMatchObject({ stale: false, scheme: { name: 'test-stricter' }, revision: scored.revision });
    const events = await eventsOf(chosen);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ reason: '指标体系已修订', actor_username: 'supervisor' });
    expect(JSON.parse(events[0]?.after_json ?? '')).toMatchObject({ total: change?.after, run: run.id, accepted: null });
    expect(await stored(others)).toBe(before);
    const [told]: { messages: string }[] = await api.source.query(
      "SELECT COUNT(*) AS messages FROM reminders_notification WHERE report_id = ? AND kind = 'recalculated'",
      [chosen],
    );
    expect(Number(told?.messages)).toBe(2);
    const scores: { number: number }[] = await api.source.query('SELECT number FROM scoring_score WHERE report_id = ? ORDER BY number', [
      chosen,
    ]);
    expect(scores.map(({ number }) => number)).toEqual([1, 2]);
  });

  it('makes its scheme the one of the cycle: reports that were not chosen are stale, those that stay the same are not', async () => {
    const { changes } = await runOf(api, run.id);
    const standing = await Promise.all(changes.map(async ({ report, kind, outcome }) => [kind, outcome, (await scoreOf(report.id)).stale]));
    expect(new Set(standing.map((one) => JSON.stringify(one)))).toEqual(
      new Set([JSON.stringify(['changed', null, true]), JSON.stringify(['changed', 'applied', false])]),
    );
    const mended = expectStatus(await api.call('supervisor', 'getCycle', { params: { id: cycle } }), 200).body as {
      scheme: { id: string };
    };
    expect(mended.scheme.id).toBe(stricter);
  });

  it('to the rest, what has changed since the dry run is left as it is and listed', async () => {
    const rest = (await runOf(api, run.id)).changes.filter(({ canApply }) => canApply).map(({ report }) => report.id);
    const [moved = ''] = rest;
    const head = (
      (await api.source.query(
        'SELECT p.username FROM reports_report r JOIN people_account p ON p.organisation_id = r.unit_id WHERE r.id = ? AND p.username LIKE ?',
        [moved, '%.head'],
      )) as { username: string }[]
    )[0]?.username;
    expectStatus(await api.call(head ?? '', 'acceptResult', { params: { id: moved }, body: { accepted: true }, ifMatch: '*' }), 200);
    const before = await stored([moved]);
    expectStatus(await applyRun(api, run.id, { count: rest.length }), 202);
    const applied = await reaches(api, run.id, 'applied');
    expect(applied.application).toMatchObject({ applied: rest.length, changedSince: 1 });
    expect(applied.changes.find(({ report }) => report.id === moved)).toMatchObject({
      outcome: 'changedSince',
      canApply: false,
      whyNot: [{ code: 'changed_since_dry_run' }],
    });
    expect(await stored([moved])).toBe(before);
    for (const id of rest.slice(1)) expect(await eventsOf(id)).toHaveLength(1);
  });

  it('under bands alone, scores that stay keep their bytes and can be published; the cycle is another one for older runs', async () => {
    const tried = await reaches(api, await tryScheme(api, cycle, bands), 'finished');
    expect(tried.from.id).toBe(stricter);
    const old = (await api.call('supervisor', 'listRecalculations', { params: { id: cycle } })).body as { items: RecalculationSummary[] };
    const outdated = old.items.find(({ to, from, state }) => to.id === another && from.name === 'hunan-2018' && state === 'finished');
    const refused = await applyRun(api, outdated?.id ?? '', { count: 1 });
    expect([refused.status, codeOf(refused)]).toEqual([409, 'recalculation_cycle_changed']);
  });
});
