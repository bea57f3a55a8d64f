// Shows score sheets over HTTP: what is refused of them, blindness, the way out as a workbook and back, moderation to a bundle that verifies, conflicts of interest.
import { read, utils, write, type WorkBook } from '@e965/xlsx';
import { verifyBundle, type Bundle, type Json } from '@camphor/domain';
import type { Conflict, ReportView, Score, Sheet, SheetComparison, SheetImport } from '@camphor/contract';
import { findBrokenInvariants, proofCrypto } from '@camphor/server';
import { startApi, type Api } from '../support/api';
import { beginLine, expectStatus, type Line } from '../support/line';

const FAR = '2099-12-31';
let api: Api;
let line: Line;
let cycleId: string;
beforeAll(async () => {
  api = await startApi({ seed: 'people' });
  const due = { submissionDue: FAR, reviewDue: FAR, scoringDue: FAR, publicationDue: FAR };
  const plan = { year: 2023, name: '2023年度部门整体支出绩效自评', scheme: 'hunan-2018', units: ['ZS', 'XD'], ...due };
  cycleId = (
    expectStatus(await api.call('supervisor', 'createCycle', { body: { ...plan, settings: { spreadBound: '4' } } }), 201).body as {
      id: string;
    }
  ).id;
  expectStatus(await api.call('supervisor', 'openCycle', { params: { id: cycleId }, body: {} }), 200);
  line = await beginLine(api);
  await line.write();
  await line.submit();
  await line.assign(['scorer1', 'scorer2']);
  await line.approve();
}, 180_000);
afterAll(async () => {
  // No worker runs here, so what was promised waits: the clock of the invariants stands still.
  expect(await findBrokenInvariants(api.source, new Date(0))).toEqual([]);
  await api.close();
});

const params = () => ({ id: line.id });
const mine = async (who: string): Promise<Sheet> => expectStatus(await api.call(who, 'mySheet', { params: params() }), 200).body as Sheet;
const put = (who: string, lines: readonly object[], ifMatch: string | number = '*') =>
  api.call(who, 'putSheet', { params: params(), body: { lines }, ifMatch });
const judgedOf = ({ lines }: Sheet) => lines.filter(({ computed }) => !computed);
const reasonsOf = (body: unknown) => (body as { reasons: { code: string; facts: Record<string, string> }[] }).reasons;

const binary = (response: NodeJS.ReadableStream, done: (error: Error | null, body: Buffer) => void): void => {
  const pieces: Buffer[] = [];
  response.on('data', (piece: Buffer) => pieces.push(piece)).on('end', () => done(null, Buffer.concat(pieces)));
};
const exported = async (who: string): Promise<WorkBook> => {
  const answer = await api
    .http()
    .get(`/api/v1/reports/${line.id}/score-sheets/mine/export.xlsx`)
    .set('authorization', `Bearer ${await api.tokenOf(who)}`)
    .buffer(true)
    .parse(binary as never);
  return read(expectStatus(answer, 200).body as Buffer, { type: 'buffer' });
};
/** Row (from 0) of an indicator and column of a heading in the first sheet. */
const cellOf = (book: WorkBook, indicator: string, heading: string): string => {
  const rows = utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { header: 1, defval: '' });
  const head = rows.findIndex((row) => row.includes('指标代码'));
  const row = rows.findIndex((cells) => cells[0] === indicator);
  return utils.encode_cell({ r: row, c: rows[head]?.indexOf(heading) ?? -1 });
};
const fill = (book: WorkBook, indicator: string, heading: string, value: string | number): void => {
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
  sheet[cellOf(book, indicator, heading)] = typeof value === 'number' ? { t: 'n', v: value } : { t: 's', v: value };
};
const bytes = (book: WorkBook): Buffer => write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
const bring = (who: string, book: WorkBook, body: Record<string, string>, ifMatch: string | number = '*') =>
  api.call(who, 'importSheet', { params: params(), body, file: { name: '评分表.xlsx', content: bytes(book) }, ifMatch });
