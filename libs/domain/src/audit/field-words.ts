// Shows what a field of the content is called in a sentence of the trail.
import { figuresTable } from '../reports/figures.table';
import { formWords, isFormKey, sectionsTable } from '../reports/sections.table';
import type { Words } from '../words';

const figureWords = new Map<string, Words>(figuresTable.map(({ key, label }) => [key, label]));
const sectionWords = new Map<string, Words>(sectionsTable.map(({ key, label }) => [key, label]));
const plain: Readonly<Record<string, Words>> = {
  title: { zh: '标题', en: 'title' },
  headings: { zh: '各级标题', en: 'headings' },
  file: { zh: '文件', en: 'file' },
};
const kinds: Readonly<Record<string, (key: string) => Words | undefined>> = {
  figure: (key) => figureWords.get(key),
  section: (key) => sectionWords.get(key),
  table: (key) => (isFormKey(key) ? formWords[key] : undefined),
  explanation: () => ({ zh: '对检查结果的说明', en: 'explanation of a finding' }),
  selfScore: () => ({ zh: '自评分', en: 'self-score' }),
};

/** "figure:assets.total" → 资产总额; what nobody knows stays as it is. */
export const fieldWords = (field: string): Words => {
  const colon = field.indexOf(':');
  const found = colon < 0 ? plain[field] : kinds[field.slice(0, colon)]?.(field.slice(colon + 1));
  return found ?? { zh: field, en: field };
};
