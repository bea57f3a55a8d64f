// Shows every route of the contract for every role, for neighbours and for nobody; a route without a row fails.
import { allRoutes, type RouteName } from '@camphor/contract';
import { AuditEventRow, ReportRow } from '@camphor/server';
import { declaredRoutes, NOT_YET_SERVED } from '../../apps/api/src/edge/undeclared-routes';
import { startApi, type Api, type CallOptions } from '../support/api';
import { workbookOf } from '../support/workbooks';

/** Hands towards one report of a unit of the first county. */
const INSIDERS = ['preparer', 'head', 'reviewer', 'scorer', 'supervisor', 'auditor'] as const;
/** The same bureau or its neighbour, without a hand in the report. */
const OUTSIDERS = [
  'reviewerElse',
  'scorerElse',
  'security',
  'admin',
  'neighbourPreparer',
  'neighbourHead',
  'otherSupervisor',
  'otherReviewer',
  'otherPreparer',
  'otherHead',
] as const;
type Who = (typeof INSIDERS)[number] | (typeof OUTSIDERS)[number] | 'nobody';
const EVERYONE: readonly Who[] = [...INSIDERS, ...OUTSIDERS, 'nobody'];
type Expected = Readonly<Record<Who, number>>;

const STAGES = ['draft', 'submitted', 'returned', 'reviewed', 'scored', 'published'] as const;
type Stage = (typeof STAGES)[number];
interface Place {
  readonly id: string;
  readonly people: Readonly<Record<Who, string | null>>;
}

let count = 0;
const key = (): string => `matrix-${(count += 1)}`;

let api: Api;
const places = new Map<Stage, Place>();
const known = new Map<string, string>();
const place = (stage: Stage): Place => {
  const found = places.get(stage);
  if (!found) throw new Error(`no report at the stage "${stage}"`);
  return found;
};
const idOf = (what: string): string => {
  const found = known.get(what);
  if (found === undefined) throw new Error(`nothing known as "${what}"`);
  return found;
};
const items = (body: unknown): readonly Record<string, unknown>[] => (body as { items: readonly Record<string, unknown>[] }).items;

interface ListedReport {
  readonly id: string;
  readonly state: string;
  readonly round: number;
  readonly unit: { readonly code: string };
}
/** Fills and hands in the sheet of the one scorer and scores: the window for objections opens now. */
const scoreNow = async (id: string): Promise<void> => {
  const sheet = (await api.call('scorer1', 'mySheet', { params: { id } })).body as {
    lines: { indicator: string; weight: string; computed: boolean }[];
  };
  const lines = sheet.lines.filter(({ computed }) => !computed).map(({ indicator, weight }) => ({ indicator, points: weight, reason: '' }));
  await api.call('scorer1', 'putSheet', { params: { id }, body: { lines }, ifMatch: '*', key: key() });
  await api.call('scorer1', 'submitSheet', { params: { id }, ifMatch: '*', key: key() });
  const scored = await api.call('supervisor', 'transition', { params: { id }, body: { action: 'score' }, ifMatch: '*', key: key() });
  expect(scored.body).toMatchObject({ state: 'scored' });
};
const findPlace = async (listed: readonly ListedReport[], stage: Stage): Promise<void> => {
  const fits = ({ state, round }: ListedReport): boolean => {
    if (stage === 'returned') return state === 'draft' && round > 1;
    return stage === 'scored' ? state === 'reviewed' : state === stage && (stage !== 'draft' || round === 1);
  };
  // The last of the reviewed ones is scored here, the first stays as it is.
  const report = stage === 'scored' ? listed.findLast(fits) : listed.find(fits);
  if (!report) throw new Error(`the demonstration has no report at the stage "${stage}"`);
  const assign = { reviewers: ['reviewer1'], scorers: ['scorer1'] };
  if (stage !== 'published') {
    const put = await api.call('supervisor', 'putAssignments', { params: { id: report.id }, body: assign, ifMatch: '*' });
    expect(put.status).toBe(200);
  }
  if (stage === 'scored') await scoreNow(report.id);
  const view = (await api.call('supervisor', 'getReport', { params: { id: report.id } })).body as {
    assignments: { reviewers: { username: string }[]; scorers: { username: string }[] };
  };
  const reviewer = view.assignments.reviewers[0]?.username ?? '';
  const scorers = view.assignments.scorers.map(({ username }) => username);
  const unit = report.unit.code.toLowerCase();
  places.set(stage, {
    id: report.id,
    people: {
      preparer: `${unit}.preparer`,
      head: `${unit}.head`,
      reviewer,
      scorer: scorers[0] ?? '',
      supervisor: 'supervisor',
      auditor: 'auditor',
      reviewerElse: reviewer === 'reviewer1' ? 'reviewer2' : 'reviewer1',
      scorerElse: ['scorer1', 'scorer2', 'scorer3'].find((name) => !scorers.includes(name)) ?? '',
      security: 'security',
      admin: 'admin',
      neighbourPreparer: 'zs.preparer',
      neighbourHead: 'zs.head',
      otherSupervisor: 'other.supervisor',
      otherReviewer: 'other.reviewer',
      otherPreparer: 'other.preparer',
      otherHead: 'other.head',
      nobody: null,
    },
  });
};

