// Shows that rosters of units and accounts are imported as a whole or not at all, say what is wrong row by row, and take as many statements as they have batches.
import type { Response } from 'supertest';
import { AccountRow, AuditEventRow, OrganisationRow, unitsByCodes, verifyStreams } from '../support/people-rows';
import { startApi, type Api } from '../support/api';
import { countingStatements } from '../support/count-statements';
import { expectStatus } from '../support/line';
import { workbookOf, type Cell } from '../support/workbooks';

let api: Api;
beforeAll(async () => {
  api = await startApi({ seed: 'people' });
}, 120_000);
afterAll(() => api?.close());

interface Rostered {
  readonly plan: string;
  readonly takeable: boolean;
  readonly counts: { create: number; change: number; unchanged: number; error: number };
  readonly problems: { code: string; row: number }[];
  readonly rows: {
    row: number;
    key: string;
    outcome: string;
    changes: object[];
    problems: { code: string; column: string; message: string }[];
  }[];
  readonly passwords?: { username: string; password: string }[] | null;
}
const UNITS = ['单位代码', '单位名称', '单位类别'] as const;
const ACCOUNTS = ['账号', '姓名', '角色', '单位代码'] as const;
type Sent = { readonly dryRun?: boolean; readonly plan?: string; readonly key?: string; readonly who?: string };
const send = (route: 'importUnits' | 'importAccounts', content: Buffer, { dryRun = false, plan, key, who }: Sent): Promise<Response> =>
  api.call(who ?? (route === 'importUnits' ? 'admin' : 'security'), route, {
    body: { dryRun: String(dryRun), ...(plan === undefined ? {} : { plan }) },
    file: { name: '名册.xlsx', content },
    ...(key === undefined ? {} : { key }),
  });
const units = (rows: readonly (readonly Cell[])[], sent: Sent = {}, head: readonly string[] = UNITS) =>
  send('importUnits', workbookOf([head, ...rows]), sent);
const accounts = (rows: readonly (readonly Cell[])[], sent: Sent = {}, head: readonly string[] = ACCOUNTS) =>
  send('importAccounts', workbookOf([head, ...rows]), sent);
const preview = async (answer: Promise<Response>): Promise<Rostered> => expectStatus(await answer, 200).body as Rostered;
const codesOf = ({ rows }: Rostered): string[][] => rows.map(({ problems }) => problems.map(({ code }) => code));

