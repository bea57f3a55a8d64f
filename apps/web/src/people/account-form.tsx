// Shows one account to the security officer: new, or with its name, roles and state; a password is set anew, never shown.
import type { Answer } from '@camphor/contract';
import { ACCOUNT_ROLES, roleWords, rolesExclude, type AccountRole, type Words } from '@camphor/domain';
import { App, Button, Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useChange } from '../app/client';
import { useWords } from '../app/language';
import { ProblemAlert } from '../ui/problem-alert';
import { peopleWords } from './people-words';

export type Account = Answer<'listAccounts'>['items'][number];
const words = {
  username: { zh: '账号', en: 'Username' },
  usernameHint: {
    zh: '2 至 64 位字母、数字、点、横线；以后不能改。',
    en: '2 to 64 letters, digits, dots, dashes; it cannot change later.',
  },
  name: { zh: '姓名', en: 'Name' },
  email: { zh: '邮箱', en: 'E-mail' },
  roles: { zh: '角色', en: 'Roles' },
  exclude: { zh: '系统管理员、安全管理员、审计管理员不得由同一人兼任。', en: 'Admin, security and auditor exclude one another.' },
  organisation: { zh: '单位代码', en: 'Organisation' },
  password: { zh: '初始密码', en: 'First password' },
  passwordHint: {
    zh: '至少 10 位。请当面告知本人，并提醒其登录后修改。',
    en: 'At least 10 characters. Tell it in person; it should be changed after signing in.',
  },
  active: { zh: '启用', en: 'Active' },
  activeHint: { zh: '停用后立即退出所有登录。', en: 'When disabled, every session ends at once.' },
  reset: { zh: '重设密码', en: 'Reset the password' },
  resetDone: { zh: '密码已重设，原有登录已全部退出。', en: 'The password is set and every session has ended.' },
  newPassword: { zh: '新密码', en: 'New password' },
} satisfies Record<string, Words>;

interface Filled {
  readonly username: string;
  readonly name: string;
  readonly email?: string | null;
  readonly roles: AccountRole[];
  readonly organisation: string;
  readonly password: string;
  readonly active: boolean;
}

const ResetPassword = ({ account }: { account: Account }) => {
  const say = useWords();
  const { message } = App.useApp();
  const reset = useChange('resetPassword');
  const [password, setPassword] = useState('');
  const send = () =>
    reset.mutate(
      { params: { id: account.id }, body: { password } },
      {
        onSuccess: () => {
          setPassword('');
          void message.success(say(words.resetDone));
        },
      },
    );
  return (
    <section className="people-reset">
      <h3>{say(words.reset)}</h3>
      <p className="quiet">{say(words.passwordHint)}</p>
      <label htmlFor="new-password">{say(words.newPassword)}</label>
      <Input.Password
        id="new-password"
        autoComplete="new-password"
        maxLength={200}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      {reset.error && <ProblemAlert error={reset.error} />}
      <Button danger disabled={password.length < 10} loading={reset.isPending} onClick={send} data-testid="reset-password">
        {say(words.reset)}
      </Button>
    </section>
  );
};

export const AccountForm = ({ account, onDone }: { account: Account | null; onDone: () => void }) => {
  const say = useWords();
  const create = useChange('createAccount');
  const patch = useChange('patchAccount');
  const save = ({ username, name, email, roles, organisation, password, active }: Filled) => {
    const common = { name, roles, email: email || null };
    if (!account) create.mutate({ body: { ...common, username, organisation, password } }, { onSuccess: onDone });
    else patch.mutate({ params: { id: account.id }, body: { ...common, active } }, { onSuccess: onDone });
  };
  const required = [{ required: true, message: say(peopleWords.required) }];
  const error = create.error ?? patch.error;
  return (
    <>
      <Form<Filled>
        layout="vertical"
        requiredMark={false}
        onFinish={save}
        initialValues={{ ...account, organisation: account?.organisation.code ?? '', active: account?.active ?? true }}
        data-testid="account-form"
      >
        <Form.Item
          name="username"
          label={say(words.username)}
          extra={account ? undefined : say(words.usernameHint)}
          rules={[...required, { pattern: /^[a-zA-Z0-9._-]{2,64}$/, message: say(words.usernameHint) }]}
        >
          <Input disabled={account !== null} maxLength={64} autoComplete="off" />
        </Form.Item>
        <Form.Item name="name" label={say(words.name)} rules={[{ required: true, whitespace: true, message: say(peopleWords.required) }]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item
          name="roles"
          label={say(words.roles)}
          rules={[
            ...required,
            {
              validator: (_, chosen: AccountRole[] | undefined) =>
                rolesExclude(chosen ?? []) ? Promise.reject(new Error(say(words.exclude))) : Promise.resolve(),
            },
          ]}
        >
          <Select
            mode="multiple"
            options={ACCOUNT_ROLES.map((role) => ({ value: role, label: say(roleWords[role]) }))}
            data-testid="account-roles"
          />
        </Form.Item>
        <Form.Item name="organisation" label={say(words.organisation)} rules={required}>
          <Input disabled={account !== null} maxLength={64} />
        </Form.Item>
        <Form.Item name="email" label={say(words.email)}>
          <Input type="email" maxLength={200} />
        </Form.Item>
        {account ? (
          <Form.Item name="active" valuePropName="checked" extra={say(words.activeHint)}>
            <Checkbox>{say(words.active)}</Checkbox>
          </Form.Item>
        ) : (
          <Form.Item
            name="password"
            label={say(words.password)}
            extra={say(words.passwordHint)}
            rules={[...required, { min: 10, message: say(words.passwordHint) }]}
          >
            <Input.Password autoComplete="new-password" maxLength={200} />
          </Form.Item>
        )}
        {error && <ProblemAlert error={error} />}
        <Button type="primary" htmlType="submit" loading={create.isPending || patch.isPending} data-testid="save-account">
          {say(peopleWords.save)}
        </Button>
      </Form>
      {account && <ResetPassword key={account.id} account={account} />}
    </>
  );
};
