// Shows that a scheme comes back from its rows as it was, whatever is in it, and that every mistake is named by its cell.
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import type { Language } from '../words';
import { COUNTINGS } from './counting';
import { isScheme, parseScheme, readSchemeShape } from './parse-scheme';
import { mendWords, problemWords } from './problem';
import { readSchemeRows } from './read-scheme-rows';
import { ruleKinds } from './rule-kinds.table';
import type { NumberRule, Rule, RuleKindName } from './rules';
import { COMPARISONS, FALLBACKS, ORIGINS, type Condition, type Formula, type Indicator, type Scheme, type Term } from './scheme';
import { cellAddress, type BookSheet } from './sheet-places';
import { writeSchemeRows, type WrittenSheet } from './write-scheme-rows';

/** As a reader of workbooks gives it: headings in row 1, cells without text left out. */
const bookOf = (sheets: readonly WrittenSheet[]): BookSheet[] =>
  sheets.map(({ name, columns, rows }) => ({
    name,
    formulas: [],
    rows: [columns.map(({ heading }) => heading), ...rows].map((cells, index) => ({
      number: index + 1,
      cells: new Map(cells.flatMap((text, column) => (text.trim() === '' ? [] : [[column, text] as const]))),
    })),
  }));
const there = (scheme: Scheme, language: Language = 'zh') => readSchemeRows(bookOf(writeSchemeRows(scheme, language)));

const folder = resolve(__dirname, '../../../../config/schemes');
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
const builtIn = (file: string): Scheme => {
  const parsed = parseScheme(JSON.parse(readFileSync(resolve(folder, file), 'utf8')));
  if (!isScheme(parsed)) throw new Error(`${file} is not sound`);
  return parsed;
};