beforeAll(async () => {
  api = await startApi({ seed: 'county' });
  const cycles = items((await api.call('supervisor', 'listCycles')).body);
  known.set('cycle', String(cycles.find(({ year }) => year === 2023)?.['id']));
  known.set('scheme', String(items((await api.call('supervisor', 'listSchemes')).body)[0]?.['id']));
  for (const draft of ['draft', 'releasable', 'deletable']) {
    const made = await api.call('supervisor', 'createScheme', { body: { from: idOf('scheme'), name: draft } });
    known.set(draft, made.body.id as string);
    if (draft === 'draft') draftBody = made.body.body as unknown;
  }
  const target = { username: 'target.account', name: '待改', roles: ['scorer'], organisation: 'HYX-CZJ', password: 'a-long-enough-one' };
  known.set('account', (await api.call('security', 'createAccount', { body: target })).body.id as string);
  const listed = items((await api.call('supervisor', 'listReports', { query: { cycle: idOf('cycle'), limit: 200 } })).body);
  const unit = { code: 'TARGET', name: '待改', kind: 'town', parent: 'HYX-CZJ' };
  known.set('unit', (await api.call('admin', 'createUnit', { body: unit })).body.id as string);
  for (const stage of STAGES) await findPlace(listed as unknown as ListedReport[], stage);
  known.set(
    'returnItem',
    String(items((await api.call('supervisor', 'listReturnItems', { params: { id: place('returned').id } })).body)[0]?.['id']),
  );
  const publications = items((await api.call(null, 'publicResults', { params: { id: idOf('cycle') }, query: {} })).body);
  known.set('publication', String(publications[0]?.['publicationId']));
}, 180_000);
afterAll(() => api?.close());

const everyone = (status: number): Expected => Object.fromEntries(EVERYONE.map((who) => [who, status])) as Record<Who, number>;
/** Towards a report: insiders as named (403 where not), everyone else finds nothing. */
const insiders = (allowed: Partial<Record<(typeof INSIDERS)[number], number>>, otherwise = 403): Expected => ({
  ...everyone(404),
  ...(Object.fromEntries(INSIDERS.map((who) => [who, allowed[who] ?? otherwise])) as Record<(typeof INSIDERS)[number], number>),
  nobody: 401,
});
const readers = insiders({}, 200);
/** By role alone, wherever one belongs. */
const roles = (allowed: Partial<Record<Who, number>>, otherwise = 403): Expected => ({ ...everyone(otherwise), nobody: 401, ...allowed });
const withoutContent = { security: 403, admin: 403 } as const;

interface Row {
  readonly route: RouteName;
  /** What is different from other rows of the route. */
  readonly when?: string;
  readonly on?: Stage;
  readonly ask?: (who: Who) => CallOptions;
  readonly expected: Expected;
  /** Who asks last, because it changes what the others would find. */
  readonly last?: readonly Who[];
}
const change =
  (body: unknown, more: CallOptions = {}) =>
  (): CallOptions => ({ body, ifMatch: '*', key: key(), ...more });
