// Shows how explanations are cut.
import { stepsOf, whyJudged } from './explanation-steps';

describe('the steps of an explanation', () => {
  it('end where its sentences end, and never within a number or a formula', () => {
    expect(stepsOf('甲 ÷ 乙 × 100% = 44 ÷ 46 × 100% = 95.65%；不高于 100%，得满分；得 5 分。')).toEqual([
      '甲 ÷ 乙 × 100% = 44 ÷ 46 × 100% = 95.65%；',
      '不高于 100%，得满分；',
      '得 5 分。',
    ]);
    expect(stepsOf('a ÷ b = 95.65%; not above 100%; 5 points')).toEqual(['a ÷ b = 95.65%;', 'not above 100%;', '5 points']);
    expect(stepsOf('')).toEqual([]);
  });

  it('say why a line is judged, and nothing where there is no why', () => {
    expect(whyJudged('无法计算：缺少“上年结转”；由评分人评定，满分 5 分')).toBe('无法计算：缺少“上年结转”');
    expect(whyJudged('not computable: no opening; for the scorer to judge, out of 5')).toBe('not computable: no opening');
    expect(whyJudged('由评分人评定，满分 8 分')).toBe('');
  });
});
