// Shows one report from the file as it was sent in to the published, explained grade, over HTTP alone.
import type { ReportView, Score, Sheet } from '@camphor/contract';
import { startApi, type Api } from '../support/api';
import { beginLine, expectStatus, type Line } from '../support/line';
import { endJourney, startWorker, type TestWorker } from '../support/worker';
import { sampleFigures, sampleReport } from '../support/sample-report';

let api: Api;
let line: Line;
let worker: TestWorker;
beforeAll(async () => {
  api = await startApi({ seed: 'county' });
  worker = startWorker(api);
  line = await beginLine(api);
}, 120_000);
afterAll(() => endJourney(api, worker), 120_000);

const body = <T>(response: { body: unknown }): T => response.body as T;

test('a file becomes figures, sections and findings, and nothing is saved before it is accepted', async () => {
  const imported = expectStatus(
    await api.call('zs.preparer', 'createImport', { file: { name: '自评报告.txt', content: Buffer.from(sampleReport) } }),
    201,
  );
  const { figures, sections, id } = body<{
    id: string;
    figures: Record<string, { value: string; start: number; end: number; quote: string }>;
    sections: { key: string }[];
  }>(imported);
  expect(Object.fromEntries(Object.entries(figures).map(([key, { value }]) => [key, value]))).toEqual(sampleFigures);
  for (const { start, end, quote } of Object.values(figures)) expect(sampleReport.slice(start, end)).toBe(quote);
  expect(sections.map(({ key }) => key)).toEqual([
    'basics',
    'basics.organisation',
    'basics.staffing',
    'budget',
    'budget.plan',
    'budget.final',
    'budget.threePublic',
    'budget.procurement',
    'budget.assets',
    'result',
    'analysis',
    'problems',
    'projects',
    'causes',
    'measures',
    'other',
  ]);
  expect((await line.view()).content.figures).toEqual({});
  const before = await line.view();
  const accepted = body<ReportView>(
    expectStatus(
      await api.call('zs.preparer', 'acceptImport', { params: { id }, body: { reportId: line.id }, ifMatch: before.version }),
      200,
    ),
  );
  expect(accepted.content.figures).toEqual(sampleFigures);
  expect(accepted.content.headings.map(({ title }) => title)).toContain('三、存在的问题和困难');
  expect(accepted.version).toBe(before.version + 1);
});

test('its mistakes are found, each once', async () => {
  const open = (await line.findings()).filter(({ status }) => status === 'fail' || status === 'warn');
  expect(
    open.map(({ check, status, expected }) => [check, status, expected ?? null]).toSorted((a, b) => (String(a) < String(b) ? -1 : 1)),
  ).toEqual(
    [
      ['sum.threePublic', 'fail', '6.33'],
      ['sum.procurement', 'fail', null],
      ['unit.slip', 'fail', '6.33'],
      ['unit.slip', 'fail', '46.27'],
      ['rate.stated', 'fail', '70.06'],
      ['rate.impossible', 'fail', null],
      ['bound.staffing', 'warn', null],
      ['bound.worksProcurement', 'warn', null],
      ['bound.adjustment', 'warn', null],
      ['same.unitKind', 'warn', null],
      ['same.year', 'warn', null],
      ['score.loss', 'warn', null],
      ['score.attainable', 'warn', null],
      ['claim.contradiction', 'warn', null],
      ['form.projects', 'warn', null],
    ].toSorted((a, b) => (String(a) < String(b) ? -1 : 1)),
  );
  const refused = expectStatus(await line.move('zs.head', 'submit'), 422);
  expect(body<{ reasons: unknown[] }>(refused).reasons).toHaveLength(15);
});

test('mended and explained it is submitted, by its head and nobody else', async () => {
  await line.write();
  expect((await line.findings()).filter(({ status }) => status === 'fail')).toEqual([]);
  expect(body<{ code: string }>(expectStatus(await line.move('zs.preparer', 'submit'), 403)).code).toBe('wrong_role');
  const view = await line.view('zs.head');
  expect(view.actions).toEqual([{ action: 'submit', allowed: true, why: [] }]);
  expectStatus(await line.move('zs.head', 'submit', {}, view.version - 1), 412);
  expect(body<ReportView>(expectStatus(await line.move('zs.head', 'submit', {}, view.version), 200))).toMatchObject({
    state: 'submitted',
    round: 1,
    late: false,
    editable: false,
  });
});