const move = (body: object) => change(body);
const report = (route: RouteName, on: Stage, expected: Expected, more: Partial<Row> = {}): Row => ({ route, on, expected, ...more });
const text = Buffer.from('一、部门基本情况\n本年预算收入 100 万元。\n', 'utf8');
let draftBody: unknown;
const FAR = '2099-12-31';

const rows: readonly Row[] = [
  // operations and the public
  { route: 'live', expected: everyone(200) },
  { route: 'ready', expected: everyone(200) },
  { route: 'publicCycles', expected: everyone(200) },
  { route: 'publicResults', ask: () => ({ params: { id: idOf('cycle') } }), expected: everyone(200) },
  { route: 'publicReport', ask: () => ({ params: { id: idOf('publication') } }), expected: everyone(200) },
  { route: 'publicReport', when: 'by the id of a report that is not published', on: 'scored', expected: everyone(404) },
  { route: 'publicBundle', ask: () => ({ params: { id: idOf('publication') } }), expected: everyone(200) },
  { route: 'publicBundle', when: 'by the id of a report that is not published', on: 'scored', expected: everyone(404) },
  { route: 'publicErrata', ask: () => ({ params: { id: idOf('cycle') } }), expected: everyone(200) },
  { route: 'publicKeys', expected: everyone(200) },
  { route: 'publicHeads', ask: () => ({ query: {} }), expected: everyone(200) },
  { route: 'headsConsistency', ask: () => ({ query: { first: 1, second: 1 } }), expected: everyone(200) },
  ...(['publicDocx', 'publicPdf', 'publicJson', 'publicNoticeDocx', 'publicNoticePdf'] as const).flatMap((route): readonly Row[] => [
    { route, ask: () => ({ params: { id: idOf('publication') } }), expected: everyone(200) },
    { route, when: 'by the id of a report that is not published', on: 'scored', expected: everyone(404) },
  ]),
  { route: 'demoAccounts', expected: everyone(200) },
  // people
  { route: 'login', ask: (who) => ({ body: { username: `no.${who}`, password: 'x' } }), expected: everyone(401), last: [] },
  { route: 'refresh', expected: everyone(401) },
  { route: 'me', expected: roles({}, 200) },
  { route: 'changePassword', ask: change({ current: 'not-the-current', password: 'another-long-one' }), expected: roles({}, 422) },
  { route: 'listAccounts', expected: roles({ security: 200, supervisor: 200, admin: 200, otherSupervisor: 200 }) },
  {
    route: 'createAccount',
    ask: (who) => ({
      body: { username: `made.for.${who}`, name: '新', roles: ['scorer'], organisation: 'HYX-CZJ', password: 'a-long-enough-one' },
    }),
    expected: roles({ security: 201 }),
  },
  {
    route: 'patchAccount',
    ask: () => ({ params: { id: idOf('account') }, body: { name: '已改' } }),
    expected: roles({ supervisor: 403, admin: 403, security: 200 }, 404),
  },
  {
    route: 'resetPassword',
    ask: () => ({ params: { id: idOf('account') }, body: { password: 'short-but-not-enough' } }),
    expected: roles({ supervisor: 403, admin: 403, security: 204 }, 404),
    last: ['security'],
  },
  { route: 'listUnits', expected: roles({ security: 403 }, 200) },
  {
    route: 'createUnit',
    ask: (who) => ({ body: { code: `M-${who}`, name: '新单位', kind: 'department', parent: 'HYX-CZJ' } }),
    expected: roles({ admin: 201 }),
  },
  {
    route: 'patchUnit',
    ask: () => ({ params: { id: idOf('unit') }, body: { name: '已改' } }),
    expected: roles({
      security: 404,
      otherSupervisor: 404,
      otherReviewer: 404,
      otherPreparer: 404,
      otherHead: 404,
      preparer: 404,
      head: 404,
      neighbourPreparer: 404,
      neighbourHead: 404,
      admin: 200,
    }),
  },
  ...(['importUnits', 'importAccounts'] as const).map((route): Row => ({
    route,
    ask: () => ({ body: { dryRun: 'true' }, file: { name: '名册.xlsx', content: workbookOf([['单位代码', '账号']]) } }),
    expected: roles(route === 'importUnits' ? { admin: 200 } : { security: 200 }),
  })),
  { route: 'unitsTemplate', expected: roles({ admin: 200 }) },
  { route: 'accountsTemplate', expected: roles({ security: 200 }) },
  // cycles
  { route: 'listCycles', expected: roles({ security: 403 }, 200) },
  {
    route: 'getCycle',
    ask: () => ({ params: { id: idOf('cycle') } }),
    expected: roles({ security: 404, otherSupervisor: 404, otherReviewer: 404, otherPreparer: 404, otherHead: 404 }, 200),
  },
  {
    route: 'createCycle',
    ask: (who) => ({
      body: { year: 2030, name: who, scheme: 'hunan-2018', submissionDue: FAR, reviewDue: FAR, scoringDue: FAR, publicationDue: FAR },
    }),
    expected: roles({ supervisor: 201, otherSupervisor: 201 }),
  },
  ...(['patchCycle', 'openCycle', 'closeCycle'] as const).map((route): Row => {
    const beyond = { security: 404, otherSupervisor: 404, otherReviewer: 404, otherPreparer: 404, otherHead: 404 } as const;
    const expected = route === 'openCycle' ? roles(beyond, 409) : roles({ ...beyond, supervisor: 200 }, 403);
    // Closing comes last of all: see `closing`.
    return { route, ask: () => ({ params: { id: idOf('cycle') }, body: {} }), expected, last: ['supervisor'] };
  }),
  // reports: reading
  { route: 'listReports', expected: roles(withoutContent, 200) },
  ...(['getReport', 'listFindings', 'listRevisions', 'listReturnItems', 'listComments', 'listObjections'] as const).flatMap((route) =>
    STAGES.map((stage) => report(route, stage, readers, { when: stage })),
  ),
  ...(['exportDocx', 'exportXlsx', 'exportPdf'] as const).map((route) => report(route, 'submitted', readers)),
  ...(['noticeDocx', 'noticePdf'] as const).flatMap((route) => [
    report(route, 'draft', insiders({}, 404), { when: 'draft, which has no result' }),
    report(route, 'scored', readers, { when: 'scored' }),
  ]),
  report('exportDocx', 'draft', readers, { when: 'draft' }),
  ...(['blankDocx', 'blankXlsx'] as const).map((route): Row => ({ route, expected: roles({ security: 403 }, 200) })),
  report('diffRevisions', 'submitted', readers, { ask: () => ({ query: { from: 0, to: 1 } }) }),
  report('getScore', 'draft', insiders({}, 404), { when: 'draft, which has none' }),
  report('getScore', 'scored', readers, { when: 'scored' }),
  report('getScore', 'published', readers, { when: 'published' }),
  report('listScores', 'scored', readers),
  report('getScore', 'published', readers, { when: 'by its number', ask: () => ({ query: { number: 1 } }) }),
  {
    route: 'bulk',
    ask: () => ({ params: { id: idOf('cycle') }, body: { action: 'publish', reportIds: [place('scored').id], dryRun: true } }),
    expected: roles({ supervisor: 200, security: 404, otherSupervisor: 404, otherReviewer: 404, otherPreparer: 404, otherHead: 404 }),
  },
  { route: 'searchTrails', expected: roles({ auditor: 200 }) },
  { route: 'searchObjections', expected: roles({ supervisor: 200, auditor: 200, otherSupervisor: 200 }) },
  { route: 'listExtensions', expected: roles(withoutContent, 200) },
  { route: 'reportTrail', on: 'scored', expected: readers },
  { route: 'reportBundle', on: 'scored', expected: readers },
  // reports: writing
  {
    route: 'createReport',
    ask: () => ({ body: { cycleId: idOf('cycle') } }),
    on: 'draft',
    expected: roles({ preparer: 409, neighbourPreparer: 201, otherPreparer: 404 }),
  },
  report('patchContent', 'draft', insiders({ preparer: 200 }), { when: 'draft', ask: change({ title: '一次修改' }) }),
  report('patchContent', 'submitted', insiders({}, 409), { when: 'submitted', ask: change({ title: '一次修改' }) }),
  report('patchContent', 'published', insiders({}, 409), { when: 'published', ask: change({ title: '一次修改' }) }),
  report('transition', 'draft', insiders({}, 409), { when: 'approve a draft', ask: move({ action: 'approve' }) }),
  report('transition', 'draft', insiders({}, 409), { when: 'publish a draft', ask: move({ action: 'publish' }) }),
  report('transition', 'returned', insiders({ head: 422 }), { when: 'submit with an item not answered', ask: move({ action: 'submit' }) }),
  report('answerReturnItem', 'returned', insiders({ preparer: 200, head: 200 }), {
    ask: () => ({ params: { itemId: idOf('returnItem') }, body: { answer: '已补充说明。' }, ifMatch: '*', key: key() }),
    last: ['preparer', 'head'],
  }),
  report('markOpened', 'draft', insiders({}, 409), { when: 'draft' }),
  report('markOpened', 'submitted', insiders({ reviewer: 200 }), { when: 'submitted', last: ['reviewer'] }),
  report('transition', 'submitted', insiders({ head: 422 }), { when: 'withdraw what was opened', ask: move({ action: 'withdraw' }) }),
  report('transition', 'submitted', insiders({ reviewer: 422 }), { when: 'return without items', ask: move({ action: 'return' }) }),
  report('writeComment', 'submitted', insiders({ preparer: 201, head: 201, reviewer: 201, scorer: 201, supervisor: 201 }), {
    ask: change({ target: 'section:basics', text: '请补充。' }),
  }),
  report('transition', 'submitted', insiders({ reviewer: 422 }), { when: 'approve with comments open', ask: move({ action: 'approve' }) }),
  report('resolveComment', 'submitted', insiders({ preparer: 200, head: 200, reviewer: 200, scorer: 200, supervisor: 200 }), {
    ask: () => ({ params: { id: idOf('comment') }, key: key() }),
  }),
  report('putAssignments', 'submitted', insiders({ supervisor: 200 }), {
    ask: change({ reviewers: ['reviewer1'], scorers: ['scorer1'] }),
  }),
  report('putAssignments', 'published', insiders({}, 409), { when: 'published', ask: change({ reviewers: [], scorers: [] }) }),
  report('mySheet', 'reviewed', insiders({ scorer: 200 })),
  report('putSheet', 'reviewed', insiders({ scorer: 200 }), { ask: change({ lines: [] }) }),
  report('submitSheet', 'reviewed', insiders({ scorer: 422 }), { when: 'with points missing', ask: change(undefined) }),
  report('exportSheet', 'reviewed', insiders({ scorer: 200 })),
  report('exportSheet', 'submitted', insiders({}, 409), { when: 'before there are sheets' }),
  report('importSheet', 'reviewed', insiders({ scorer: 400 }), {
    when: 'of a workbook that is no sheet',
    ask: () => ({ body: { dryRun: 'false' }, file: { name: '评分表.xlsx', content: workbookOf([['单位']]) }, ifMatch: '*', key: key() }),
  }),
  report('importSheet', 'submitted', insiders({}, 409), {
    when: 'before there are sheets',
    ask: () => ({ body: { dryRun: 'true' }, file: { name: '评分表.xlsx', content: workbookOf([['单位']]) }, ifMatch: '*', key: key() }),
  }),
  report('compareSheets', 'reviewed', insiders({ supervisor: 200, auditor: 200 })),
  report('moderate', 'reviewed', insiders({ supervisor: 422 }), { ask: change({ accepted: true, reason: '口径不同' }) }),
  report('moderate', 'scored', insiders({}, 409), { when: 'scored', ask: change({ accepted: true, reason: '口径不同' }) }),
  report('transition', 'reviewed', insiders({ supervisor: 422 }), { when: 'score with a sheet missing', ask: move({ action: 'score' }) }),
  report('transition', 'scored', insiders({ supervisor: 422 }), {
    when: 'publish before the unit has accepted',
    ask: move({ action: 'publish' }),
  }),
  report('transition', 'scored', insiders({ supervisor: 422 }), { when: 'rescore without a reason', ask: move({ action: 'rescore' }) }),
  report('transition', 'published', insiders({ supervisor: 422 }), { when: 'amend without a reason', ask: move({ action: 'amend' }) }),
  report('fileObjection', 'scored', insiders({ head: 201 }), { ask: change({ reason: '预算执行得分有误。' }), last: ['head'] }),
  report('attachEvidence', 'scored', insiders({ preparer: 201, head: 200 }), {
    when: 'to an open objection',
    ask: () => ({ body: { target: `objection:${idOf('objection')}` }, file: { name: '证明.txt', content: text }, key: key() }),
    last: ['preparer', 'head'],
  }),
  report('decideObjection', 'scored', insiders({ supervisor: 200 }), {
    ask: () => ({ params: { id: idOf('objection') }, body: { upheld: false, reason: '复核无误。' }, key: key() }),
    last: ['supervisor'],
  }),
  report('acceptResult', 'scored', insiders({ head: 200 }), { ask: change({ accepted: true }), last: ['head'] }),
  report(
    'askExtension',
    'draft',
    {
      ...insiders({ preparer: 201, head: 201 }),
      ...withoutContent,
      reviewerElse: 403,
      scorerElse: 403,
      otherSupervisor: 403,
      otherReviewer: 403,
    },
    {
      ask: () => ({ body: { reportId: place('draft').id, due: FAR, reason: '审计进场。' }, key: key() }),
    },
  ),
  report('decideExtension', 'draft', insiders({ supervisor: 200 }), {
    ask: () => ({ params: { id: idOf('extension') }, body: { granted: true, reason: '' }, key: key() }),
    last: ['supervisor'],
  }),
  ...STAGES.map((stage) => report('listEvidence', stage, readers, { when: stage })),
  report('attachEvidence', 'draft', insiders({ preparer: 201 }), {
    when: 'draft',
    ask: () => ({ body: { target: 'section:basics' }, file: { name: '证明.txt', content: text }, key: key() }),
    last: ['preparer'],
  }),
  report('attachEvidence', 'submitted', insiders({}, 409), {
    when: 'submitted',
    ask: () => ({ body: { target: 'section:basics' }, file: { name: '证明.txt', content: text }, key: key() }),
  }),
  report('getEvidence', 'draft', readers, { ask: () => ({ params: { id: idOf('evidence') } }) }),
  report('removeEvidence', 'draft', insiders({ preparer: 204 }), {
    ask: () => ({ params: { id: idOf('evidence') }, key: key() }),
    last: ['preparer'],
  }),
  // reading
  {
    route: 'createImport',
    on: 'draft',
    ask: () => ({ file: { name: '报告.txt', content: text } }),
    expected: roles({ preparer: 201, neighbourPreparer: 201, otherPreparer: 201 }),
  },
  report('getImport', 'draft', { ...everyone(404), preparer: 200, nobody: 401 }, { ask: () => ({ params: { id: idOf('import') } }) }),
  report(
    'acceptImport',
    'draft',
    { ...everyone(404), preparer: 200, nobody: 401 },
    {
      ask: () => ({ params: { id: idOf('import') }, body: { reportId: place('draft').id }, ifMatch: '*', key: key() }),
    },
  ),
  // conflicts of interest
  {
    route: 'listConflicts',
    ask: () => ({ query: {} }),
    expected: roles({
      reviewer: 200,
      scorer: 200,
      supervisor: 200,
      auditor: 200,
      reviewerElse: 200,
      scorerElse: 200,
      otherSupervisor: 200,
      otherReviewer: 200,
    }),
  },
  {
    route: 'declareConflict',
    ask: () => ({ body: { unitId: idOf('unit'), reason: '亲属在该单位任职' }, key: key() }),
    // A supervisor who is no reviewer or scorer declares for others.
    expected: roles({
      reviewer: 201,
      scorer: 201,
      supervisor: 422,
      reviewerElse: 201,
      scorerElse: 201,
      otherSupervisor: 404,
      otherReviewer: 404,
    }),
  },
  {
    route: 'withdrawConflict',
    ask: () => ({ params: { id: idOf('conflict') }, body: { reason: '已调离' }, key: key() }),
    expected: roles({ scorer: 403, supervisor: 200, auditor: 403 }, 404),
    last: ['scorer', 'auditor', 'supervisor'],
  },
  // scoring
  { route: 'listSchemes', expected: roles({ security: 403 }, 200) },
  { route: 'getScheme', ask: () => ({ params: { id: idOf('scheme') } }), expected: roles({ security: 404 }, 200) },
  {
    route: 'getScheme',
    when: 'that is a draft',
    ask: () => ({ params: { id: idOf('draft') } }),
    expected: roles({ supervisor: 200, admin: 200 }, 404),
  },
  {
    route: 'createScheme',
    ask: (who) => ({ body: { from: idOf('scheme'), name: `made.by.${who}` } }),
    expected: roles({ supervisor: 201, otherSupervisor: 201, admin: 201 }),
  },
  {
    route: 'importScheme',
    ask: () => ({ body: { dryRun: 'true' }, file: { name: '方案.xlsx', content: workbookOf([['项目']]) } }),
    expected: roles({ supervisor: 200, otherSupervisor: 200, admin: 200 }),
  },
  {
    route: 'putScheme',
    ask: () => ({ params: { id: idOf('draft') }, body: { body: draftBody }, ifMatch: '*' }),
    expected: roles({ supervisor: 200, admin: 200 }, 404),
  },
  {
    route: 'putScheme',
    when: 'that is released',
    ask: () => ({ params: { id: idOf('scheme') }, body: { body: draftBody }, ifMatch: '*' }),
    expected: roles({ security: 404 }, 409),
  },
  {
    route: 'deleteScheme',
    ask: () => ({ params: { id: idOf('deletable') } }),
    expected: roles({ supervisor: 404, admin: 204 }, 404),
    last: ['admin', 'supervisor'],
  },
  {
    route: 'releaseScheme',
    ask: () => ({ params: { id: idOf('releasable') } }),
    expected: roles({ supervisor: 200, admin: 403 }, 404),
    last: ['supervisor'],
  },
  ...(['exportSchemeJson', 'exportSchemeXlsx'] as const).map((route): Row => ({
    route,
    ask: () => ({ params: { id: idOf('draft') } }),
    expected: roles({ supervisor: 200, admin: 200 }, 404),
  })),
  {
    route: 'tryOutScheme',
    ask: () => ({ params: { id: idOf('scheme') }, body: { reportId: place('scored').id } }),
    expected: roles({ supervisor: 200, otherSupervisor: 404, security: 404 }),
  },
  // recalculation
  ...(['startRecalculation', 'listRecalculations', 'compareRecalculations'] as const).map((route): Row => {
    const beyond = { security: 404, otherSupervisor: 404, otherReviewer: 404, otherPreparer: 404, otherHead: 404 } as const;
    return {
      route,
      ask: () => ({
        params: { id: idOf('cycle') },
        ...(route === 'startRecalculation' ? { body: { schemeId: idOf('scheme'), dryRun: true }, key: key() } : {}),
        ...(route === 'compareRecalculations' ? { query: { ids: idOf('recalculation') } } : {}),
      }),
      expected: roles({ ...beyond, supervisor: route === 'startRecalculation' ? 202 : 200 }, 403),
    };
  }),
  ...(['getRecalculation', 'applyRecalculation', 'cancelRecalculation'] as const).map((route): Row => ({
    route,
    ask: () => ({
      params: { id: idOf('recalculation') },
      ...(route === 'applyRecalculation' ? { body: { count: 1, reason: '修订' } } : {}),
      ...(route === 'getRecalculation' ? {} : { key: key() }),
    }),
    // Nobody works here: the dry run that was begun is not finished.
    expected: { ...everyone(404), nobody: 401, supervisor: route === 'applyRecalculation' ? 409 : 200 },
  })),
  // reminders
  { route: 'listNotifications', expected: roles({}, 200) },
  { route: 'readNotification', when: 'of nobody', on: 'draft', expected: roles({}, 404) },
  { route: 'logout', ask: () => ({}), expected: roles({}, 204) },
];

