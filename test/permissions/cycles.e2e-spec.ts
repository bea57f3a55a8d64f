// Shows that cycles are planned, opened and closed by their supervisor, and seen by those whom they concern.
import type { Response } from 'supertest';
import { AuditEventRow, OrganisationRow } from '@camphor/server';
import { startApi, type Api } from '../support/api';

let api: Api;
beforeAll(async () => {
  api = await startApi({ seed: 'people', now: '2026-03-02T01:00:00.000Z' });
}, 60_000);
afterAll(() => api?.close());

interface Shown {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly units: number;
  readonly version: number;
}
const shown = (response: Response): Shown => response.body as Shown;
const codes = (response: Response): string[] => (response.body as { reasons: { code: string }[] }).reasons.map(({ code }) => code);
const plan = (name: string, more: object = {}) => ({
  year: 2025,
  name,
  scheme: 'hunan-2018',
  submissionDue: '2026-04-10',
  reviewDue: '2026-04-30',
  scoringDue: '2026-05-29',
  publicationDue: '2026-06-30',
  ...more,
});
const planned = async (name: string, more: object = {}): Promise<Shown> => {
  const made = await api.call('supervisor', 'createCycle', { body: plan(name, more) });
  expect(made.status).toBe(201);
  return shown(made);
};

test('a planned cycle has every unit of the bureau, the defaults and a version', async () => {
  const units = await api.source.manager.query(
    "SELECT COUNT(*) AS n FROM people_organisation WHERE path LIKE CONCAT((SELECT path FROM people_organisation WHERE code = 'HYX-CZJ'), '%') AND code <> 'HYX-CZJ'",
  );
  const made = await api.call('supervisor', 'createCycle', { body: plan('whole'), key: 'plan-whole' });
  expect([made.status, made.headers['etag']]).toEqual([201, '"1"']);
  expect(made.body).toMatchObject({
    year: 2025,
    state: 'planned',
    bureau: { code: 'HYX-CZJ' },
    scheme: { name: 'hunan-2018' },
    units: Number((units as { n: string }[])[0]?.n),
    settings: { latePolicy: 'refuse', combine: 'mean', objectionDays: 5, requiredForms: [] },
  });
  expect((await api.call('supervisor', 'createCycle', { body: plan('whole'), key: 'plan-whole' })).body).toEqual(made.body);
  const twice = await api.call('supervisor', 'createCycle', { body: plan('whole') });
  expect([twice.status, codes(twice)]).toEqual([409, ['already_exists']]);
});

test('named units, a scheme by id and single settings are taken', async () => {
  const schemes = (await api.call('supervisor', 'listSchemes')).body as { items: { id: string; name: string }[] };
  const scheme = schemes.items.find(({ name }) => name === 'mof-2013-53');
  const cycle = await planned('some', { scheme: scheme?.id, units: ['ZS', 'XD', 'ZS'], settings: { latePolicy: 'accept' } });
  expect(cycle).toMatchObject({ units: 2, scheme: { name: 'mof-2013-53' }, settings: { latePolicy: 'accept', returnDays: 10 } });
});

test.each([
  ['a unit of another bureau', { units: ['ZS', 'N01'] }, 422, 'unknown_key'],
  ['a scheme that is not there', { scheme: 'hunan-1918' }, 422, 'unknown_key'],
  ['a scheme in Chinese', { scheme: '湖南' }, 422, 'unknown_key'],
  ['dates out of order', { reviewDue: '2026-04-01' }, 400, 'malformed'],
  ['a day that is not in the calendar', { reviewDue: '2026-04-31' }, 400, 'malformed'],
  ['a day of the year 1', { submissionDue: '0001-01-01' }, 400, 'malformed'],
  ['a day of the year 9999', { publicationDue: '9999-12-31' }, 400, 'malformed'],
  ['a setting of another kind', { settings: { returnDays: 0 } }, 400, 'malformed'],
  ['a key that is none', { owner: 'me' }, 400, 'unknown_key'],
])('%s is refused', async (_, more, status, code) => {
  const response = await api.call('supervisor', 'createCycle', { body: plan('refused', more) });
  expect([response.status, codes(response)]).toEqual([status, [code]]);
  const all = (await api.call('supervisor', 'listCycles')).body as { items: Shown[] };
  expect(all.items.some(({ name }) => name === 'refused')).toBe(false);
});

test('it opens, closes and opens again; each state only once, each with an event', async () => {
  const { id } = await planned('line');
  const move = (name: 'openCycle' | 'closeCycle') => api.call('supervisor', name, { params: { id } });
  const early = await move('closeCycle');
  expect([early.status, codes(early)]).toEqual([409, ['wrong_state']]);
  expect(shown(await move('openCycle'))).toMatchObject({ state: 'open', version: 2 });
  expect((await move('openCycle')).status).toBe(409);
  expect(shown(await move('closeCycle'))).toMatchObject({ state: 'closed', version: 3 });
  const patched = await api.call('supervisor', 'patchCycle', { params: { id }, body: { name: 'late' } });
  expect(patched.status).toBe(409);
  expect(shown(await move('openCycle'))).toMatchObject({ state: 'open', version: 4 });
  const events = await api.source.manager.find(AuditEventRow, { order: { seq: 'ASC' } });
  const mine = events.filter(({ afterJson }) => afterJson.includes(id)).map(({ event }) => event);
  expect(mine).toEqual(['cycle.created', 'cycle.opened', 'cycle.closed', 'cycle.opened']);
});

