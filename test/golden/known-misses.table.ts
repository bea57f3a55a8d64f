// Records what the reading still misses in the labelled documents; the list may only become shorter.
export const knownMisses: Readonly<Record<string, readonly string[]>> = {
  // The lines of the form (人员编制：…) have no numbers; 职能职责概述 beside it is labelled as no heading.
  'cenyang-xianweiban-2022.txt': ['missed section basics.staffing'],
  // The cover and the head of the text give two titles; of two forms the first names the workbook.
  'lichuan-shuiliju-2023.docx': ['missed section attachments', 'title 2023年度部门整体支出绩效自评报告'],
  'menggang-qingshi-zhen-2021.xls': ['title 部门整体支出绩效评价基础数据表'],
  'tanxi-renshe-2023.xlsx': ['title 部门整体支出绩效评价基础数据表'],
  // 附件1 right over a form only names it.
  'xunnan-nongyenongcunju-2022.docx': ['missed section attachments'],
  'yanling-shitang-zhen-2022.xlsx': ['title 部门整体支出绩效评价基础数据表'],
};
