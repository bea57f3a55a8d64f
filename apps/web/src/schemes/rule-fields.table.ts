// Decides which parameters each rule kind shows, how they are called in plain words, and with what a new rule begins.
import type { RuleKindName, Words } from '@camphor/domain';
import type { Choice } from './fields';
import type { Value } from './scheme-places';

export type RuleField =
  | { readonly kind: 'number' | 'text'; readonly field: string; readonly label: Words; readonly hint?: Words }
  | { readonly kind: 'choice'; readonly field: string; readonly label: Words; readonly choices: readonly Choice[] }
  | { readonly kind: 'part'; readonly field: string; readonly label: Words; readonly fields: readonly RuleField[]; readonly fresh: Value }
  | { readonly kind: 'list'; readonly field: 'bands' | 'items' | 'tiers' | 'checks'; readonly label: Words };

const number = (field: string, zh: string, en: string): RuleField => ({ kind: 'number', field, label: { zh, en } });
const choice = (field: string, label: Words, ...choices: readonly [string, string, string][]): RuleField => ({
  kind: 'choice',
  field,
  label,
  choices: choices.map(([value, zh, en]) => ({ value, label: { zh, en } })),
});
const counting = choice(
  'counting',
  { zh: '不足一档怎么算', en: 'A part of a step' },
  ['full', '不计，满一档才扣', 'does not count'],
  ['started', '按一档扣', 'counts as a whole one'],
  ['linear', '按比例扣', 'counts in proportion'],
);
const floor = number('floor', '最低得分', 'Fewest points');
const unit = choice(
  'unit',
  { zh: '数值的单位', en: 'The value is' },
  ['percent', '百分比', 'per cent'],
  ['number', '数（人、万元、分）', 'a number'],
);

export const ruleFields: Readonly<Record<RuleKindName, readonly RuleField[]>> = {
  perPoint: [
    choice(
      'side',
      { zh: '哪一边扣分', en: 'Points are taken' },
      ['above', '高于界限', 'above the threshold'],
      ['below', '低于界限', 'below it'],
    ),
    number('threshold', '界限（%）', 'Threshold (%)'),
    number('deduct', '每个百分点扣分', 'Points taken for each percentage point'),
    counting,
    floor,
  ],
  perStep: [
    choice(
      'sides',
      { zh: '哪一边扣分', en: 'Points are taken' },
      ['above', '高于目标', 'above the target'],
      ['below', '低于目标', 'below it'],
      ['both', '两边', 'on both sides'],
    ),
    number('target', '目标（%）', 'Target (%)'),
    number('step', '一档多少个百分点', 'Percentage points in a step'),
    number('deduct', '每档扣分', 'Points taken for each step'),
    counting,
    floor,
  ],
  bands: [unit, { kind: 'list', field: 'bands', label: { zh: '分档', en: 'Bands' } }],
  checklist: [{ kind: 'list', field: 'items', label: { zh: '评分项', en: 'Items' } }],
  perViolation: [
    number('deduct', '每处扣分', 'Points taken for each violation'),
    floor,
    { kind: 'list', field: 'checks', label: { zh: '检查内容', en: 'What is looked at' } },
  ],
  proportional: [
    choice(
      'direction',
      { zh: '指标方向', en: 'Direction' },
      ['positive', '正向（越高越好）', 'positive (more is better)'],
      ['reverse', '反向（越低越好）', 'reverse (less is better)'],
    ),
    unit,
    number('target', '目标值', 'Target'),
    number('cap', '最高得分占分值（%）', 'At most, in % of the weight'),
    {
      kind: 'part',
      field: 'over',
      label: { zh: '超额完成过多时扣分', en: 'Points are taken for far too much' },
      fields: [
        number('beyond', '超过目标的（%）起扣', 'From this % of the target on'),
        number('step', '一档多少个百分点', 'Percentage points in a step'),
        number('deduct', '每档扣分', 'Points taken for each step'),
        counting,
      ],
      fresh: { beyond: '130', step: '10', deduct: '0.5', counting: 'full' },
    },
  ],
  tiers: [
    choice(
      'measure',
      { zh: '档位用什么表示', en: 'Tiers are in' },
      ['share', '占分值的百分比', '% of the weight'],
      ['points', '分数', 'points'],
    ),
    { kind: 'list', field: 'tiers', label: { zh: '档位', en: 'Tiers' } },
  ],
  notApplicable: [
    choice(
      'then',
      { zh: '当年无此事项时', en: 'Where there is nothing of the kind' },
      ['full', '得满分', 'full points'],
      ['redistributed', '分值由其他指标分摊', 'the weight goes to the others'],
    ),
  ],
  imported: [number('outOf', '原考核满分', 'Full points of the other score')],
};

const blank = { zh: '', en: '' };
const upTo = (value: string, closed: boolean): Value => ({ value, closed });
/** A rule of that kind which gives the whole weight at its best. */
export const freshRule = (kind: RuleKindName, weight: string): Value => {
  const rules: Readonly<Record<RuleKindName, { readonly [key: string]: Value }>> = {
    perPoint: { side: 'above', threshold: '100', deduct: '0.5', counting: 'full', floor: '0' },
    perStep: { sides: 'below', target: '100', step: '5', deduct: '1', counting: 'full', floor: '0' },
    bands: {
      unit: 'percent',
      bands: [
        { from: null, to: upTo('100', true), points: weight },
        { from: upTo('100', false), to: null, points: '0' },
      ],
    },
    checklist: { items: [{ id: 'item-1', name: blank, points: weight }] },
    perViolation: { deduct: '1', floor: '0', checks: [] },
    proportional: { direction: 'positive', unit: 'percent', target: '100', cap: '100' },
    tiers: {
      measure: 'share',
      tiers: [
        { id: 'met', name: { zh: '达成', en: 'Met' }, from: upTo('80', true), to: upTo('100', true) },
        { id: 'partly', name: { zh: '部分达成', en: 'Partly met' }, from: upTo('60', true), to: upTo('80', false) },
        { id: 'missed', name: { zh: '未达成', en: 'Missed' }, from: upTo('0', true), to: upTo('60', false) },
      ],
    },
    notApplicable: {
      then: 'full',
      otherwise: { kind: 'perPoint', side: 'above', threshold: '100', deduct: '0.5', counting: 'full', floor: '0' },
    },
    imported: { outOf: '100' },
  };
  return { kind, ...rules[kind] };
};
/** A new entry of a list of parameters. */
export const freshEntry = (list: 'bands' | 'items' | 'tiers' | 'checks', count: number): Value =>
  ({
    bands: { from: upTo('', false), to: null, points: '0' },
    items: { id: `item-${count + 1}`, name: blank, points: '1' },
    tiers: { id: `tier-${count + 1}`, name: blank, from: upTo('0', true), to: upTo('0', true) },
    checks: blank,
  })[list];
