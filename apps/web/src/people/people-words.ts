// Records the words that the pages of administration share.
import type { Words } from '@camphor/domain';

export const peopleWords = {
  search: { zh: '按名称或代码查找', en: 'Find by name or code' },
  more: { zh: '继续显示', en: 'Show more' },
  none: { zh: '没有符合的记录。', en: 'Nothing matches.' },
  clear: { zh: '清除查找', en: 'Clear the search' },
  import: { zh: '从 Excel 导入', en: 'Import from Excel' },
  template: { zh: '下载空白表', en: 'Blank workbook' },
  save: { zh: '保存', en: 'Save' },
  cancel: { zh: '取消', en: 'Cancel' },
  close: { zh: '关闭', en: 'Close' },
  edit: { zh: '查看', en: 'Open' },
  saved: { zh: '已保存', en: 'Saved' },
  required: { zh: '请填写', en: 'Fill this in' },
} satisfies Record<string, Words>;