/** What a row needs that another row made. */
const before: Partial<Record<RouteName, () => Promise<void>>> = {
  compareRecalculations: async () => {
    const runs = items((await api.call('supervisor', 'listRecalculations', { params: { id: idOf('cycle') } })).body);
    known.set('recalculation', String(runs[0]?.['id']));
  },
  resolveComment: async () => {
    const comments = items((await api.call('supervisor', 'listComments', { params: { id: place('submitted').id } })).body);
    known.set('comment', String(comments[0]?.['id']));
  },
  attachEvidence: async () => {
    const objections = items((await api.call('supervisor', 'listObjections', { params: { id: place('scored').id } })).body);
    known.set('objection', String(objections[0]?.['id']));
  },
  decideExtension: async () => {
    const extensions = items((await api.call('supervisor', 'listExtensions')).body);
    known.set('extension', String(extensions.find(({ reportId }) => reportId === place('draft').id)?.['id']));
  },
  getEvidence: async () => {
    const listed = items((await api.call('supervisor', 'listEvidence', { params: { id: place('draft').id } })).body);
    known.set('evidence', String(listed[0]?.['id']));
  },
  withdrawConflict: async () => {
    const declared = items((await api.call(place('submitted').people.scorer, 'listConflicts', { query: {} })).body);
    known.set('conflict', String(declared[0]?.['id']));
  },
  getImport: async () => {
    const made = await api.call(place('draft').people.preparer, 'createImport', { file: { name: '报告.txt', content: text } });
    known.set('import', (made.body as { id: string }).id);
  },
};