const preview = async (who: string, book: WorkBook): Promise<SheetImport> =>
  expectStatus(await bring(who, book, { dryRun: 'true' }), 200).body as SheetImport;

describe('the own sheet', () => {
  test('is refused with every reason naming its line, and nothing is written', async () => {
    const before = await mine('scorer1');
    const [a, b, c] = judgedOf(before);
    const computed = before.lines.find((each) => each.computed);
    if (!a || !b || !c || !computed) throw new Error('too few lines');
    const answer = await put('scorer1', [
      { indicator: a.indicator, points: '99', reason: '' },
      { indicator: b.indicator, points: '-1', reason: '' },
      { indicator: c.indicator, points: '1.005', reason: '' },
      { indicator: computed.indicator, points: '1', reason: '' },
      { indicator: 'nothing', points: '1', reason: '' },
      { indicator: c.indicator, points: '1', reason: '' },
    ]);
    expect(answer.status).toBe(422);
    expect(reasonsOf(answer.body).map(({ code, facts }) => [code, facts['key'] ?? facts['field']])).toEqual([
      ['points_invalid', a.indicator],
      ['points_invalid', b.indicator],
      ['points_too_fine', c.indicator],
      ['line_not_judged', computed.indicator],
      ['unknown_key', 'nothing'],
      ['line_given_twice', c.indicator],
    ]);
    expect(await mine('scorer1')).toEqual(before);
  });

  test('is for who is assigned, and blind until the own one is in', async () => {
    expect((await api.call('scorer3', 'mySheet', { params: params() })).status).toBe(404);
    expect((await api.call('reviewer1', 'mySheet', { params: params() })).status).toBe(403);
    const first = judgedOf(await mine('scorer1'));
    const secret = '第一位评分人的话';
    const lines = first.map(({ indicator, weight }) => ({ indicator, points: weight, reason: secret }));
    expectStatus(await put('scorer1', lines), 200);
    expectStatus(await api.call('scorer1', 'submitSheet', { params: params(), body: {}, ifMatch: '*' }), 200);
    const seen = async (who: string): Promise<string> => {
      const answers = await Promise.all([
        api.call(who, 'getReport', { params: params() }),
        api.call(who, 'mySheet', { params: params() }),
        api.call(who, 'listReports', { query: {} }),
        api.call(who, 'reportTrail', { params: params(), query: { limit: 200 } }),
        api.call(who, 'reportBundle', { params: params() }),
        api.call(who, 'compareSheets', { params: params() }),
        api.call(who, 'listNotifications', { query: {} }),
      ]);
      return answers.map(({ text }) => text).join('\n');
    };
    const blind = (await seen('scorer2')) + JSON.stringify((await exported('scorer2')).Sheets);
    expect(blind).not.toContain(secret);
    expect(blind).not.toContain('spread_too_wide');
    expect(await seen('zs.head')).not.toContain(secret);
    expect(await seen('reviewer1')).not.toContain(secret);
    const unsent = (await api.call('supervisor', 'compareSheets', { params: params() })).body as SheetComparison;
    expect(unsent.scorers.map(({ username, submittedAt }) => [username, submittedAt !== null])).toEqual([
      ['scorer1', true],
      ['scorer2', false],
    ]);
  });
});

