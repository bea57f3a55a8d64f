// Decides T8: what counts where nothing of the kind exists in the year (无此事项).
import { decimal } from '../../decimal';
import { becauseNumber, describeNumber, numberPoints, numberProblems, readNumberRule, scoreNumber } from '../number-rules';
import { inside } from '../problem';
import { oneOf, record } from '../read-shape';
import { type RuleKind, zero } from '../rule-kind';
import type { RuleOf } from '../rules';

const buildingRule = { kind: 'perStep', sides: 'above', target: '100', step: '5', deduct: '2', counting: 'full', floor: '0' } as const;

export const notApplicable: RuleKind<'notApplicable'> = {
  number: 'T8',
  name: { zh: '无此事项的处理', en: 'Not applicable' },
  read: record<RuleOf<'notApplicable'>>({
    kind: oneOf('notApplicable'),
    then: oneOf('full', 'redistributed'),
    otherwise: readNumberRule,
  }),
  // Redistributed: the line itself counts nothing, its weight has gone to the others (see redistribute.ts).
  score: (rule, value, weight) => {
    if (value === null) return rule.then === 'full' ? weight : zero;
    return scoreNumber(rule.otherwise, value, weight);
  },
  describe: (rule, weight) => {
    const otherwise = describeNumber(rule.otherwise, weight);
    return rule.then === 'full'
      ? { zh: `${otherwise.zh}；当年无此事项的得满分`, en: `${otherwise.en}; full points where there is nothing of the kind` }
      : {
          zh: `${otherwise.zh}；当年无此事项的，分值由同级其他指标分摊`,
          en: `${otherwise.en}; where there is nothing of the kind, the weight goes to the other indicators`,
        };
  },
  because: (rule, value, weight) => {
    if (value !== null) return becauseNumber(rule.otherwise, value, weight);
    return rule.then === 'full'
      ? { zh: '当年无此事项（未填报或均为 0），得满分', en: 'nothing of the kind in the year (not stated, or zero): full points' }
      : {
          zh: '当年无此事项（未填报或均为 0），分值由其他指标分摊',
          en: 'nothing of the kind in the year (not stated, or zero): the weight goes to the others',
        };
  },
  problems: (rule, weight, at) => numberProblems(rule.otherwise, weight, inside(at, 'otherwise')),
  points: (rule) => numberPoints(rule.otherwise).map(({ field, points }) => ({ field: `otherwise.${field}`, points })),
  examples: [
    {
      source: 'Hunan 10/60/30 form: 新建楼堂馆所面积控制率 5, none built = full',
      rule: { then: 'full', otherwise: buildingRule },
      weight: '5',
      value: null,
      points: '5',
    },
    {
      source: 'the same, built 11 % larger than approved: two full steps of 5',
      rule: { then: 'full', otherwise: buildingRule },
      weight: '5',
      value: decimal('111'),
      points: '1',
    },
    {
      source: 'the same line in a scheme that gives the weight to the others',
      rule: { then: 'redistributed', otherwise: buildingRule },
      weight: '5',
      value: null,
      points: '0',
    },
  ],
};
