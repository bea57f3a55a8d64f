// Shows the first passwords of the accounts that were just made: once, to be kept by the security officer alone.
import type { Answer } from '@camphor/contract';
import type { Words } from '@camphor/domain';
import { Alert, Button } from 'antd';
import { useWords } from '../app/language';
import { listAsCsv, saveFile } from '../ui/save-file';

type Told = NonNullable<Answer<'importAccounts'>['passwords']>;
const words = {
  title: { zh: '初始密码只显示这一次', en: 'The first passwords are shown this once' },
  why: {
    zh: '系统不保存明文。离开本页后无法再看到，遗失的只能逐个重设。请当面发放，并提醒本人登录后修改。',
    en: 'They are kept nowhere. Once you leave this page only a reset helps. Hand them out in person; each should be changed after signing in.',
  },
  save: { zh: '下载密码表', en: 'Download the list' },
  username: { zh: '账号', en: 'Username' },
  name: { zh: '姓名', en: 'Name' },
  password: { zh: '初始密码', en: 'First password' },
} satisfies Record<string, Words>;

export const FirstPasswords = ({ told }: { told: Told }) => {
  const say = useWords();
  const rows = [
    [say(words.username), say(words.name), say(words.password)],
    ...told.map(({ username, name, password }) => [username, name, password]),
  ];
  return (
    <section className="stack" data-testid="first-passwords">
      <Alert
        type="warning"
        showIcon
        title={say(words.title)}
        description={say(words.why)}
        action={
          <Button onClick={() => saveFile(listAsCsv(rows), `${say(words.password)}.csv`)} data-testid="save-passwords">
            {say(words.save)}
          </Button>
        }
      />
      <table className="plain-table">
        <thead>
          <tr>
            {[words.username, words.name, words.password].map((label) => (
              <th key={label.en} scope="col">
                {say(label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {told.slice(0, 200).map(({ username, name, password }) => (
            <tr key={username}>
              <th scope="row">{username}</th>
              <td>{name}</td>
              <td>
                <code>{password}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
