// Shows the sign-in: product name, one sentence, two fields; in a demonstration the accounts fill them by a click.
import { ProblemError } from '@camphor/contract';
import { roleWords, type Words } from '@camphor/domain';
import { Alert, Button, Form, Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { useLanguage, useWords } from '../app/language';
import { useSession } from '../app/session';
import { ProblemAlert } from '../ui/problem-alert';
import { DEMO_PASSWORD, useDemoAccounts, type DemoAccount } from './demo-accounts';
import './sign-in.css';

const words = {
  product: { zh: '樟', en: 'Camphor' },
  sentence: {
    zh: '部门整体支出绩效自评：从填报到公布，每一步有记录，每一分有说明。',
    en: 'Yearly performance self-evaluation: every step recorded, every point explained.',
  },
  username: { zh: '账号', en: 'Account' },
  password: { zh: '密码', en: 'Password' },
  otp: { zh: '动态口令', en: 'One-time code' },
  signIn: { zh: '登录', en: 'Sign in' },
  usernameAsked: { zh: '请输入账号', en: 'Enter the account' },
  passwordAsked: { zh: '请输入密码', en: 'Enter the password' },
  demo: { zh: '演示账号', en: 'Demonstration accounts' },
  demoHelp: { zh: `点选一行即可填入；密码均为 ${DEMO_PASSWORD}`, en: `A click fills the fields; the password is ${DEMO_PASSWORD}` },
  who: { zh: '姓名', en: 'Name' },
  roles: { zh: '职责', en: 'Roles' },
  unit: { zh: '单位', en: 'Organisation' },
  published: { zh: '查看已公布的结果', en: 'Published results' },
  title: { zh: '登录 · 樟', en: 'Sign in · Camphor' },
} satisfies Record<string, Words>;

interface Fields {
  username: string;
  password: string;
  otp?: string;
}

const DemoTable = ({ accounts, onPick }: { accounts: readonly DemoAccount[]; onPick: (account: DemoAccount) => void }) => {
  const say = useWords();
  const withUnits = accounts.some(({ organisation }) => organisation !== null);
  return (
    <section className="demo-accounts" aria-labelledby="demo-title">
      <h2 id="demo-title">{say(words.demo)}</h2>
      <p className="quiet">{say(words.demoHelp)}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{say(words.username)}</th>
            <th scope="col">{say(words.who)}</th>
            {withUnits && <th scope="col">{say(words.unit)}</th>}
            <th scope="col">{say(words.roles)}</th>
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <tr key={account.username} onClick={() => onPick(account)}>
              <td>
                <button
                  type="button"
                  className="demo-pick"
                  data-testid={`demo-${account.username}`}
                  onClick={(event) => {
                    event.stopPropagation();
                    onPick(account);
                  }}
                >
                  {account.username}
                </button>
              </td>
              <td>{account.name}</td>
              {withUnits && <td>{account.organisation}</td>}
              <td>{account.roles.map((role) => say(roleWords[role])).join(say({ zh: '、', en: ', ' }))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

/** A wrong password needs one sentence; only what cannot be mended here gets the whole alert. */
const Failed = ({ error }: { error: unknown }) => {
  const sentence =
    error instanceof ProblemError && error.problem.status < 500 ? (error.problem.reasons[0]?.message ?? error.problem.detail) : null;
  if (sentence === null) return <ProblemAlert error={error} safe={{ zh: '', en: '' }} />;
  return <Alert className="problem-alert" type="error" showIcon role="alert" title={sentence} data-testid="problem" />;
};

const LanguageSwitch = () => {
  const { language, setLanguage } = useLanguage();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <Button type="text" lang={other === 'en' ? 'en' : 'zh-CN'} onClick={() => setLanguage(other)} data-testid="switch-language">
      {other === 'en' ? 'English' : '中文'}
    </Button>
  );
};

/** Back to where one was, but only within this site. */
const safeBack = (back: string | null): string => (back !== null && /^\/(?![/\\])/.test(back) ? back : '/');

export default function SignInPage() {
  const say = useWords();
  const { me, signIn } = useSession();
  const go = useNavigate();
  const [search] = useSearchParams();
  const [form] = Form.useForm<Fields>();
  const [failed, setFailed] = useState<unknown>(null);
  const [asking, setAsking] = useState(false);
  const [wantsOtp, setWantsOtp] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const password = useRef<InputRef>(null);
  const accounts = useDemoAccounts();
  const back = safeBack(search.get('back'));
  useEffect(() => {
    document.title = say(words.title);
  }, [say]);
  if (me) return <Navigate to={back} replace />;

  const send = async ({ username, password: secret, otp }: Fields) => {
    setAsking(true);
    setFailed(null);
    try {
      await signIn({ username: username.trim(), password: secret, ...(otp ? { otp: otp.trim() } : {}) });
      void go(back, { replace: true });
    } catch (error) {
      if (error instanceof ProblemError && error.problem.reasons.some(({ code }) => code === 'otp_required')) setWantsOtp(true);
      setFailed(error);
      password.current?.focus();
    } finally {
      setAsking(false);
    }
  };
  const pick = ({ username }: DemoAccount) => {
    form.setFieldsValue({ username, password: DEMO_PASSWORD });
    setFailed(null);
    button.current?.focus();
  };
  return (
    <main className={accounts.length > 0 ? 'sign-in sign-in-with-demo' : 'sign-in'}>
      <div className="sign-in-card">
        <div className="sign-in-head">
          <img src="/favicon.svg" alt="" width="44" height="44" />
          <h1>{say(words.product)}</h1>
          <LanguageSwitch />
        </div>
        <p className="sign-in-sentence">{say(words.sentence)}</p>
        <Form<Fields> form={form} layout="vertical" requiredMark={false} onFinish={(fields) => void send(fields)} autoComplete="on">
          <Form.Item
            name="username"
            label={say(words.username)}
            rules={[{ required: true, whitespace: true, message: say(words.usernameAsked) }]}
          >
            <Input
              size="large"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              autoFocus
              data-testid="username"
              maxLength={64}
            />
          </Form.Item>
          <Form.Item name="password" label={say(words.password)} rules={[{ required: true, message: say(words.passwordAsked) }]}>
            <Input.Password ref={password} size="large" autoComplete="current-password" data-testid="password" maxLength={200} />
          </Form.Item>
          {wantsOtp && (
            <Form.Item name="otp" label={say(words.otp)}>
              <Input size="large" autoComplete="one-time-code" inputMode="numeric" maxLength={10} autoFocus data-testid="otp" />
            </Form.Item>
          )}
          {failed !== null && <Failed error={failed} />}
          <Button ref={button} type="primary" htmlType="submit" size="large" block loading={asking} data-testid="sign-in">
            {say(words.signIn)}
          </Button>
        </Form>
        <p className="sign-in-public">
          <a href="/public/cycles">{say(words.published)}</a>
        </p>
      </div>
      {accounts.length > 0 && <DemoTable accounts={accounts} onPick={pick} />}
    </main>
  );
}