describe('a scheme as rows', () => {
  it.each(files.flatMap((file) => (['zh', 'en'] as const).map((language) => [file, language] as const)))(
    '%s comes back as it was, in %s',
    (file, language) => expect(there(builtIn(file), language)).toEqual({ scheme: builtIn(file), problems: [] }),
  );

  // ——— anything that has the shape of a scheme ———
  const id = fc.stringMatching(/^[A-Za-z0-9._][A-Za-z0-9._-]{0,12}$/);
  const said = fc.oneof(
    fc.string({ minLength: 1, maxLength: 12, unit: 'binary' }).filter((text) => text.trim() !== '' && !/[\0\r]|\p{Surrogate}/u.test(text)),
    fc.constantFrom('=1+1', '"x"', '[1]', '是', 'T1', '{', '优', 'a\nb', ' a ', '（分组）'),
  );
  const words = fc.record({ zh: said, en: said });
  const number = fc.oneof(
    fc.integer({ min: -999, max: 9999 }).map(String),
    fc.tuple(fc.nat(999), fc.nat(99)).map(([whole, part]) => `${whole}.${String(part).padStart(2, '0')}`),
  );
  const end = fc.option(fc.record({ value: number, closed: fc.boolean() }));
  const ends = { from: end, to: end };
  const list = <T>(item: fc.Arbitrary<T>) => fc.array(item, { minLength: 1, maxLength: 3 });
  const term: fc.Arbitrary<Term> = fc.record({
    sign: fc.constantFrom('+', '-'),
    of: fc.oneof({ weight: 5, arbitrary: id }, { weight: 1, arbitrary: said }),
  });
  const formula: fc.Arbitrary<Formula> = fc.record({ numerator: list(term), denominator: list(term) }, { requiredKeys: ['numerator'] });
  const counting = fc.constantFrom(...COUNTINGS);
  const unit = fc.constantFrom('percent', 'number');
  const over = fc.record({ beyond: number, step: number, deduct: number, counting });
  const numberRules: { [K in NumberRule['kind']]: fc.Arbitrary<Extract<NumberRule, { kind: K }>> } = {
    perPoint: fc.record({
      kind: fc.constant('perPoint'),
      side: fc.constantFrom('above', 'below'),
      threshold: number,
      deduct: number,
      counting,
      floor: number,
    }),
    perStep: fc.record({
      kind: fc.constant('perStep'),
      sides: fc.constantFrom('above', 'below', 'both'),
      target: number,
      step: number,
      deduct: number,
      counting,
      floor: number,
    }),
    bands: fc.record({ kind: fc.constant('bands'), unit, bands: list(fc.record({ ...ends, points: number })) }),
    perViolation: fc.record({ kind: fc.constant('perViolation'), deduct: number, floor: number, checks: list(words) }),
    proportional: fc.oneof(
      fc.record({
        kind: fc.constant('proportional'),
        direction: fc.constantFrom('positive', 'reverse'),
        unit,
        target: number,
        cap: number,
      }),
      fc.record({ kind: fc.constant('proportional'), direction: fc.constant('positive'), unit, target: number, cap: number, over }),
    ),
    imported: fc.record({ kind: fc.constant('imported'), outOf: number }),
  };
  const rules: { [K in RuleKindName]: fc.Arbitrary<Extract<Rule, { kind: K }>> } = {
    ...numberRules,
    checklist: fc.record({ kind: fc.constant('checklist'), items: list(fc.record({ id, name: words, points: number })) }),
    tiers: fc.record({
      kind: fc.constant('tiers'),
      measure: fc.constantFrom('share', 'points'),
      tiers: list(fc.record({ ...ends, id, name: words })),
    }),
    notApplicable: fc.record({
      kind: fc.constant('notApplicable'),
      then: fc.constantFrom('full', 'redistributed'),
      otherwise: fc.oneof(...Object.values(numberRules)) as fc.Arbitrary<NumberRule>,
    }),
  };
  const rule = fc.oneof(...Object.values(rules)) as fc.Arbitrary<Rule>;
  const indicator = fc.letrec<{ leaf: Indicator; group: Indicator; any: Indicator }>((tie) => ({
    leaf: fc.record(
      {
        kind: fc.constant('leaf'),
        id,
        name: words,
        weight: number,
        rule,
        formula,
        absent: fc.constantFrom(...FALLBACKS),
        zeroDenominator: fc.constantFrom(...FALLBACKS),
        origin: fc.constantFrom(...ORIGINS),
        note: words,
      },
      { requiredKeys: ['kind', 'id', 'name', 'weight', 'rule'] },
    ),
    group: fc.record(
      {
        kind: fc.constant('group'),
        id,
        name: words,
        weight: number,
        children: fc.array(tie('any'), { maxLength: 3 }),
        unitSet: fc.boolean(),
      },
      { requiredKeys: ['kind', 'id', 'name', 'weight', 'children'] },
    ),
    any: fc.oneof({ depthSize: 'small', withCrossShrink: true }, tie('leaf'), tie('group')),
  })).any;
  const comparison = fc.constantFrom(...COMPARISONS);
  const condition = fc.oneof(
    fc.record({ kind: fc.constant('fact'), fact: said }),
    fc.record({ kind: fc.constant('rate'), formula, is: comparison, value: number }),
    fc.record({ kind: fc.constant('line'), indicator: id, is: comparison, points: number }),
  ) as fc.Arbitrary<Condition>;
  const grade = fc.constantFrom('excellent', 'good', 'fair', 'poor');
  const scheme: fc.Arbitrary<Scheme> = fc.record(
    {
      name: id,
      version: fc.nat(99),
      title: words,
      source: words,
      example: fc.boolean(),
      total: number,
      rounding: fc.record({ mode: fc.constant('half-up'), step: number }),
      bands: list(fc.record({ ...ends, grade })),
      caps: fc.array(fc.record({ id, name: words, when: condition, points: number }), { maxLength: 2 }),
      vetoes: fc.array(fc.record({ id, name: words, when: condition, grade }), { maxLength: 2 }),
      quantities: list(fc.record({ id, name: words, firstOf: list(list(term)) })),
      indicators: list(indicator),
    },
    { requiredKeys: ['name', 'version', 'title', 'source', 'total', 'rounding', 'bands', 'caps', 'vetoes', 'indicators'] },
  );

  it('comes back as it was, whatever rules, formulas and texts it has', () => {
    fc.assert(
      fc.property(scheme, fc.constantFrom<Language>('zh', 'en'), (made, language) => {
        expect(isScheme(readSchemeShape(made))).toBe(true);
        expect(there(made, language).scheme).toEqual(made);
      }),
      { numRuns: 150 },
    );
  });

  it.each(Object.keys(ruleKinds) as RuleKindName[])('%s comes back with every parameter', (kind) => {
    fc.assert(
      fc.property(rules[kind], (made) => {
        const leaf = { kind: 'leaf' as const, id: 'a', name: { zh: '甲', en: 'A' }, weight: '5', rule: made };
        expect(there({ ...builtIn('hunan-2018.json'), indicators: [leaf] }).scheme?.indicators).toEqual([leaf]);
      }),
      { numRuns: 30 },
    );
  });

  it('keeps a draft that is not finished as unfinished as it is', () => {
    const draft = { ...builtIn('hunan-2018.json'), total: '100.', title: { zh: '表', en: '' } };
    const { scheme: back, problems } = there(draft);
    expect(back).toEqual(draft);
    expect(problems.map(({ problem, cell }) => [problem.code, cell && cellAddress(cell)])).toEqual([
      ['text_missing', '方案!C4'],
      ['not_a_decimal', '方案!B7'],
    ]);
  });
});