describe('a workbook', () => {
  test('that comes back as it went out changes nothing; edited cells arrive exactly', async () => {
    const sheet = await mine('scorer2');
    const [a, b, c] = judgedOf(sheet);
    if (!a || !b || !c) throw new Error('too few lines');
    const saved = expectStatus(
      await put('scorer2', [
        { indicator: a.indicator, points: '1.50', reason: '=缺佐证\n第二行' },
        { indicator: b.indicator, points: b.weight, reason: "'+1" },
      ]),
      200,
    ).body as Sheet;
    const book = await exported('scorer2');
    const same = await preview('scorer2', book);
    expect(same.counts).toEqual({ changed: 0, unchanged: sheet.lines.length, conflict: 0, refused: 0 });
    const idle = expectStatus(await bring('scorer2', book, { dryRun: 'false' }, saved.version), 200).body as SheetImport;
    expect(idle.sheet?.version).toBe(saved.version);

    fill(book, a.indicator, '得分', '１．２５分');
    fill(book, b.indicator, '得分', 1.5);
    fill(book, b.indicator, '扣分理由', '@缺一份');
    fill(book, c.indicator, '得分', 'abc');
    const shown = await preview('scorer2', book);
    expect(shown.counts).toMatchObject({ changed: 2, conflict: 0, refused: 1 });
    expect((await mine('scorer2')).version).toBe(saved.version);
    expect((await bring('scorer2', book, { dryRun: 'false' }, saved.version - 1)).status).toBe(412);
    const done = expectStatus(await bring('scorer2', book, { dryRun: 'false', plan: shown.plan }, saved.version), 200).body as SheetImport;
    const after = new Map(done.sheet?.lines.map((each) => [each.indicator, each]));
    expect(after.get(a.indicator)).toMatchObject({ points: '1.25', reason: '=缺佐证\n第二行' });
    expect(after.get(b.indicator)).toMatchObject({ points: '1.5', reason: '@缺一份' });
    expect(after.get(c.indicator)).not.toHaveProperty('points');
  });

  test('shows a row that was changed here meanwhile, and overwrites it only when it is named', async () => {
    const [a, b] = judgedOf(await mine('scorer2'));
    if (!a || !b) throw new Error('too few lines');
    const book = await exported('scorer2');
    const newer = [
      { indicator: a.indicator, points: '1', reason: '在系统中改的' },
      { indicator: b.indicator, points: '1.5', reason: '@缺一份' },
    ];
    expectStatus(await put('scorer2', newer), 200);
    fill(book, a.indicator, '得分', '0.5');
    const shown = await preview('scorer2', book);
    expect(shown.rows.find(({ indicator }) => indicator === a.indicator)).toMatchObject({
      status: 'conflict',
      yours: { points: '0.5' },
      current: { points: '1', reason: '在系统中改的' },
    });
    expectStatus(await bring('scorer2', book, { dryRun: 'false' }), 200);
    const pointsOf = async () => judgedOf(await mine('scorer2')).find(({ indicator }) => indicator === a.indicator)?.points;
    expect(await pointsOf()).toBe('1');
    expect(reasonsOf((await bring('scorer2', book, { dryRun: 'false', take: b.indicator })).body)[0]?.code).toBe(
      'sheet_row_not_conflicting',
    );
    expect((await bring('scorer2', book, { dryRun: 'false', plan: 'another' })).status).toBe(409);
    expectStatus(await bring('scorer2', book, { dryRun: 'false', take: a.indicator }), 200);
    expect(await pointsOf()).toBe('0.5');
  });

  test("of another scorer, or that is none, is refused and says why; so is a formula's cell", async () => {
    const theirs = await exported('scorer1');
    expect(reasonsOf((await bring('scorer2', theirs, { dryRun: 'true' })).body)[0]).toMatchObject({
      code: 'sheet_file_other',
      facts: { what: '评分人', theirs: 'scorer1', yours: 'scorer2' },
    });
    const none = utils.book_new();
    utils.book_append_sheet(none, utils.aoa_to_sheet([['单位', '得分']]), '别的');
    expect((await bring('scorer2', none, { dryRun: 'true' })).status).toBe(400);
    const [, b] = judgedOf(await mine('scorer2'));
    const book = await exported('scorer2');
    const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
    sheet[cellOf(book, b?.indicator ?? '', '得分')] = { t: 'n', v: 1, f: '1+0' };
    const row = (await preview('scorer2', book)).rows.find(({ indicator }) => indicator === b?.indicator);
    expect(row).toMatchObject({ status: 'refused', why: '单元格里是公式，请填数值或文字。' });
    // Handed in, there is nothing to import any more.
    expect((await bring('scorer1', theirs, { dryRun: 'true' })).status).toBe(409);
  });
});

