// Decides how the target of a return item or a comment reads.
import { figuresTable, formWords, isFormKey, sectionsTable, type Words } from '@camphor/domain';

export const targetLabel = (target: string): Words => {
  const colon = target.indexOf(':');
  const kind = target.slice(0, colon);
  const key = target.slice(colon + 1);
  if (kind === 'section') return sectionsTable.find((row) => row.key === key)?.label ?? { zh: key, en: key };
  if (kind === 'figure') return figuresTable.find((row) => row.key === key)?.label ?? { zh: key, en: key };
  if (kind === 'table' && isFormKey(key)) return formWords[key];
  if (kind === 'explanation') return { zh: '对提醒的说明', en: 'Explanation of a warning' };
  if (kind === 'selfScore') return { zh: `自评分：${key}`, en: `Self-score: ${key}` };
  if (kind === 'indicator') return { zh: `指标：${key}`, en: `Indicator: ${key}` };
  if (kind === 'evidence') return { zh: '佐证材料', en: 'Evidence' };
  if (target === 'title') return { zh: '标题', en: 'Title' };
  if (target === 'headings') return { zh: '各级标题', en: 'Headings' };
  return { zh: target, en: target };
};