describe('a mistake in a cell', () => {
  const sheets = (): WrittenSheet[] => writeSchemeRows(builtIn('hunan-2018.json'), 'zh');
  const changed = (sheet: string, row: number, column: number, text: string): BookSheet[] =>
    bookOf(
      sheets().map((each) =>
        each.name === sheet
          ? { ...each, rows: each.rows.map((cells, index) => cells.map((old, at) => (index === row - 2 && at === column ? text : old))) }
          : each,
      ),
    );
  // Row 4 of 指标 is 在职人员控制率, row 3 the group that holds it.
  it.each([
    ['an unknown kind', '指标', 4, 5, 'T12 magic', 'cell_unreadable', '指标!F4'],
    ['no kind', '指标', 4, 5, '', 'cell_unreadable', '指标!F4'],
    ['no id', '指标', 4, 1, '', 'text_missing', '指标!B4'],
    ['an id that stands twice', '指标', 4, 1, 'input', 'duplicate_id', '指标!B4'],
    ['a weight that is no decimal', '指标', 4, 4, '五', 'not_a_decimal', '指标!E4'],
    ['a weight that does not sum', '指标', 3, 4, '11', 'weights_do_not_sum', '指标!E3'],
    ['an unknown figure', '指标', 4, 7, 'staff.ghosts / staff.established.total', 'unknown_figure', '指标!H4'],
    ['a formula that is none', '指标', 4, 7, 'a b / c', 'cell_unreadable', '指标!H4'],
    ['two denominators', '指标', 4, 7, 'a / b / c', 'cell_unreadable', '指标!H4'],
    ['a parameter that is none', '指标', 4, 6, 'side', 'cell_unreadable', '指标!G4'],
    ['a parameter that stands twice', '指标', 4, 6, 'side=above\nside=below', 'cell_unreadable', '指标!G4'],
    ['a parameter of another rule', '指标', 4, 6, 'outOf=100', 'unknown_field', '指标!G4'],
    ['a level without its group', '指标', 4, 0, '5', 'level_without_group', '指标!A4'],
    ['an unknown fallback', '指标', 4, 8, '也许', 'malformed', '指标!I4'],
    ['an unknown grade', '等级', 2, 0, '特优', 'malformed', '等级!A2'],
    ['an interval that is none', '等级', 2, 1, '90 以上', 'cell_unreadable', '等级!B2'],
    ['a gap between grades', '等级', 3, 1, '[80, 89)', 'bands_gap', '等级!B2'],
    ['a version that is none', '方案', 3, 1, '一', 'malformed', '方案!B3'],
    ['an item that is none', '方案', 2, 0, '代号', 'item_unknown', '方案!A2'],
  ])('%s is named with the way out', (_, sheet, row, column, text, code, address) => {
    const { problems } = readSchemeRows(changed(sheet, row, column, text));
    const found = problems.find(({ problem, cell }) => problem.code === code && cell && cellAddress(cell) === address);
    if (!found) throw new Error(`no ${code} at ${address}: ${JSON.stringify(problems)}`);
    const { zh, en } = problemWords(found.problem);
    const mend = mendWords(found.problem);
    for (const sentence of [zh, en, mend.zh, mend.en]) expect(sentence).not.toMatch(/[{}]|“”|""|\/indicators/);
  });

  it('takes no result of a formula for a value, and no workbook without its sheets and columns', () => {
    const book = bookOf(sheets());
    const computed = book.map((sheet) => (sheet.name === '指标' ? { ...sheet, formulas: [{ row: 4, column: 4 }] } : sheet));
    expect(readSchemeRows(computed)).toMatchObject({
      scheme: null,
      problems: [{ problem: { code: 'cell_is_formula' }, cell: { letter: 'E', row: 4 } }],
    });
    expect(readSchemeRows(book.filter(({ name }) => name !== '等级'))).toMatchObject({
      scheme: null,
      problems: [{ problem: { code: 'sheet_missing' } }],
    });
    const shorter = book.map((sheet) =>
      sheet.name === '指标'
        ? { ...sheet, rows: sheet.rows.map((row) => ({ ...row, cells: new Map([...row.cells].filter(([at]) => at !== 7)) })) }
        : sheet,
    );
    expect(readSchemeRows(shorter).problems.map(({ problem: { code, facts } }) => [code, facts['at']])).toEqual([
      ['column_missing', '公式'],
    ]);
    expect(readSchemeRows([])).toMatchObject({ scheme: null });
  });
});