describe('moderation', () => {
  test('a spread that is too wide names its lines and holds the score back', async () => {
    const judged = judgedOf(await mine('scorer2'));
    const lines = judged.map(({ indicator, weight }, index) =>
      index < 3 ? { indicator, points: '0', reason: '没有佐证' } : { indicator, points: weight, reason: '' },
    );
    expectStatus(await put('scorer2', lines), 200);
    expectStatus(await api.call('scorer2', 'submitSheet', { params: params(), body: {}, ifMatch: '*' }), 200);
    const refused = await line.move('supervisor', 'score');
    expect(refused.status).toBe(422);
    expect(reasonsOf(refused.body).map(({ code }) => code)).toEqual(['spread_too_wide']);
    const beside = (await api.call('supervisor', 'compareSheets', { params: params() })).body as SheetComparison;
    expect(beside.tooWide).toBe(true);
    expect(beside.lines.filter(({ diverges }) => diverges).map(({ indicator }) => indicator)).toEqual(
      judged.slice(0, 3).map(({ indicator }) => indicator),
    );
    expect(beside.moderation.allowed).toBe(true);
  });

  test('asks for a reason of each line, is the supervisor’s alone, and counts until the sheets are others', async () => {
    const [a, b, c] = judgedOf(await mine('scorer2'));
    if (!a || !b || !c) throw new Error('too few lines');
    const moderate = (who: string, body: object, ifMatch: string | number = '*') =>
      api.call(who, 'moderate', { params: params(), body, ifMatch });
    expect((await moderate('scorer1', { accepted: true, reason: 'x' })).status).toBe(403);
    const wrong = await moderate('supervisor', { lines: [{ indicator: a.indicator, points: '99', reason: '' }] });
    expect(reasonsOf(wrong.body).map(({ code }) => code)).toEqual(['points_invalid', 'moderated_reason_missing']);
    expect((await moderate('supervisor', { accepted: true, reason: ' ' })).status).toBe(422);
    expect((await moderate('supervisor', {})).status).toBe(400);
    const { version } = await line.view('supervisor');
    const lines = [a, b, c].map(({ indicator, weight }) => ({ indicator, points: weight, reason: '现场核对，佐证齐全' }));
    const [one, other] = await Promise.all([
      moderate('supervisor', { lines }, version),
      moderate('supervisor2', { accepted: true, reason: '口径不同' }, version),
    ]);
    expect(new Set([one.status, other.status])).toEqual(new Set([200, 412]));
    expectStatus(await moderate('supervisor', { lines }), 200);
    // A scorer more: the sheets are no longer those that were moderated.
    await line.assign(['scorer1', 'scorer2', 'scorer3']);
    const trail = (await api.call('scorer3', 'reportTrail', { params: params(), query: { limit: 200 } })).text;
    expect(trail).not.toContain('现场核对');
    await line.fillSheet('scorer3');
    expect(reasonsOf((await line.move('supervisor', 'score')).body).map(({ code }) => code)).toEqual(['spread_too_wide']);
    expectStatus(await moderate('supervisor', { lines }), 200);
    expectStatus(await line.move('supervisor', 'score'), 200);
  });

  test('stands in the score, its explanation and the bundle, which verifies; who moderated does not publish', async () => {
    const score = (await api.call('zs.head', 'getScore', { params: params(), query: {} })).body as Score;
    const [a] = judgedOf(await mine('scorer2'));
    const settled = score.lines.find(({ indicator }) => indicator === a?.indicator);
    expect(settled).toMatchObject({ points: a?.weight });
    expect(settled?.explanation).toContain('评议确定');
    expect(settled?.explanation).toContain('现场核对');
    expect([score.stale, score.staleReasons]).toEqual([false, []]);
    const bundle = expectStatus(await api.call('supervisor', 'reportBundle', { params: params() }), 200).body as Bundle;
    expect(verifyBundle(bundle, proofCrypto)).toMatchObject({ holds: true });
    const lines = (bundle.score?.lines ?? []) as { indicator: string; judged: { moderation: string | null } | null }[];
    for (const each of lines) if (each.judged?.moderation) each.judged.moderation = '另一个理由';
    const altered = verifyBundle({ ...bundle, score: { ...bundle.score, lines: lines as unknown as Json[] } }, proofCrypto);
    expect(altered.holds).toBe(false);
    await line.accept();
    expect(reasonsOf((await line.move('supervisor', 'publish')).body).map(({ code }) => code)).toEqual(['four_eyes_sheet']);
    expectStatus(await line.move('supervisor2', 'publish'), 200);
    const published = expectStatus(await api.call('supervisor2', 'reportBundle', { params: params() }), 200).body as Bundle;
    expect(verifyBundle(published, proofCrypto)).toMatchObject({ holds: true });
    const open = expectStatus(
      await api.call(null, 'publicBundle', { params: { id: (await line.view()).result?.publication?.id ?? '' } }),
      200,
    ).body as Bundle;
    expect(verifyBundle(open, proofCrypto)).toMatchObject({ holds: true });
  });
});

