// Shows a scheme by clicking, in Chinese: drafted from hunan-2018, broken, mended, tried out, released, and from then on left alone by everybody.
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { axeFindings, openDesk, PHONE, scrollsSideways, type Desk } from '../support/browser';

let desk: Desk;
let page: Page;
beforeAll(async () => {
  desk = await openDesk();
  page = await desk.signIn('supervisor');
}, 180_000);
afterAll(() => desk?.close());

const saved = (): Promise<void> => page.locator('[data-testid=save-state][data-saving=saved]').waitFor();
const weight = () => page.locator('[data-place="indicators[0].children[0].children[0].weight"]');

test('the list leads to a new version of the scheme of Hunan', async () => {
  await page.getByRole('link', { name: '指标体系' }).click();
  await page.getByTestId('copy-hunan-2018').waitFor();
  expect(await page.getByTestId('scheme-card').count()).toBe(3);
  expect(await axeFindings(page)).toEqual([]);
  await page.getByTestId('copy-hunan-2018').click();
  await page.getByTestId('scheme-state').waitFor();
  expect(await page.getByTestId('scheme-state').textContent()).toContain('第2版 · 底稿');
  await page.getByTestId('scheme-sound').waitFor();
  expect(await axeFindings(page)).toEqual([]);
});

test('a broken weight is said at once, leads to its field, and is mended', async () => {
  await weight().fill('6');
  const problem = page.getByTestId('scheme-problems').getByRole('button', { name: '“预算配置”下各项分值合计 11，应为 10。' });
  await problem.waitFor();
  await saved();
  expect(await page.getByTestId('release-scheme').isDisabled()).toBe(true);
  await problem.click();
  await page.locator('[data-place="indicators[0].children[0].weight"]:focus').waitFor();
  await page.reload();
  await problem.waitFor();
  await page.locator('[data-node="indicators[0].children[0].children[0]"]').click();
  expect(await weight().inputValue()).toBe('6');
  await weight().fill('5');
  await page.getByTestId('scheme-sound').waitFor();
  await saved();
});

test('it is tried out on a report beside the official score', async () => {
  await page.getByRole('tab', { name: '试算' }).click();
  const { items } = (await desk.api.call('supervisor', 'listReports', { query: { state: 'published', limit: 200 } })).body as {
    items: { unit: { name: string }; cycle: { year: number } }[];
  };
  const unit = items.find(({ cycle }) => cycle.year === 2023)?.unit.name ?? '';
  expect(unit).not.toBe('');
  await page.getByLabel('选一份报告').fill(unit);
  await page.getByTitle(unit).click();
  await page.getByTestId('run-try-out').click();
  await page.getByTestId('try-out-lines').waitFor();
  expect(await page.getByTestId('try-out-lines').locator('tbody tr').count()).toBe(16);
  expect(await axeFindings(page)).toEqual([]);
});

test('it is released in a second step, and stays as it is', async () => {
  await page.getByTestId('release-scheme').click();
  await page.getByText('发布后任何人都不能再修改这个版本', { exact: false }).waitFor();
  await page.getByRole('button', { name: '确认发布' }).click();
  await page.getByText('已发布，不可更改', { exact: false }).waitFor();
  await page.getByTestId('new-version').waitFor();
  expect(await weight().isDisabled()).toBe(true);
  expect(await page.getByTestId('release-scheme').count()).toBe(0);
  expect(await axeFindings(page)).toEqual([]);
});

test('it goes out as a workbook and comes back as a draft of its own; another file is refused in a sentence', async () => {
  const leaving = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出 Excel' }).click();
  const file = await leaving;
  const bring = async (name: string, buffer: Buffer) => page.getByTestId('scheme-file').setInputFiles({ name, mimeType: '', buffer });
  await page.goto('/schemes');
  await bring('不是方案.xlsx', Buffer.from('不是工作簿'));
  await page.getByText('不是方案.xlsx', { exact: false }).waitFor();
  await bring(file.suggestedFilename(), await readFile(await file.path()));
  await page.getByTestId('scheme-state').waitFor();
  expect(await page.getByTestId('scheme-state').textContent()).toContain('第3版 · 底稿');
  await page.getByTestId('scheme-sound').waitFor();
});

