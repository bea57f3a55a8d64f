// Decides what is said about a row of a roster that cannot be taken: what is wrong and the way out.
import type { Words } from '../../words';

const table = {
  no_heading: {
    zh: '没有找到标题行，应有：{columns}。请使用模板。',
    en: 'No heading row was found; expected: {columns}. Use the template.',
  },
  unknown_column: {
    zh: '没有“{column}”这一列，请删除或改为模板中的列名。',
    en: 'There is no column "{column}"; remove or rename it as in the template.',
  },
  column_twice: { zh: '“{column}”出现了两次，请只保留一列。', en: '"{column}" stands twice; keep one.' },
  column_missing: { zh: '缺少“{column}”列。', en: 'The column "{column}" is missing.' },
  no_rows: { zh: '标题行下没有内容。', en: 'There is nothing below the headings.' },
  too_many_rows: { zh: '最多 {limit} 行，请分成几个文件。', en: 'At most {limit} rows; split the file.' },
  blank: { zh: '“{column}”不能为空。', en: '"{column}" must not be blank.' },
  merged: {
    zh: '“{column}”在合并的单元格中，请取消合并后逐行填写。',
    en: '"{column}" lies in merged cells; unmerge them and fill in each row.',
  },
  too_long: { zh: '“{column}”超过 {limit} 字。', en: '"{column}" is longer than {limit} characters.' },
  bad_characters: { zh: '“{column}”含有无法保存的字符，请删除。', en: '"{column}" holds characters that cannot be stored.' },
  formula_error: {
    zh: '“{column}”是公式错误（{value}），请粘贴为数值。',
    en: '"{column}" is the error of a formula ({value}); paste the value.',
  },
  bad_code: { zh: '“{value}”不是有效的代码：只用字母、数字和短横线。', en: '"{value}" is no code: use letters, digits and dashes only.' },
  bad_kind: {
    zh: '“{value}”不是单位类别，应为乡、镇、街道或部门。',
    en: '"{value}" is no kind; use township, town, subdistrict or department.',
  },
  bad_date: { zh: '“{value}”不是日期，应如 2024-01-01。', en: '"{value}" is no date; write it like 2024-01-01.' },
  dates_reversed: { zh: '停用日期早于启用日期。', en: 'The unit would end before it begins.' },
  bad_yes: { zh: '“{value}”应为“是”或“否”。', en: '"{value}" must be yes or no.' },
  reason_missing: { zh: '不公开的单位须写明原因。', en: 'An exempt unit needs a reason.' },
  twice: { zh: '“{value}”与第 {other} 行重复。', en: '"{value}" stands in row {other} too.' },
  parent_unknown: {
    zh: '没有代码为“{value}”的上级，或不在您的范围内。',
    en: 'There is no organisation "{value}" above, or it is not yours.',
  },
  parent_in_file: {
    zh: '上级“{value}”也在本文件中新建，请先导入上级。',
    en: 'The parent "{value}" is new in this file too; import it first.',
  },
  parent_moves: {
    zh: '不能改变上级（现为“{value}”）。撤并请停用旧单位并新建。',
    en: 'The parent ("{value}") cannot change; end the old unit and add a new one.',
  },
  not_yours: { zh: '“{value}”已存在，且不在您的管理范围内，请换一个。', en: '"{value}" exists outside your organisation; choose another.' },
  not_a_unit: { zh: '“{value}”不是填报单位，不能在此修改。', en: '"{value}" is not a reporting unit and is not changed here.' },
  bad_username: {
    zh: '“{value}”不是有效的账号：2 至 64 位字母、数字、点、横线。',
    en: '"{value}" is no username: 2 to 64 letters, digits, dots, dashes.',
  },
  bad_role: { zh: '没有“{value}”这个角色。', en: 'There is no role "{value}".' },
  roles_exclude: { zh: '系统管理员、安全管理员、审计管理员不得由同一人兼任。', en: 'Admin, security and auditor exclude one another.' },
  organisation_unknown: {
    zh: '没有代码为“{value}”的单位，或不在您的范围内。',
    en: 'There is no organisation "{value}", or it is not yours.',
  },
  organisation_moves: {
    zh: '账号现属“{value}”，不能改换单位；请停用后新建。',
    en: 'The account belongs to "{value}" and cannot move; disable it and make a new one.',
  },
  bad_email: { zh: '“{value}”不是邮箱地址。', en: '"{value}" is no e-mail address.' },
  bad_state: { zh: '“{value}”应为“启用”或“停用”。', en: '"{value}" must be active or disabled.' },
  own_account: { zh: '不能通过导入修改自己的角色或状态。', en: 'Your own roles and state cannot be changed by an import.' },
} as const satisfies Record<string, Words>;

export type RosterProblemCode = keyof typeof table;
export interface RosterProblem {
  /** As numbered in the workbook; 0 = the file. */
  readonly row: number;
  readonly column: string | null;
  readonly code: RosterProblemCode;
  readonly message: Words;
}
const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

export const rosterProblem = (
  code: RosterProblemCode,
  at: { readonly row: number; readonly column?: Words | null; readonly value?: string; readonly limit?: number; readonly other?: number },
): RosterProblem => {
  const { row, column = null, value = '', limit = 0, other = 0 } = at;
  const fill = (language: keyof Words): string =>
    table[code][language].replace(/\{(\w+)\}/g, (_, name: string) =>
      name === 'limit'
        ? String(limit)
        : name === 'other'
          ? String(other)
          : name === 'value'
            ? shown(value)
            : shown(column?.[language] ?? value),
    );
  return { row, column: column?.zh ?? null, code, message: { zh: fill('zh'), en: fill('en') } };
};
