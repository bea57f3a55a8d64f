// Shows what a recalculation makes of one report, and why: worked by hand on a scheme of two lines.
import fc from 'fast-check';
import { compareScores } from './compare-scores';
import { recalculate } from './recalculate';
import { parseScheme, isScheme } from './parse-scheme';
import type { Scheme } from './scheme';
import { combineSheets } from './combine-sheets';
import { judgedIndicators } from './assess';
import { scoreReport, type Score } from './score';
import type { StoredScore } from './compare-scores';

const words = (zh: string) => ({ zh, en: zh });
interface Bend {
  readonly deduct?: string;
  readonly excellent?: string;
  readonly judgedWeight?: string;
  readonly judgedId?: string;
  readonly cap?: string;
}
/** 在职人员控制率 of `100 − judgedWeight` points, and one judged line. */
const scheme = ({ deduct = '1', excellent = '90', judgedWeight = '60', judgedId = 'effect', cap }: Bend = {}): Scheme => {
  const parsed = parseScheme({
    name: 'two-lines',
    version: 1,
    title: words('两项'),
    source: words('手工'),
    total: '100',
    rounding: { mode: 'half-up', step: '0.01' },
    bands: [
      { grade: 'excellent', from: { value: excellent, closed: true }, to: { value: '100', closed: true } },
      { grade: 'good', from: { value: '0', closed: true }, to: { value: excellent, closed: false } },
    ],
    caps: cap === undefined ? [] : [{ id: 'late', name: words('逾期'), when: { kind: 'fact', fact: 'late' }, points: cap }],
    vetoes: [],
    indicators: [
      {
        kind: 'leaf',
        id: 'staff',
        name: words('在职人员控制率'),
        weight: String(100 - Number(judgedWeight)),
        absent: 'judged',
        zeroDenominator: 'judged',
        formula: { numerator: [{ sign: '+', of: 'staff.inPost.total' }], denominator: [{ sign: '+', of: 'staff.established.total' }] },
        rule: { kind: 'perPoint', side: 'above', threshold: '100', deduct, counting: 'full', floor: '0' },
      },
      {
        kind: 'leaf',
        id: judgedId,
        name: words('履职效益'),
        weight: judgedWeight,
        rule: { kind: 'perViolation', deduct: '1', floor: '0', checks: [words('效益')] },
      },
    ],
  });
  if (!isScheme(parsed)) throw new Error(JSON.stringify(parsed[0]));
  return parsed;
};
const figures = (actual: string) => ({ 'staff.inPost.total': actual, 'staff.established.total': '100' });
const scored = (bend: Bend = {}, actual = '105', given = '55', facts: string[] = []): Score => {
  const made = scheme(bend);
  const sheet = { scorer: 'a', lines: [{ indicator: 'effect', points: given, reason: given === '60' ? '' : '材料不全' }] };
  return scoreReport({
    scheme: made,
    figures: figures(actual),
    judged: combineSheets([sheet], judgedIndicators(made, figures(actual)), 'mean'),
    facts,
  });
};
const stored = ({ total, grade, lines }: Score): StoredScore => ({ total, grade: grade ?? 'poor', lines });

describe('a recalculation of one report', () => {
  it('under the same scheme is the same', () => expect(recalculate(stored(scored()), scored())).toEqual({ kind: 'same' }));

  it('under another rule names the rule: 5 points over cost 5 × 1 before and 5 × 2 after', () => {
    // 40 − 5 + 55 = 90, then 40 − 10 + 55 = 85.
    const outcome = recalculate(stored(scored()), scored({ deduct: '2' }));
    expect(outcome).toMatchObject({
      kind: 'changed',
      total: '85',
      grade: 'good',
      why: [
        { indicator: 'staff', before: '35', after: '30', because: 'rule' },
        { indicator: null, because: 'total', before: 'excellent', after: 'good', sentence: { zh: '总分 90 → 85 分；等级“优”→“良”。' } },
      ],
    });
  });

  it('with another figure names the figure', () => {
    const outcome = recalculate(stored(scored()), scored({}, '107'));
    expect(outcome.kind === 'changed' && outcome.why[0]).toMatchObject({
      indicator: 'staff',
      before: '35',
      after: '33',
      because: 'figures',
    });
    expect(outcome.kind === 'changed' && outcome.why[0]?.sentence.zh).toMatch(
      /^数据“.*”105 → 107；计算值 105\.00% → 107\.00%；得分 35 → 33 分。$/,
    );
  });

  it('under other bands alone names the bands, not a line', () => {
    expect(recalculate(stored(scored()), scored({ excellent: '95' }))).toMatchObject({
      kind: 'changed',
      total: '90',
      why: [{ indicator: null, because: 'bands', sentence: { zh: '总分仍为 90 分，等级的分数线有变化；等级“优”→“良”。' } }],
    });
  });

  it('under a rule that costs nothing here is restated: total and grade stay, the line reads differently', () => {
    const outcome = recalculate(stored(scored({}, '100')), scored({ deduct: '2' }, '100'));
    expect(outcome).toMatchObject({ kind: 'restated', why: [{ indicator: 'staff', before: '40', after: '40', because: 'rule' }] });
  });

  it('under a cap names the cap', () => {
    const outcome = recalculate(stored(scored({}, '105', '55', ['late'])), scored({ cap: '80' }, '105', '55', ['late']));
    expect(outcome).toMatchObject({
      kind: 'changed',
      total: '80',
      why: [{ because: 'cap', before: '0', after: '-10' }, { because: 'total' }],
    });
  });

  it('cannot be made where a judged line has no points, or was judged out of another weight', () => {
    expect(recalculate(stored(scored()), scored({ judgedId: 'benefit' }))).toMatchObject({
      kind: 'cannot',
      obstacles: [{ indicator: 'benefit' }],
    });
    expect(recalculate(stored(scored()), scored({ judgedWeight: '58' }))).toMatchObject({
      kind: 'cannot',
      obstacles: [{ indicator: 'effect', sentence: { zh: '评分人按满分 60 分评定，现为 58 分，须重新评分。' } }],
    });
  });

  it('lists a line that was taken out and one that came', () => {
    const before = stored(scored());
    const other = scored();
    const lines = other.lines.map((line) => (line.indicator === 'staff' ? { ...line, indicator: 'posts' } : line));
    expect(compareScores(before, { ...stored(other), lines }, []).map(({ indicator, because }) => [indicator, because])).toEqual([
      ['posts', 'added'],
      ['staff', 'removed'],
    ]);
  });

  it('explains every point: what its lines moved is what the total moved', () => {
    const amount = fc.integer({ min: 90, max: 145 }).map(String);
    const deduct = fc.constantFrom('0.5', '1', '2');
    fc.assert(
      fc.property(amount, amount, deduct, deduct, (one, two, first, second) => {
        const before = stored(scored({ deduct: first }, one));
        const after = scored({ deduct: second }, two);
        const outcome = recalculate(before, after);
        if (outcome.kind !== 'changed') return expect(after.total).toBe(before.total);
        const moved = outcome.why
          .filter(({ indicator }) => indicator !== null)
          .reduce((sum, why) => sum + Number(why.after) - Number(why.before), 0);
        return expect(moved).toBeCloseTo(Number(after.total) - Number(before.total), 9);
      }),
      { numRuns: 25 },
    );
  });
});