const full = {
  note: { zh: '以决算口径为准', en: 'By the final accounts' },
  formula: { numerator: [{ sign: '+', of: 'own-sum' }], denominator: [{ sign: '+', of: 'budget.initial.expenditure' }] },
};
const perPoint = { kind: 'perPoint', side: 'above', threshold: '100', deduct: '0.5', counting: 'full', floor: '0' };
const span = (from: string, to: string) => ({ from: { value: from, closed: true }, to: { value: to, closed: true } });
const named = (id: string) => ({ id, name: { zh: id, en: id } });
/** One line of every rule kind with every parameter that it may have. */
const rules = [
  perPoint,
  { kind: 'perStep', sides: 'both', target: '100', step: '5', deduct: '1', counting: 'linear', floor: '0' },
  { kind: 'bands', unit: 'percent', bands: [{ ...span('0', '100'), points: '10' }] },
  { kind: 'checklist', items: [{ ...named('item-1'), points: '10' }] },
  { kind: 'perViolation', deduct: '1', floor: '0', checks: [{ zh: '票据', en: 'Receipts' }] },
  {
    kind: 'proportional',
    direction: 'positive',
    unit: 'percent',
    target: '100',
    cap: '100',
    over: { beyond: '130', step: '10', deduct: '0.5', counting: 'started' },
  },
  { kind: 'tiers', measure: 'share', tiers: [{ ...named('met'), ...span('0', '100') }] },
  { kind: 'notApplicable', then: 'redistributed', otherwise: perPoint },
  { kind: 'imported', outOf: '100' },
];
const fullScheme = {
  name: 'everything',
  version: 1,
  title: { zh: '样样俱全', en: 'Everything' },
  source: { zh: '样例', en: 'Example' },
  example: true,
  total: '90',
  rounding: { mode: 'half-up', step: '0.01' },
  bands: [
    { grade: 'excellent', ...span('80', '90') },
    { grade: 'poor', from: { value: '0', closed: true }, to: { value: '80', closed: false } },
  ],
  caps: [
    { ...named('cap-rate'), when: { kind: 'rate', formula: full.formula, is: 'above', value: '130' }, points: '80' },
    { ...named('cap-line'), when: { kind: 'line', indicator: 'line-1', is: 'atMost', points: '3' }, points: '80' },
  ],
  vetoes: [{ ...named('veto-late'), when: { kind: 'fact', fact: 'late' }, grade: 'poor' }],
  quantities: [{ ...named('own-sum'), firstOf: [[{ sign: '+', of: 'budget.final.basic' }], [{ sign: '-', of: 'budget.initial.basic' }]] }],
  indicators: [
    {
      kind: 'group',
      ...named('group'),
      weight: '90',
      unitSet: true,
      children: rules.map((rule, index) => ({
        kind: 'leaf',
        ...named(`line-${index + 1}`),
        weight: '10',
        rule,
        ...full,
        absent: 'zero',
        zeroDenominator: 'full',
      })),
    },
  ],
};
/** Every single value with its place. */
const placesOf = (value: unknown, place = ''): string[] => {
  if (typeof value !== 'object' || value === null) return [place];
  if (Array.isArray(value)) return value.flatMap((each, index) => placesOf(each, `${place}[${index}]`));
  return Object.entries(value).flatMap(([key, each]) => placesOf(each, place === '' ? key : `${place}.${key}`));
};
/** Given with the scheme, with the entry, or chosen together with the value beside it. */
const NOT_TYPED =
  /^(name|version|rounding\.mode)$|^(caps|vetoes)\[\d+\]\.id$|\.(items|tiers)\[\d+\]\.id$|\.fact$|\.closed$|^indicators\[\d+\](\.children\[\d+\])*\.kind$/;

