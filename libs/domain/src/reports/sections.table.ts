// Decides which sections (章节) a report can have, in the order of the county template.
import type { Words } from '../words';

const table = [
  { key: 'basics', label: { zh: '部门、单位基本情况', en: 'Basics' } },
  { key: 'basics.organisation', label: { zh: '机构设置情况', en: 'Organisation' } },
  { key: 'basics.staffing', label: { zh: '人员编制情况', en: 'Staffing' } },
  { key: 'goals', label: { zh: '绩效目标', en: 'Goals' } },
  { key: 'budget', label: { zh: '预算支出情况', en: 'Budget and accounts' } },
  { key: 'budget.plan', label: { zh: '部门预算情况', en: 'Budget' } },
  { key: 'budget.final', label: { zh: '部门决算情况', en: 'Final accounts' } },
  { key: 'budget.threePublic', label: { zh: '“三公”经费执行情况', en: 'Three public expenses' } },
  { key: 'budget.procurement', label: { zh: '政府采购执行情况', en: 'Procurement' } },
  { key: 'budget.assets', label: { zh: '资产管理情况', en: 'Assets' } },
  { key: 'method', label: { zh: '自评工作开展情况', en: 'Method' } },
  { key: 'result', label: { zh: '综合评价结论', en: 'Result' } },
  { key: 'analysis', label: { zh: '评价指标分析', en: 'Analysis of indicators' } },
  { key: 'problems', label: { zh: '存在的问题和困难', en: 'Problems' } },
  { key: 'projects', label: { zh: '项目绩效目标完成情况', en: 'Projects' } },
  { key: 'causes', label: { zh: '存在问题原因分析', en: 'Causes' } },
  { key: 'measures', label: { zh: '改进措施', en: 'Measures' } },
  { key: 'application', label: { zh: '结果应用和公开情况', en: 'Application and publication' } },
  { key: 'other', label: { zh: '其他需要说明的情况', en: 'Other' } },
  { key: 'attachments', label: { zh: '附件', en: 'Attachments' } },
] as const satisfies readonly { key: string; label: Words }[];

export type SectionKey = (typeof table)[number]['key'];
export const sectionsTable: readonly { readonly key: SectionKey; readonly label: Words }[] = table;
const keys = new Set<string>(table.map((row) => row.key));
export const isSectionKey = (key: string): key is SectionKey => keys.has(key);

/** "budget.plan" lies in "budget"; a chapter counts as present when it or a part of it is. */
export const chapterOf = (key: SectionKey): SectionKey => (key.includes('.') ? (key.slice(0, key.indexOf('.')) as SectionKey) : key);

/** The official forms (附表): 基础数据表, 整体支出绩效自评表, 项目支出绩效自评表. */
export const FORM_KEYS = ['basicData', 'selfEvaluation', 'projectSelfEvaluation'] as const;
export type FormKey = (typeof FORM_KEYS)[number];
export const isFormKey = (key: string): key is FormKey => (FORM_KEYS as readonly string[]).includes(key);
export const formWords: Record<FormKey, Words> = {
  basicData: { zh: '部门整体支出绩效评价基础数据表', en: 'Basic data form' },
  selfEvaluation: { zh: '部门整体支出绩效自评表', en: 'Self-evaluation form' },
  projectSelfEvaluation: { zh: '项目支出绩效自评表', en: 'Project self-evaluation form' },
};