describe('conflicts of interest', () => {
  test('keep somebody from being assigned until they end, and stand once', async () => {
    const other = await beginLine(api, 'xd');
    const unitId = (await other.view('xd.preparer')).unit.id;
    const declare = (who: string, body: object) =>
      api.call(who, 'declareConflict', { body: { unitId, reason: '亲属在该单位任职', ...body } });
    const made = expectStatus(await declare('scorer3', {}), 201).body as Conflict;
    expect((await declare('scorer3', {})).status).toBe(409);
    expect((await declare('scorer1', { username: 'scorer2' })).status).toBe(403);
    expect((await declare('supervisor', { username: 'zs.preparer' })).status).toBe(422);
    expect((await declare('other.supervisor', { username: 'scorer1' })).status).toBe(404);
    const assign = (scorers: readonly string[]) =>
      api.call('supervisor', 'putAssignments', { params: { id: other.id }, body: { reviewers: ['reviewer1'], scorers }, ifMatch: '*' });
    const refused = await assign(['scorer1', 'scorer3']);
    expect(refused.status).toBe(422);
    expect(reasonsOf(refused.body)).toMatchObject([{ code: 'conflict_declared', facts: { reason: '亲属在该单位任职' } }]);
    expectStatus(await assign(['scorer1', 'scorer2']), 200);
    const late = expectStatus(await declare('supervisor', { username: 'scorer1', reason: '曾任该单位顾问' }), 201).body as Conflict;
    expect(late.assigned).toMatchObject([{ reportId: other.id, role: 'scorer' }]);
    const own = (await api.call('scorer1', 'listConflicts', { query: {} })).body as { items: Conflict[] };
    expect(own.items.map(({ id }) => id)).toEqual([late.id]);
    expect(((await api.call('other.supervisor', 'listConflicts', { query: {} })).body as { items: Conflict[] }).items).toEqual([]);
    expectStatus(await api.call('supervisor', 'withdrawConflict', { params: { id: made.id }, body: { reason: '已调离' } }), 200);
    expect((await api.call('supervisor', 'withdrawConflict', { params: { id: made.id }, body: { reason: '已调离' } })).status).toBe(409);
    expectStatus(await assign(['scorer2', 'scorer3']), 200);
    const view = (await api.call('supervisor', 'getReport', { params: { id: other.id } })).body as ReportView;
    expect(view.assignments?.scorers.map(({ username }) => username)).toEqual(['scorer2', 'scorer3']);
  });
});