test('whatever a scheme may hold has its field, with its value', async () => {
  await page.goto('/schemes');
  const buffer = Buffer.from(JSON.stringify(fullScheme));
  await page.getByTestId('scheme-file').setInputFiles({ name: 'everything.json', mimeType: '', buffer });
  await page.getByTestId('scheme-state').waitFor();
  const shown = new Map<string, string>();
  const look = async (): Promise<void> => {
    const fields = await page.locator('[data-place]').evaluateAll((all) =>
      all.map((one): [string, string] => {
        const input = one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement ? one : null;
        return [one.getAttribute('data-place') ?? '', input?.value ?? one.textContent ?? ''];
      }),
    );
    for (const [place, text] of fields) shown.set(place, text);
  };
  for (const node of await page.locator('[data-node]').all()) {
    await node.click();
    await look();
  }
  for (const tab of ['自定数据', '总分与等级']) {
    await page.getByRole('tab', { name: tab }).click();
    await look();
    expect(await axeFindings(page)).toEqual([]);
  }
  const wanted = placesOf(fullScheme).filter((place) => !NOT_TYPED.test(place));
  expect(wanted.length).toBeGreaterThan(200);
  expect(wanted.filter((place) => !shown.has(place))).toEqual([]);
  const typed = { 'indicators[0].children[5].rule.over.beyond': '130', 'caps[0].when.value': '130', 'quantities[0].id': 'own-sum' };
  expect(Object.fromEntries(Object.keys(typed).map((place) => [place, shown.get(place)]))).toEqual(typed);
});

test('a quantity, a cap on a rate and a deduction for far too much are written, mended and kept', async () => {
  const field = (place: string) => page.locator(`[data-place="${place}"]`);
  const choose = async (place: string, label: string): Promise<void> => {
    const box = field(place).getByRole('combobox');
    await box.click();
    // Long lists are searched, as one would.
    if (place.endsWith('.of')) await box.fill(label);
    await page.getByTitle(label, { exact: true }).last().click();
  };
  await page.getByRole('tab', { name: '自定数据' }).click();
  await page.getByTestId('add-quantity').click();
  const missing = page.getByTestId('scheme-problems').getByRole('button').first();
  await missing.waitFor();
  await missing.click();
  await page.locator('[data-place="quantities[1].name.zh"]:focus').waitFor();
  await page.keyboard.type('日常公用支出');
  await field('quantities[1].name.en').fill('Running costs');
  await choose('quantities[1].firstOf[0][0].of', '公用经费决算');
  await page.getByRole('tab', { name: '总分与等级' }).click();
  await page.getByRole('button', { name: '添加封顶' }).click();
  await field('caps[2].name.zh').fill('公用经费超支');
  await field('caps[2].name.en').fill('Overspent');
  await choose('caps[2].when.kind', '某个比率或数额');
  await choose('caps[2].when.formula.numerator[0].of', '日常公用支出');
  await choose('caps[2].when.is', '不低于');
  await field('caps[2].when.value').fill('120');
  await page.getByRole('tab', { name: '指标' }).first().click();
  await page.locator('[data-node="indicators[0].children[5]"]').click();
  await field('indicators[0].children[5].rule.over.beyond').fill('150');
  await saved();
  await page.reload();
  await page.locator('[data-node="indicators[0].children[5]"]').click();
  expect(await field('indicators[0].children[5].rule.over.beyond').inputValue()).toBe('150');
  await page.getByRole('checkbox', { name: '超额完成过多时扣分' }).uncheck();
  await saved();
  const id = /[^/]+$/.exec(new URL(page.url()).pathname)?.[0] ?? '';
  const { body } = (await desk.api.call('supervisor', 'getScheme', { params: { id } })).body as { body: typeof fullScheme };
  expect(body.caps[2]).toMatchObject({
    name: { zh: '公用经费超支' },
    when: { kind: 'rate', is: 'atLeast', value: '120', formula: { numerator: [{ sign: '+', of: body.quantities[1]?.id }] } },
  });
  expect(body.quantities[1]?.firstOf).toEqual([[{ sign: '+', of: 'runningCosts.actual' }]]);
  expect(body.indicators[0]?.children[5]?.rule).not.toHaveProperty('over');
});

test('on a phone the list and the editor do not scroll sideways', async () => {
  const phone = await desk.signIn('admin', PHONE);
  await phone.goto('/schemes');
  await phone.getByTestId('copy-self-10-50-30-10').click();
  await phone.getByTestId('weight-sum').waitFor();
  expect(await scrollsSideways(phone)).toBe(false);
  expect(await axeFindings(phone)).toEqual([]);
  await phone.goto('/schemes');
  await phone.getByTestId('scheme-card').first().waitFor();
  expect(await scrollsSideways(phone)).toBe(false);
});
