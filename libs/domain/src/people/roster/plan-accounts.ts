// Decides what a roster of accounts would do: which are new, which change and in what, which rows cannot be taken and why.
import { ACCOUNT_ROLES, roleWords, rolesExclude, type AccountRole, type Role } from '../roles';
import { accountColumns, type AccountColumn } from './columns.table';
import { changesBetween, headingsOf, repeatedIn, settle, twice, type PlannedRow, type RosterPlan } from './planned';
import { rosterProblem, type RosterProblem } from './problems.table';
import type { Roster, RosterRow } from './read-roster';

export interface AccountValues {
  readonly username: string;
  readonly name: string;
  readonly email: string | null;
  readonly roles: readonly AccountRole[];
  readonly organisation: string;
  readonly active: boolean;
}
export interface KnownAccount extends Omit<AccountValues, 'roles'> {
  readonly roles: readonly Role[];
  /** Lies at or below the organisation of who imports. */
  readonly yours: boolean;
}
export interface AccountGround {
  /** By username in lower case. */
  readonly known: ReadonlyMap<string, KnownAccount>;
  /** Codes of organisations at or below that of who imports. */
  readonly organisations: ReadonlySet<string>;
  /** Username of who imports. */
  readonly self: string;
}
const headings = headingsOf(accountColumns);
const LONGEST = { name: 100, email: 200 } as const;
const EMAIL =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/;
const STATES: Readonly<Record<string, boolean>> = {
  启用: true,
  正常: true,
  active: true,
  是: true,
  '': true,
  停用: false,
  禁用: false,
  disabled: false,
  否: false,
};

const roleOf = (text: string): AccountRole | null =>
  ACCOUNT_ROLES.find((role) => role === text.toLowerCase() || roleWords[role].zh === text || roleWords[role].en === text.toLowerCase()) ??
  null;
/** In the order of the table, each once. */
const inOrder = (roles: readonly AccountRole[]): AccountRole[] => ACCOUNT_ROLES.filter((role) => roles.includes(role));

interface Read {
  readonly value: AccountValues;
  readonly problems: readonly RosterProblem[];
}
const readValues = ({ row, values }: RosterRow<AccountColumn>, before: KnownAccount | undefined): Read => {
  const problems: RosterProblem[] = [];
  const wrong = (code: Parameters<typeof rosterProblem>[0], column: AccountColumn, more: { value?: string; limit?: number } = {}) =>
    void problems.push(rosterProblem(code, { row, column: headings[column], ...more }));
  const text = (column: AccountColumn): string => values[column] ?? '';
  const username = text('username');
  if (username !== '' && !/^[a-zA-Z0-9._-]{2,64}$/.test(username)) wrong('bad_username', 'username', { value: username });
  for (const column of ['name', 'email'] as const)
    if (text(column).length > LONGEST[column]) wrong('too_long', column, { limit: LONGEST[column] });
  const named = text('roles')
    .split(/[、,，;；/\n]+/u)
    .map((name) => name.normalize('NFKC').trim())
    .filter((name) => name !== '');
  const roles = named.flatMap((name) => roleOf(name) ?? []);
  for (const name of named) if (!roleOf(name)) wrong('bad_role', 'roles', { value: name });
  if (rolesExclude(roles)) wrong('roles_exclude', 'roles');
  const email = values.email === undefined ? (before?.email ?? null) : text('email') || null;
  if (email !== null && values.email !== undefined && !EMAIL.test(email)) wrong('bad_email', 'email', { value: email });
  const active = values.active === undefined ? (before?.active ?? true) : STATES[text('active').toLowerCase()];
  if (active === undefined) wrong('bad_state', 'active', { value: text('active') });
  return {
    value: { username, name: text('name'), email, roles: inOrder(roles), organisation: text('organisation'), active: active ?? true },
    problems,
  };
};

const shown = ({ name, email, roles, active }: Omit<AccountValues, 'roles'> & { readonly roles: readonly Role[] }) => ({
  name,
  email,
  roles: roles.map((role) => roleWords[role].zh).join('、'),
  active: active ? '启用' : '停用',
});

const placeProblems = (row: number, value: AccountValues, before: KnownAccount | undefined, ground: AccountGround): RosterProblem[] => {
  if (before && (!before.yours || before.username !== value.username))
    return [rosterProblem('not_yours', { row, column: headings.username, value: value.username })];
  if (value.organisation === '') return [];
  const at = { row, column: headings.organisation };
  if (!ground.organisations.has(value.organisation)) return [rosterProblem('organisation_unknown', { ...at, value: value.organisation })];
  return before && before.organisation !== value.organisation
    ? [rosterProblem('organisation_moves', { ...at, value: before.organisation })]
    : [];
};

export const planAccounts = (roster: Roster<AccountColumn>, ground: AccountGround): RosterPlan<AccountValues> => {
  const repeated = repeatedIn(roster.rows, 'username');
  const rows = roster.rows.map((given): PlannedRow<AccountValues> => {
    const before = ground.known.get((given.values.username ?? '').toLowerCase());
    const { value, problems } = readValues(given, before);
    const changes = before
      ? changesBetween(shown({ ...before, roles: inOrder(before.roles as readonly AccountRole[]) }), shown(value))
      : [];
    const own = value.username === ground.self && changes.some(({ column }) => column === 'roles' || column === 'active');
    const all = [
      ...given.problems,
      ...problems,
      ...twice(given.row, repeated.get(given.row), value.username),
      ...(value.username === '' ? [] : placeProblems(given.row, value, before, ground)),
      ...(own ? [rosterProblem('own_account', { row: given.row, column: headings.roles })] : []),
    ];
    return settle({ row: given.row, key: value.username, name: value.name }, all, before !== undefined, changes, value);
  });
  return { rows, problems: roster.problems };
};
