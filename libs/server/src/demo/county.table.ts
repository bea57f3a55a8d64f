// Records the demonstration: two counties with their bureaus, units and accounts; offices carry the names of their posts, not of persons.
import type { AccountRole, UnitKind } from '@camphor/domain';

export interface DemoOrganisation {
  readonly code: string;
  readonly name: string;
  readonly kind: 'province' | 'city' | 'bureau' | UnitKind;
  readonly parent: string | null;
}
const BUREAU = 'HYX-CZJ';
const OTHER = 'HNX-CZJ';
const unit =
  (parent: string) =>
  (code: string, name: string, kind: UnitKind): DemoOrganisation => ({ code, name, kind, parent });
const first = unit(BUREAU);
const second = unit(OTHER);

export const demoOrganisations: readonly DemoOrganisation[] = [
  { code: 'HUNAN', name: '湖南省', kind: 'province', parent: null },
  { code: 'HENGYANG', name: '衡阳市', kind: 'city', parent: 'HUNAN' },
  { code: BUREAU, name: '衡阳县财政局', kind: 'bureau', parent: 'HENGYANG' },
  { code: OTHER, name: '衡南县财政局', kind: 'bureau', parent: 'HENGYANG' },
  first('ZS', '衡阳县樟树乡人民政府', 'township'),
  first('XD', '衡阳县西渡镇人民政府', 'town'),
  first('U03', '衡阳县集兵镇人民政府', 'town'),
  first('U04', '衡阳县杉桥镇人民政府', 'town'),
  first('U05', '衡阳县井头镇人民政府', 'town'),
  first('U06', '衡阳县演陂镇人民政府', 'town'),
  first('U07', '衡阳县金兰镇人民政府', 'town'),
  first('U08', '衡阳县洪市镇人民政府', 'town'),
  first('U09', '衡阳县曲兰镇人民政府', 'town'),
  first('U10', '衡阳县金溪镇人民政府', 'town'),
  first('U11', '衡阳县界牌镇人民政府', 'town'),
  first('U12', '衡阳县渣江镇人民政府', 'town'),
  first('U13', '衡阳县三湖镇人民政府', 'town'),
  first('U14', '衡阳县台源镇人民政府', 'town'),
  first('U15', '衡阳县关市镇人民政府', 'town'),
  first('U16', '衡阳县库宗桥镇人民政府', 'town'),
  first('U17', '衡阳县岘山镇人民政府', 'town'),
  first('U18', '衡阳县石市镇人民政府', 'town'),
  first('U19', '衡阳县樟木乡人民政府', 'township'),
  first('U20', '衡阳县岣嵝乡人民政府', 'township'),
  first('U21', '衡阳县板市乡人民政府', 'township'),
  first('U22', '衡阳县栏垅乡人民政府', 'township'),
  first('U23', '衡阳县大安乡人民政府', 'township'),
  first('U24', '衡阳县溪江乡人民政府', 'township'),
  first('U25', '衡阳县长安乡人民政府', 'township'),
  first('U26', '衡阳县教育局', 'department'),
  first('U27', '衡阳县水利局', 'department'),
  first('U28', '衡阳县林业局', 'department'),
  first('U29', '衡阳县农业农村局', 'department'),
  second('N01', '衡南县云集镇人民政府', 'town'),
  second('N02', '衡南县三塘镇人民政府', 'town'),
  second('N03', '衡南县宝盖镇人民政府', 'town'),
];

export interface DemoAccount {
  readonly username: string;
  readonly name: string;
  readonly organisation: string;
  readonly roles: readonly AccountRole[];
}
const person = (username: string, name: string, organisation: string, ...roles: AccountRole[]): DemoAccount => ({
  username,
  name,
  organisation,
  roles,
});
const short = (name: string): string => name.replace(/^衡[阳南]县/, '').replace(/人民政府$/, '');

/** Preparer and head of a unit that has no account of its own in the table of demonstration accounts. */
const staffOf = ({ code, name }: DemoOrganisation): DemoAccount[] => [
  person(`${code.toLowerCase()}.preparer`, `${short(name)}填报人`, code, 'preparer'),
  person(`${code.toLowerCase()}.head`, `${short(name)}负责人`, code, 'head'),
];
const NAMED = ['ZS', 'XD', 'N01'];

/** Accounts that a visitor is shown. */
export const demoAccounts: readonly DemoAccount[] = [
  person('zs.preparer', '樟树乡填报人', 'ZS', 'preparer'),
  person('zs.head', '樟树乡负责人', 'ZS', 'head'),
  person('xd.preparer', '西渡镇填报人', 'XD', 'preparer'),
  person('xd.head', '西渡镇负责人', 'XD', 'head'),
  person('reviewer1', '绩效股审核人一', BUREAU, 'reviewer'),
  person('reviewer2', '绩效股审核人二', BUREAU, 'reviewer'),
  person('scorer1', '评分人一', BUREAU, 'scorer'),
  person('scorer2', '评分人二', BUREAU, 'scorer'),
  person('scorer3', '评分人三', BUREAU, 'scorer'),
  person('supervisor', '绩效股长', BUREAU, 'supervisor'),
  person('supervisor2', '绩效副股长', BUREAU, 'supervisor'),
  person('auditor', '审计管理员', BUREAU, 'auditor'),
  person('security', '安全管理员', BUREAU, 'security'),
  person('admin', '系统管理员', BUREAU, 'admin'),
  person('other.supervisor', '衡南县绩效股长', OTHER, 'supervisor'),
  person('other.reviewer', '衡南县审核人', OTHER, 'reviewer'),
  person('other.preparer', '云集镇填报人', 'N01', 'preparer'),
  person('other.head', '云集镇负责人', 'N01', 'head'),
];
export const demoUnits = demoOrganisations.filter(({ parent }) => parent === BUREAU);
export const otherUnits = demoOrganisations.filter(({ parent }) => parent === OTHER);
export const demoUnitStaff: readonly DemoAccount[] = [...demoUnits, ...otherUnits]
  .filter(({ code }) => !NAMED.includes(code))
  .flatMap(staffOf);
export const FIRST_BUREAU = BUREAU;
export const OTHER_BUREAU = OTHER;

/** How far each unit's 2023 report has gone when the demonstration is loaded; units not named have none. */
export const demoStages = ['draft', 'submitted', 'submitted', 'returned', 'reviewed', 'reviewed', 'scored', 'published'] as const;
export type DemoStage = (typeof demoStages)[number];