test('it is returned with two items, which must be answered', async () => {
  expectStatus(await api.call('reviewer1', 'markOpened', { params: { id: line.id } }), 200);
  expect(body<{ code: string }>(expectStatus(await line.move('zs.head', 'withdraw'), 422)).code).toBe('already_opened');
  const items = [
    { target: 'section:measures', reason: '请写明责任人' },
    { target: 'figure:budget.final.project', reason: '请说明项目' },
  ];
  expect(body<ReportView>(expectStatus(await line.move('reviewer1', 'return', { items }), 200))).toMatchObject({
    state: 'draft',
    round: 2,
  });
  const codes = body<{ reasons: { code: string }[] }>(expectStatus(await line.move('zs.head', 'submit'), 422)).reasons.map(
    ({ code }) => code,
  );
  expect(codes).toEqual(['return_item_unanswered', 'return_item_unanswered']);
  const listed = body<{ items: { id: string; target: string }[] }>(
    expectStatus(await api.call('zs.preparer', 'listReturnItems', { params: { id: line.id } }), 200),
  ).items;
  expect(listed.map(({ target }) => target)).toEqual(items.map(({ target }) => target));
  for (const { id } of listed) {
    expectStatus(
      await api.call('zs.preparer', 'answerReturnItem', {
        params: { id: line.id, itemId: id },
        body: { answer: '已补充' },
        ifMatch: (await line.view()).version,
      }),
      200,
    );
  }
  expectStatus(await line.patch({ sections: { measures: '1.细化年初预算，由财政所负责。\n2.组织业务培训。' } }), 200);
  // Against the content as it stands, too: the headings are the same, whatever the order of their keys.
  const open = body<{ changes: { field: string }[] }>(
    expectStatus(await api.call('zs.preparer', 'diffRevisions', { params: { id: line.id }, query: { from: 1 } }), 200),
  ).changes;
  expect(open.map(({ field }) => field)).toEqual(['section:measures']);
  await line.submit();
  const changes = body<{ changes: { field: string }[] }>(
    expectStatus(await api.call('reviewer1', 'diffRevisions', { params: { id: line.id }, query: { from: 1, to: 2 } }), 200),
  ).changes;
  expect(changes.map(({ field }) => field)).toEqual(['section:measures']);
});

test('it is approved, scored by two blind scorers, and every line explains itself', async () => {
  await line.approve();
  await line.assign(['scorer1', 'scorer2']);
  const missing = body<{ reasons: { code: string }[] }>(expectStatus(await line.move('supervisor', 'score'), 422)).reasons;
  expect(missing.map(({ code }) => code)).toEqual(['sheet_missing', 'sheet_missing']);
  await line.fillSheet('scorer1');
  // scorer2 sees an empty sheet, whatever scorer1 has handed in.
  const blind = body<Sheet>(expectStatus(await api.call('scorer2', 'mySheet', { params: { id: line.id } }), 200));
  expect(blind.lines.filter(({ computed, points }) => !computed && points !== undefined)).toEqual([]);
  await line.fillSheet('scorer2', (weight, index) =>
    index === 0 ? { points: '3', reason: '上年数未填' } : { points: weight, reason: '' },
  );
  expect(body<ReportView>(expectStatus(await line.move('supervisor', 'score'), 200))).toMatchObject({
    state: 'scored',
    result: { accepted: null },
  });
  const score = body<Score>(expectStatus(await api.call('zs.head', 'getScore', { params: { id: line.id } }), 200));
  // by hand: 100 − 5 (budget control, 396.04 % added) − 1 (mean of 5 and 3 on the first judged line)
  expect(score).toMatchObject({ total: '94', grade: 'excellent', stale: false, scheme: { name: 'hunan-2018' }, scorers: [] });
  const control = score.lines.find(({ indicator }) => indicator === 'budgetControl');
  expect(control).toMatchObject({ points: '0', weight: '5', computed: true });
  expect(control?.explanation).toContain('2061.79 ÷ 520.6 × 100% = 396.04%');
});