test('a change keeps what is not named, counts versions, and honours If-Match', async () => {
  const { id } = await planned('changing');
  const patch = (body: object, ifMatch?: string | number) =>
    api.call('supervisor', 'patchCycle', { params: { id }, body, ...(ifMatch === undefined ? {} : { ifMatch }) });
  const first = await patch({ submissionDue: '2026-04-15', settings: { objectionDays: 7 } }, 1);
  expect(first.body).toMatchObject({
    version: 2,
    submissionDue: '2026-04-15',
    settings: { objectionDays: 7, returnDays: 10 },
    name: 'changing',
  });
  expect((await patch({ name: 'stale' }, 1)).status).toBe(412);
  expect(shown(await patch({ name: 'changing' }, '*')).version).toBe(2);
  const wrong = await patch({ publicationDue: '2026-05-01' });
  expect([wrong.status, codes(wrong)]).toEqual([400, ['malformed']]);
  const [event] = await api.source.manager.find(AuditEventRow, { where: { event: 'cycle.changed' }, order: { seq: 'DESC' }, take: 1 });
  expect(JSON.parse(event?.beforeJson ?? '{}')).toMatchObject({ submissionDue: '2026-04-10' });
  expect(JSON.parse(event?.afterJson ?? '{}')).toMatchObject({ submissionDue: '2026-04-15' });
});

test('the scheme can be exchanged while nobody could have begun, and not afterwards', async () => {
  const { id } = await planned('scheme');
  const patch = (scheme: string) => api.call('supervisor', 'patchCycle', { params: { id }, body: { scheme } });
  expect((await patch('mof-2013-53')).body).toMatchObject({ version: 2, scheme: { name: 'mof-2013-53' } });
  expect((await patch('mof-2013-53')).body).toMatchObject({ version: 2 });
  expect((await patch('hunan-1918')).status).toBe(422);
  await api.call('supervisor', 'openCycle', { params: { id } });
  const late = await patch('hunan-2018');
  expect([late.status, codes(late)]).toEqual([409, ['wrong_state']]);
  expect((await api.call('supervisor', 'getCycle', { params: { id } })).body).toMatchObject({ scheme: { name: 'mof-2013-53' } });
});

test('dates far away are shown, not counted to', async () => {
  await planned('far', {
    submissionDue: '2199-12-31',
    reviewDue: '2199-12-31',
    scoringDue: '2199-12-31',
    publicationDue: '2199-12-31',
    units: ['ZS'],
  });
  const cycles = (await api.call('zs.preparer', 'listCycles')).body as { items: Shown[] };
  const far = cycles.items.find(({ name }) => name === 'far');
  await api.call('supervisor', 'openCycle', { params: { id: far?.id ?? '' } });
  const report = await api.call('zs.preparer', 'createReport', { body: { cycleId: far?.id } });
  expect([report.status, (report.body as { due: string }).due]).toEqual([201, '2199-12-31']);
  expect((await api.call('supervisor', 'listReports')).status).toBe(200);
});

test('two who open at once: one opens, the other is told the state', async () => {
  const { id } = await planned('race');
  const answers = await Promise.all(
    Array.from({ length: 5 }, (_, index) => api.call(index % 2 ? 'supervisor' : 'supervisor2', 'openCycle', { params: { id } })),
  );
  expect(answers.map(({ status }) => status).toSorted((left, right) => left - right)).toEqual([200, 409, 409, 409, 409]);
});

test('each sees what concerns them, and the state is said before the role', async () => {
  const { id } = await planned('visible', { units: ['ZS'] });
  const sees = async (who: string) => (await api.call(who, 'getCycle', { params: { id } })).status;
  const lists = async (who: string) =>
    ((await api.call(who, 'listCycles')).body as { items: Shown[] }).items.some((cycle) => cycle.id === id);
  for (const who of ['zs.preparer', 'zs.head', 'reviewer1', 'scorer1', 'supervisor', 'auditor', 'admin']) {
    expect([who, await sees(who), await lists(who)]).toEqual([who, 200, true]);
  }
  for (const who of ['xd.preparer', 'other.supervisor', 'other.head'])
    expect([who, await sees(who), await lists(who)]).toEqual([who, 404, false]);
  expect(await sees('security')).toBe(404);
  expect((await api.call('zs.preparer', 'openCycle', { params: { id } })).status).toBe(403);
  expect((await api.call('other.supervisor', 'openCycle', { params: { id } })).status).toBe(404);
  await api.call('supervisor', 'openCycle', { params: { id } });
  expect((await api.call('zs.preparer', 'openCycle', { params: { id } })).status).toBe(409);
});

test('a bureau above sees and leads the cycles below it', async () => {
  const city = await api.source.manager.findOneByOrFail(OrganisationRow, { code: 'HENGYANG' });
  await api.source.manager.query('UPDATE people_account SET organisation_id = ? WHERE username = ?', [city.id, 'supervisor2']);
  const { id } = await planned('from above');
  expect((await api.call('supervisor2', 'getCycle', { params: { id } })).status).toBe(200);
  expect((await api.call('supervisor2', 'openCycle', { params: { id } })).status).toBe(200);
});