const served = (row: Row): boolean => !NOT_YET_SERVED.includes(row.route);
/** Closing the cycle would change every other answer, so it is asked after all of them; signing everybody out is the end. */
const ORDER: Partial<Record<RouteName, number>> = { closeCycle: 1, logout: 2 };
const ordered = rows.filter(served).toSorted((left, right) => (ORDER[left.route] ?? 0) - (ORDER[right.route] ?? 0));

const people = (row: Row): Place['people'] => place(row.on ?? 'submitted').people;
const askAs = async (row: Row, who: Who): Promise<number> => {
  const asked = row.ask?.(who) ?? {};
  const params = { ...(row.on ? { id: place(row.on).id } : {}), ...asked.params };
  return (await api.call(people(row)[who], row.route, { ...asked, params })).status;
};

test('every route of the contract has a row, and a route that is served is not listed as unserved', () => {
  const named = new Set(rows.map(({ route }) => route));
  expect(Object.keys(allRoutes).filter((route) => !named.has(route as RouteName))).toEqual([]);
  const { served: names, problems } = declaredRoutes(api.app);
  expect(problems).toEqual([]);
  expect(NOT_YET_SERVED.filter((route) => names.includes(route))).toEqual([]);
});

test.each(ordered.map((row) => [`${row.route}${row.when ? ` (${row.when})` : ''}`, row] as const))('%s', async (_, row) => {
  await before[row.route]?.();
  const last = row.last ?? (['preparer', 'head', 'reviewer', 'scorer', 'supervisor'] as const);
  const order = [...EVERYONE.filter((who) => !last.includes(who)), ...last];
  const found: Partial<Record<Who, number>> = {};
  for (const who of order) found[who] = await askAs(row, who);
  const differences = EVERYONE.filter((who) => found[who] !== row.expected[who]);
  expect(differences.map((who) => `${who}: ${row.expected[who]} expected, ${found[who]} answered`)).toEqual([]);
});

test('who was refused has left no trace in any report', async () => {
  const outsiders = ['security', 'admin', 'auditor', 'reviewer2', 'zs.head', 'other.supervisor', 'other.reviewer', 'other.head'];
  const reports = new Set((await api.source.manager.find(ReportRow, { select: { id: true } })).map(({ id }) => id));
  const events = await api.source.manager.find(AuditEventRow, { where: { via: 'api' } });
  expect(events.filter(({ stream, actorUsername }) => reports.has(stream) && outsiders.includes(actorUsername))).toEqual([]);
});