test('it is published only once the unit has accepted, and the public reads it without an account', async () => {
  expect(body<{ code: string }>(expectStatus(await line.move('supervisor', 'publish'), 422)).code).toBe('result_not_settled');
  await line.accept();
  const published = body<ReportView>(expectStatus(await line.move('supervisor', 'publish'), 200));
  const id = published.result?.publication?.id ?? '';
  const open = expectStatus(await api.call(null, 'publicReport', { params: { id } }), 200);
  expect(open.body).toMatchObject({ unit: '衡阳县樟树乡人民政府', total: '94', grade: 'excellent', superseded: null });
  expect(open.text).not.toContain('已核实');
  expect(open.text).not.toContain('评分人一');
  const page = await api.http().get(`/public/reports/${id}`).set('accept', 'text/html');
  expect(page.headers['content-type']).toContain('text/html');
  expect(page.text).toContain('396.04%');
  expect(page.text).not.toContain('<script');
  expect(page.text.length).toBeLessThan(200_000);
  const listed = await api.http().get(`/public/cycles/${published.cycle.id}/results?q=樟树`);
  expect(body<{ items: { publicationId: string }[] }>(listed).items.map(({ publicationId }) => publicationId)).toEqual([id]);
});

test('the trail tells it all in order, in both languages, and hides it from the neighbour', async () => {
  const trail = body<{ items: { seq: number; action: string; sentences: { zh: string; en: string } }[]; chain: { count: number } }>(
    expectStatus(await api.call('auditor', 'reportTrail', { params: { id: line.id } }), 200),
  );
  expect(trail.items.map(({ seq }) => seq).toSorted((a, b) => a - b)).toEqual(trail.items.map((_, index) => index + 1));
  expect(trail.chain.count).toBe(trail.items.length);
  const actions = trail.items.toSorted((a, b) => a.seq - b.seq).map(({ action }) => action);
  expect(actions.filter((action) => action.startsWith('report.') && !['report.edited', 'report.imported'].includes(action))).toEqual([
    'report.created',
    'report.submitted',
    'report.opened',
    'report.returned',
    'report.submitted',
    'report.approved',
    'report.assigned',
    'report.scored',
    'report.published',
  ]);
  for (const { sentences } of trail.items) expect(sentences.zh !== '' && sentences.en !== '').toBe(true);
  for (const who of ['other.supervisor', 'other.preparer', 'xd.head', 'reviewer2', 'scorer3', 'security', 'admin']) {
    for (const name of ['getReport', 'reportTrail', 'getScore', 'listFindings', 'listRevisions'] as const) {
      expect([who, name, (await api.call(who, name, { params: { id: line.id } })).status]).toEqual([who, name, 404]);
    }
  }
});

test('amended, it goes back to the scorers; the earlier publication stays readable as superseded', async () => {
  const before = (await line.view()).result?.publication?.id ?? '';
  expect(body<{ code: string }>(expectStatus(await line.move('supervisor', 'amend'), 422)).code).toBe('reason_missing');
  expect(body<ReportView>(expectStatus(await line.move('supervisor', 'amend', { reason: '一处数据有误' }), 200))).toMatchObject({
    state: 'reviewed',
    result: null,
  });
  expect(body<{ superseded: { reason: string } }>(await api.call(null, 'publicReport', { params: { id: before } })).superseded.reason).toBe(
    '一处数据有误',
  );
  const sheet = body<Sheet>(expectStatus(await api.call('scorer2', 'mySheet', { params: { id: line.id } }), 200));
  expect(sheet.submitted).toBe(false);
  expect(sheet.lines.find(({ computed }) => !computed)).toMatchObject({ points: '3', reason: '上年数未填' });
});
