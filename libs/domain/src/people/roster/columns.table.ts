// Decides which columns a roster (名册: units or accounts as a workbook) has, under which headings they are known, and what a clerk is told about each.
import type { Words } from '../../words';

export interface ColumnRow<K extends string> {
  readonly key: K;
  readonly heading: Words;
  /** Other headings under which units send it. */
  readonly also: readonly string[];
  /** The column must be there and every row must say something in it. */
  readonly required: boolean;
  /** Codes and names of accounts: full-width letters are the same as half-width ones. */
  readonly code?: true;
  readonly note: Words;
  readonly example: string;
}
export type UnitColumn = 'code' | 'name' | 'kind' | 'parent' | 'validFrom' | 'validTo' | 'exempt' | 'exemptReason';
export type AccountColumn = 'username' | 'name' | 'roles' | 'organisation' | 'email' | 'active';

export const unitColumns: readonly ColumnRow<UnitColumn>[] = [
  {
    key: 'code',
    heading: { zh: '单位代码', en: 'Code' },
    also: ['代码', '单位编码', '编码'],
    required: true,
    code: true,
    note: {
      zh: '字母、数字和短横线，不超过 64 位；已有的代码视为修改。',
      en: 'Letters, digits and dashes, at most 64; a known code is a change.',
    },
    example: 'HYX-SW',
  },
  {
    key: 'name',
    heading: { zh: '单位名称', en: 'Name' },
    also: ['名称', '单位全称', '单位'],
    required: true,
    note: { zh: '不超过 100 字。', en: 'At most 100 characters.' },
    example: '衡阳县水务局',
  },
  {
    key: 'kind',
    heading: { zh: '单位类别', en: 'Kind' },
    also: ['类别', '单位类型', '类型'],
    required: true,
    note: { zh: '乡、镇、街道或部门。', en: 'township, town, subdistrict or department.' },
    example: '部门',
  },
  {
    key: 'parent',
    heading: { zh: '上级代码', en: 'Parent' },
    also: ['上级单位代码', '主管单位代码'],
    required: false,
    code: true,
    note: { zh: '空白表示直属本局。', en: 'Blank: directly below your organisation.' },
    example: '',
  },
  {
    key: 'validFrom',
    heading: { zh: '启用日期', en: 'Valid from' },
    also: ['成立日期'],
    required: false,
    code: true,
    note: { zh: '如 2024-01-01，可空。', en: 'Like 2024-01-01; may be blank.' },
    example: '',
  },
  {
    key: 'validTo',
    heading: { zh: '停用日期', en: 'Valid to' },
    also: ['撤销日期'],
    required: false,
    code: true,
    note: { zh: '撤并单位填最后一日，可空。', en: 'The last day of an abolished unit; may be blank.' },
    example: '',
  },
  {
    key: 'exempt',
    heading: { zh: '不公开', en: 'Exempt' },
    also: ['是否涉密', '涉密'],
    required: false,
    code: true,
    note: { zh: '是或否；“是”须写明原因。', en: 'yes or no; "yes" needs a reason.' },
    example: '否',
  },
  {
    key: 'exemptReason',
    heading: { zh: '不公开原因', en: 'Reason' },
    also: ['原因'],
    required: false,
    note: { zh: '不超过 300 字。', en: 'At most 300 characters.' },
    example: '',
  },
];

export const accountColumns: readonly ColumnRow<AccountColumn>[] = [
  {
    key: 'username',
    heading: { zh: '账号', en: 'Username' },
    also: ['登录名', '用户名'],
    required: true,
    code: true,
    note: {
      zh: '2 至 64 位字母、数字、点、横线；已有的账号视为修改。',
      en: '2 to 64 letters, digits, dots and dashes; a known one is a change.',
    },
    example: 'sw.preparer',
  },
  {
    key: 'name',
    heading: { zh: '姓名', en: 'Name' },
    also: ['名称'],
    required: true,
    note: { zh: '不超过 100 字。', en: 'At most 100 characters.' },
    example: '水务局填报人',
  },
  {
    key: 'roles',
    heading: { zh: '角色', en: 'Roles' },
    also: ['岗位', '权限'],
    required: true,
    note: {
      zh: '填报人、单位负责人、审核人、评分人、督导、审计管理员、安全管理员、系统管理员；多个用顿号隔开。三个管理员不得兼任。',
      en: 'preparer, head, reviewer, scorer, supervisor, auditor, security, admin; separate several by commas. The last three exclude one another.',
    },
    example: '填报人',
  },
  {
    key: 'organisation',
    heading: { zh: '单位代码', en: 'Organisation' },
    also: ['单位编码', '所属单位代码'],
    required: true,
    code: true,
    note: { zh: '须已存在。', en: 'Must exist.' },
    example: 'HYX-SW',
  },
  {
    key: 'email',
    heading: { zh: '邮箱', en: 'E-mail' },
    also: ['电子邮箱', '邮件'],
    required: false,
    code: true,
    note: { zh: '可空。', en: 'May be blank.' },
    example: '',
  },
  {
    key: 'active',
    heading: { zh: '状态', en: 'State' },
    also: ['是否启用'],
    required: false,
    code: true,
    note: { zh: '启用或停用；空白为启用。', en: 'active or disabled; blank is active.' },
    example: '启用',
  },
];

/** Columns that clerks keep for themselves. */
export const ignoredHeadings: readonly string[] = ['序号', '备注', '说明', 'no', 'note', 'notes', '#'];