describe('units', () => {
  test('a preview writes nothing; the import makes what was shown, once, and says so in the trail', async () => {
    const rows = [
      ['HYX-SW', '衡阳县水务局', '部门'],
      ['ＨＹＸ－ＬＹ', ' 衡阳县　林业局 ', 'department'],
    ];
    const shown = await preview(units(rows, { dryRun: true }));
    expect([shown.takeable, shown.counts]).toEqual([true, { create: 2, change: 0, unchanged: 0, error: 0 }]);
    expect(shown.rows.map(({ row, key }) => [row, key])).toEqual([
      [2, 'HYX-SW'],
      [3, 'HYX-LY'],
    ]);
    expect(await unitsByCodes(api, ['HYX-SW', 'HYX-LY'])).toEqual([]);
    const done = expectStatus(await units(rows, { plan: shown.plan, key: 'units-1' }), 200);
    const again = expectStatus(await units(rows, { plan: shown.plan, key: 'units-1' }), 200);
    expect(again.body).toEqual(done.body);
    const made = await unitsByCodes(api, ['HYX-SW', 'HYX-LY']);
    expect(made.map(({ code, name, kind, validTo }) => [code, name, kind, validTo])).toEqual([
      ['HYX-LY', '衡阳县 林业局', 'department', null],
      ['HYX-SW', '衡阳县水务局', 'department', null],
    ]);
    const events = await api.source.manager.findBy(AuditEventRow, { event: 'units.imported' });
    expect(events.map(({ afterJson }) => JSON.parse(afterJson) as object)).toEqual([{ file: '名册.xlsx', created: 2, changed: 0 }]);
    expect(await api.source.manager.countBy(AuditEventRow, { event: 'unit.created', actorUsername: 'admin' })).toBe(2);
    expect(await verifyStreams(api)).toEqual([]);
  });

  test('a known code is a change of what differs; columns that the file lacks stay as they are', async () => {
    const head = [...UNITS, '停用日期', '不公开', '不公开原因'];
    expectStatus(await units([['HYX-A1', '甲局', '部门', null, '是', '涉密']], {}, head), 200);
    const same = await preview(units([['HYX-A1', '甲局', '部门']], { dryRun: true }));
    expect(same.counts).toEqual({ create: 0, change: 0, unchanged: 1, error: 0 });
    const ended = await preview(units([['HYX-A1', '甲局', '部门', '2026年3月1日', '是', '涉密']], { dryRun: true }, head));
    expect(ended.rows[0]).toMatchObject({ outcome: 'change', changes: [{ column: 'validTo', before: null, after: '2026-03-01' }] });
    expectStatus(await units([['HYX-A1', '甲局', '部门', '2026年3月1日', '是', '涉密']], {}, head), 200);
    expect((await unitsByCodes(api, ['HYX-A1']))[0]).toMatchObject({
      validTo: '2026-03-01',
      exempt: true,
      exemptReason: '涉密',
      version: 2,
    });
  });

  test('each bad row says where, what and how to mend it, and one of them holds back all', async () => {
    const head = [...UNITS, '上级代码', '启用日期', '停用日期', '不公开', '不公开原因', '备注'];
    const rows: Cell[][] = [
      ['OK-1', '好单位', '镇'],
      [null, '无代码', '镇'],
      ['OK-1', '重复', '镇'],
      ['BAD 1', '代码有空格', '镇'],
      ['OK-2', null, '镇'],
      ['OK-3', '类别不对', '公司'],
      ['OK-4', '日期不对', '镇', null, '2024-02-30'],
      ['OK-5', '日期倒置', '镇', null, '2024-02-01', '2024-01-01'],
      ['OK-6', '无原因', '镇', null, null, null, '是'],
      ['OK-7', '是否不对', '镇', null, null, null, '也许'],
      ['OK-8', '无上级', '镇', 'NOBODY'],
      ['OK-9', '上级同在', '镇', 'OK-1'],
      ['HYX-CZJ', '改财政局', '部门'],
      ['OTHER-CZJ-X', '乙'.repeat(101), '部门'],
      ['OK-10', '公式错误', '#REF!'],
    ];
    const shown = await preview(units(rows, { dryRun: true }, head));
    expect(codesOf(shown)).toEqual([
      [],
      ['blank'],
      ['twice'],
      ['bad_code'],
      ['blank'],
      ['bad_kind'],
      ['bad_date'],
      ['dates_reversed'],
      ['reason_missing'],
      ['bad_yes'],
      ['parent_unknown'],
      ['parent_in_file'],
      ['not_a_unit'],
      ['too_long'],
      ['formula_error', 'bad_kind'],
    ]);
    expect(shown.rows[2]?.problems[0]).toMatchObject({ row: 4, message: expect.stringContaining('第 2 行') as string });
    const refused = expectStatus(await units(rows, {}, head), 422).body as {
      reasons: { code: string; facts: { row: number } }[];
      detail: string;
    };
    expect(refused.reasons).toHaveLength(15);
    expect(refused.reasons[0]).toMatchObject({ code: 'roster_row', facts: { row: 3, column: '单位代码', problem: 'blank' } });
    expect(await unitsByCodes(api, ['OK-1'])).toEqual([]);
  });

  test('what is wrong with the file is said once', async () => {
    const file = async (content: Buffer) =>
      (await preview(send('importUnits', content, { dryRun: true }))).problems.map(({ code }) => code);
    expect(
      await file(
        workbookOf([
          ['甲', '乙'],
          ['丙', '丁'],
        ]),
      ),
    ).toEqual(['no_heading']);
    expect(
      await file(
        workbookOf([
          [...UNITS, '联系电话'],
          ['X', '甲', '镇', '1'],
        ]),
      ),
    ).toEqual(['unknown_column']);
    expect(
      await file(
        workbookOf([
          ['单位代码', '单位名称', '代码'],
          ['X', '甲', '镇'],
        ]),
      ),
    ).toEqual(['column_twice', 'column_missing']);
    expect(await file(workbookOf([[...UNITS]]))).toEqual(['no_rows']);
    expect(await file(workbookOf([[...UNITS], ...Array.from({ length: 5001 }, (_, index) => [`C${index}`, '甲', '镇'])]))).toEqual([
      'too_many_rows',
    ]);
    expect((await send('importUnits', Buffer.from('单位代码,单位名称'), {})).status).toBe(400);
    expect((await send('importUnits', Buffer.alloc(0), {})).status).toBe(400);
    expect((await send('importUnits', Buffer.alloc(5 * 1024 * 1024, 80), {})).status).toBe(413);
  });

  test('titles above, numbers, formulas, dates and merged cells are read as they are seen', async () => {
    const content = workbookOf(
      [
        ['衡阳县单位名册'],
        ['序号', '单位代码*', '单位名称（全称）', '单位类别', '启用日期'],
        [1, 4304210, '丙局', '部门', 45292],
        [2, 'M-2', '丁局', '部门', null],
        [3, null, null, null, null],
      ],
      (sheet) => {
        sheet['!merges'] = [
          { s: { r: 0, c: 0 }, e: { r: 0, c: 4 } },
          { s: { r: 3, c: 1 }, e: { r: 4, c: 1 } },
        ];
        Object.assign(sheet['E3'] as object, { z: 'yyyy/m/d' });
        Object.assign(sheet['C4'] as object, { f: 'CONCATENATE("丁","局")' });
        sheet['C5'] = { t: 's', v: '戊局' };
        sheet['D5'] = { t: 's', v: '部门' };
      },
    );
    const shown = await preview(send('importUnits', content, { dryRun: true }));
    expect(shown.rows.map(({ key }) => key)).toEqual(['4304210', 'M-2', '']);
    expect(codesOf(shown)).toEqual([[], [], ['merged']]);
  });

  test('what changed between preview and import is not overrun', async () => {
    const shown = await preview(units([['RACE-1', '甲', '镇']], { dryRun: true }));
    const made = await api.call('admin', 'createUnit', { body: { code: 'RACE-1', name: '先到', kind: 'town', parent: 'HYX-CZJ' } });
    expect(made.status).toBe(201);
    const late = await units([['RACE-1', '甲', '镇']], { plan: shown.plan });
    expect([late.status, (late.body as { code: string }).code]).toEqual([409, 'roster_changed']);
    expect((await unitsByCodes(api, ['RACE-1']))[0]?.name).toBe('先到');
  });

  test('two imports of the same codes at once make each unit once', async () => {
    const rows = Array.from({ length: 40 }, (_, index) => [`TW-${index}`, `镇${index}`, '镇']);
    const answers = await Promise.all([units(rows), units(rows.toReversed()), units(rows)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const created = answers.map(({ body }) => (body as Rostered).counts.create);
    expect(created.reduce((sum, count) => sum + count, 0)).toBe(40);
    expect(await api.source.manager.countBy(AuditEventRow, { event: 'units.imported' })).toBeGreaterThan(3);
    expect(await verifyStreams(api)).toEqual([]);
  });

  test('another bureau can neither see nor take a code of this one', async () => {
    const shown = await preview(units([['XD', '西渡镇', '镇']], { dryRun: true }));
    expect(shown.rows[0]?.outcome).not.toBe('create');
    const taken = await preview(
      units(
        [
          ['HNX-CZJ', '甲', '镇'],
          ['HENGYANG', '乙', '镇'],
        ],
        { dryRun: true },
      ),
    );
    expect(codesOf(taken)).toEqual([['not_yours'], ['not_yours']]);
  });

  test('5,000 rows take as many statements as there are batches, whether few or many', async () => {
    const rows = (count: number, mark: string) => Array.from({ length: count }, (_, index) => [`${mark}-${index}`, `单位${index}`, '部门']);
    const statements = async (count: number, mark: string): Promise<number> =>
      countingStatements(api.source, async () => void expectStatus(await units(rows(count, mark)), 200));
    const small = await statements(500, 'S');
    const large = await statements(5_000, 'L');
    expect(await api.source.manager.countBy(OrganisationRow, { kind: 'department' })).toBeGreaterThanOrEqual(5_500);
    expect(large).toBeLessThanOrEqual(small * 10);
    expect(small).toBeLessThan(40);
    expect(await verifyStreams(api)).toEqual([]);
  });
});

describe('accounts', () => {
  test('first passwords are told once, work, and are kept nowhere', async () => {
    const rows = [
      ['sw.preparer', '水务局填报人', '填报人', 'ZS'],
      ['sw.both', '水务局双岗', '填报人、单位负责人', 'ZS'],
    ];
    const shown = await preview(accounts(rows, { dryRun: true }));
    expect([shown.takeable, shown.counts.create, shown.passwords]).toEqual([true, 2, null]);
    const done = expectStatus(await accounts(rows, { plan: shown.plan, key: 'accounts-1' }), 200).body as Rostered;
    expect(done.passwords?.map(({ username }) => username)).toEqual(['sw.preparer', 'sw.both']);
    const again = expectStatus(await accounts(rows, { plan: shown.plan, key: 'accounts-1' }), 200).body as Rostered;
    expect([again.counts, again.passwords]).toEqual([done.counts, null]);
    const secret = done.passwords?.[0]?.password ?? '';
    expect(secret).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
    expect(await api.tokenOf('sw.preparer', secret)).toBeTruthy();
    for (const table of ['edge_idempotency', 'audit_event', 'people_account']) {
      const stored = JSON.stringify(await api.source.query(`SELECT * FROM ${table}`));
      expect([table, stored.includes(secret)]).toEqual([table, false]);
    }
    const me = (
      await api
        .http()
        .get('/api/v1/me')
        .set('authorization', `Bearer ${await api.tokenOf('sw.preparer')}`)
    ).body as { roles: string[] };
    expect(me.roles).toEqual(['preparer']);
  });

  test('each bad row says what is wrong', async () => {
    const head = [...ACCOUNTS, '邮箱', '状态'];
    const rows: Cell[][] = [
      ['ok.one', '甲', '审核人', 'HYX-CZJ', 'a@b.cn', '启用'],
      ['中文账号', '甲', '审核人', 'HYX-CZJ'],
      ['OK.ONE', '重复', '审核人', 'HYX-CZJ'],
      ['ok.two', '甲', '系统管理员、安全管理员', 'HYX-CZJ'],
      ['ok.three', '甲', '局长', 'HYX-CZJ'],
      ['ok.four', '甲', '审核人', 'NOBODY'],
      ['ok.five', '甲', '审核人', 'HYX-CZJ', 'not an address'],
      ['ok.six', '甲', '审核人', 'HYX-CZJ', null, '休假'],
      ['ok.seven', null, '审核人', 'HYX-CZJ'],
      ['zs.head', '改单位', '单位负责人', 'XD'],
      ['other.head', '他局', '单位负责人', 'ZS'],
      ['ZS.HEAD', '大小写', '单位负责人', 'ZS'],
      ['security', '自己', '审核人', 'HYX-CZJ'],
    ];
    const shown = await preview(accounts(rows, { dryRun: true }, head));
    expect(codesOf(shown)).toEqual([
      [],
      ['bad_username'],
      ['twice'],
      ['roles_exclude'],
      ['bad_role'],
      ['organisation_unknown'],
      ['bad_email'],
      ['bad_state'],
      ['blank'],
      ['organisation_moves'],
      ['not_yours'],
      ['twice', 'not_yours'],
      ['own_account'],
    ]);
    expect((await accounts(rows, {}, head)).status).toBe(422);
    expect(await api.source.manager.countBy(AccountRow, { username: 'ok.one' })).toBe(0);
  });

  test('whoever is disabled is out at once; roles are exchanged as a whole', async () => {
    const made = expectStatus(await accounts([['out.one', '甲', '审核人', 'HYX-CZJ']]), 200).body as Rostered;
    const token = await api.tokenOf('out.one', made.passwords?.[0]?.password);
    const head = [...ACCOUNTS, '状态'];
    const changed = expectStatus(await accounts([['out.one', '甲', '评分人', 'HYX-CZJ', '停用']], {}, head), 200).body as Rostered;
    expect([changed.counts.change, changed.passwords]).toEqual([1, []]);
    expect((await api.http().get('/api/v1/me').set('authorization', `Bearer ${token}`)).status).toBe(401);
    const account = (await api.call('security', 'listAccounts', { query: { q: 'out.one' } })).body as {
      items: { roles: string[]; active: boolean }[];
    };
    expect(account.items).toMatchObject([{ roles: ['scorer'], active: false }]);
  });

  test('hundreds of accounts take few statements and keep the trail whole', async () => {
    const rows = Array.from({ length: 600 }, (_, index) => [`many.${index}`, `甲${index}`, '审核人', 'HYX-CZJ']);
    const statements = await countingStatements(api.source, async () => void expectStatus(await accounts(rows), 200));
    expect(statements).toBeLessThan(60);
    expect(await api.source.manager.countBy(AuditEventRow, { event: 'account.created', actorUsername: 'security' })).toBeGreaterThanOrEqual(
      600,
    );
    expect(await verifyStreams(api)).toEqual([]);
  });
});

test('the blank workbooks are rosters without rows', async () => {
  for (const [who, route, head] of [
    ['admin', 'unitsTemplate', 'importUnits'],
    ['security', 'accountsTemplate', 'importAccounts'],
  ] as const) {
    const path = route === 'unitsTemplate' ? 'units' : 'users';
    const given = await api
      .http()
      .get(`/api/v1/${path}/template.xlsx`)
      .set('authorization', `Bearer ${await api.tokenOf(who)}`)
      .buffer(true)
      .responseType('blob');
    expect(given.headers['content-disposition']).toContain("filename*=UTF-8''");
    expect((await preview(send(head, given.body as Buffer, { dryRun: true }))).problems.map(({ code }) => code)).toEqual(['no_rows']);
  }
});
