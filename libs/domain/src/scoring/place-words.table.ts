// Decides how a place inside a scheme ("/quantities/0/name/zh") is said to people.
import type { Words } from '../words';

const fields: Readonly<Record<string, Words>> = {
  name: { zh: '名称', en: 'name' },
  version: { zh: '版本', en: 'version' },
  title: { zh: '方案名称', en: 'title' },
  source: { zh: '依据', en: 'source' },
  total: { zh: '总分', en: 'total' },
  rounding: { zh: '计分', en: 'rounding' },
  bands: { zh: '分档', en: 'band' },
  caps: { zh: '封顶', en: 'cap' },
  vetoes: { zh: '一票否决', en: 'veto' },
  quantities: { zh: '自定数据', en: 'quantity' },
  firstOf: { zh: '算法', en: 'way' },
  indicators: { zh: '一级指标', en: 'indicator' },
  children: { zh: '下级指标', en: 'below' },
  weight: { zh: '分值', en: 'weight' },
  rule: { zh: '评分规则', en: 'rule' },
  otherwise: { zh: '有此事项时的规则', en: 'otherwise' },
  formula: { zh: '公式', en: 'formula' },
  numerator: { zh: '分子', en: 'numerator' },
  denominator: { zh: '分母', en: 'denominator' },
  note: { zh: '说明', en: 'note' },
  id: { zh: '标识', en: 'id' },
  zh: { zh: '中文', en: 'Chinese' },
  en: { zh: '英文', en: 'English' },
  from: { zh: '下限', en: 'from' },
  to: { zh: '上限', en: 'to' },
  value: { zh: '数值', en: 'value' },
  points: { zh: '得分', en: 'points' },
  threshold: { zh: '界限', en: 'threshold' },
  target: { zh: '目标', en: 'target' },
  step: { zh: '一档', en: 'step' },
  deduct: { zh: '扣分', en: 'deduction' },
  floor: { zh: '最低得分', en: 'floor' },
  cap: { zh: '最高得分', en: 'cap' },
  over: { zh: '超额扣分', en: 'over-fulfilment' },
  beyond: { zh: '起扣点', en: 'beyond' },
  items: { zh: '评分项', en: 'item' },
  checks: { zh: '检查内容', en: 'check' },
  tiers: { zh: '档位', en: 'tier' },
  outOf: { zh: '原考核满分', en: 'out of' },
  when: { zh: '条件', en: 'condition' },
  grade: { zh: '等级', en: 'grade' },
};

/** Every step by its name, numbers counted from one; a name that nobody knows stays as it is. Any text without a leading slash stays too. */
export const placeInWords = (at: string): Words => {
  if (!at.startsWith('/')) return { zh: at, en: at };
  const steps = at.split('/').filter((step) => step !== '');
  if (steps.length === 0) return { zh: '方案', en: 'scheme' };
  const said = (language: keyof Words): string =>
    steps
      .map((step) => (/^\d+$/.test(step) ? ` ${Number(step) + 1}` : ` · ${Object.hasOwn(fields, step) ? fields[step]?.[language] : step}`))
      .join('')
      .replace(/^ · /, '');
  return { zh: said('zh'), en: said('en') };
};
