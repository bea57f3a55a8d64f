// Decides what the list of the board is called in its parts.
import type { Words } from '@camphor/domain';

export const boardWords = {
  title: { zh: '全部报告', en: 'All reports' },
  search: { zh: '按单位名称或编码查找', en: 'Find a unit by name or code' },
  unit: { zh: '单位', en: 'Unit' },
  state: { zh: '状态', en: 'State' },
  due: { zh: '截止', en: 'Due' },
  reviewers: { zh: '审核人', en: 'Reviewers' },
  scorers: { zh: '评分人', en: 'Scorers' },
  self: { zh: '自评', en: 'Self' },
  total: { zh: '得分', en: 'Score' },
  grade: { zh: '等级', en: 'Grade' },
  nobody: { zh: '未指定', en: 'nobody' },
  assign: { zh: '指定', en: 'Assign' },
  all: { zh: '全部', en: 'All' },
  overdue: { zh: '已逾期', en: 'Overdue' },
  none: { zh: '没有符合条件的报告。', en: 'No report matches.' },
  empty: { zh: '还没有单位开始填报。', en: 'No unit has begun yet.' },
  clear: { zh: '查看全部', en: 'Show all' },
  late: { zh: '逾期提交', en: 'late' },
} satisfies Record<string, Words>;
