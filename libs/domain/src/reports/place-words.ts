// Shows what people call a place of a report: the one name of a field, in the trail, in refusals and on every page.
import { figuresTable } from './figures.table';
import { formWords, isFormKey, sectionsTable } from './sections.table';
import type { Words } from '../words';

const figureWords = new Map<string, Words>(figuresTable.map(({ key, label }) => [key, label]));
const sectionWords = new Map<string, Words>(sectionsTable.map(({ key, label }) => [key, label]));
const plain = new Map<string, Words>(
  Object.entries({
    title: { zh: '标题', en: 'title' },
    headings: { zh: '各级标题', en: 'headings' },
    file: { zh: '文件', en: 'file' },
    selfScore: { zh: '自评分', en: 'self-score' },
  }),
);
const kinds = new Map<string, (key: string) => Words | undefined>(
  Object.entries({
    figure: (key: string) => figureWords.get(key),
    section: (key: string) => sectionWords.get(key),
    table: (key: string) => (isFormKey(key) ? formWords[key] : undefined),
    explanation: () => ({ zh: '对检查结果的说明', en: 'explanation of a finding' }),
    selfScore: (key: string) => ({ zh: `自评分：${key}`, en: `self-score: ${key}` }),
    indicator: (key: string) => ({ zh: `指标：${key}`, en: `indicator: ${key}` }),
    evidence: () => ({ zh: '佐证材料', en: 'evidence' }),
  }),
);

/** `place` is "kind:key" or one of the plain names: "figure:assets.total" → 资产总额; what nobody knows stays as it is. */
export const placeWords = (place: string): Words => {
  const colon = place.indexOf(':');
  const kind = place.slice(0, Math.max(colon, 0));
  const found = colon < 0 ? plain.get(place) : kinds.get(kind)?.(place.slice(colon + 1));
  return found ?? { zh: place, en: place };
};
