// Shows who is signed in, and the choices that go with a person: language, colours, type size, sign-out.
import { CheckOutlined, DownOutlined, UserOutlined } from '@ant-design/icons';
import { roleWords, type Words } from '@camphor/domain';
import { Button, Dropdown, type MenuProps } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ChangePassword } from '../people/change-password';
import { KEY_LIST_EVENT } from './key-list';
import { useLanguage, useWords } from './language';
import { useLook, type ShadeChoice } from './look';
import { useMe, useSession } from './session';
import { SIZES, type Size } from './theme';

const words = {
  language: { zh: '语言', en: 'Language' },
  shade: { zh: '外观', en: 'Colours' },
  size: { zh: '字号', en: 'Type size' },
  password: { zh: '修改密码', en: 'Change the password' },
  keys: { zh: '快捷键', en: 'Keys' },
  out: { zh: '退出登录', en: 'Sign out' },
  menu: { zh: '个人菜单', en: 'Personal menu' },
} satisfies Record<string, Words>;
const shades: Record<ShadeChoice, Words> = {
  system: { zh: '跟随系统', en: 'As the system' },
  light: { zh: '浅色', en: 'Light' },
  dark: { zh: '深色', en: 'Dark' },
};
const sizes: Record<Size, Words> = {
  100: { zh: '标准', en: 'Standard' },
  125: { zh: '大字（125%）', en: 'Large (125%)' },
  150: { zh: '特大字（150%）', en: 'Very large (150%)' },
};

type Items = NonNullable<MenuProps['items']>;
const chosen = (is: boolean) => (is ? <CheckOutlined /> : <span className="menu-blank" />);

export const NameMenu = () => {
  const me = useMe();
  const { signOut } = useSession();
  const { language, setLanguage } = useLanguage();
  const look = useLook();
  const say = useWords();
  const go = useNavigate();
  const [changing, setChanging] = useState(false);
  const group = (label: Words, children: Items): Items[number] => ({ type: 'group', key: label.en, label: say(label), children });
  const items: Items = [
    { key: 'who', disabled: true, label: `${me.name}（${me.roles.map((role) => say(roleWords[role])).join('、')}）` },
    { type: 'divider' },
    group(words.language, [
      // Each language in its own words, so that nobody is lost in the other one.
      { key: 'zh', label: '中文', icon: chosen(language === 'zh'), onClick: () => setLanguage('zh') },
      { key: 'en', label: <span lang="en">English</span>, icon: chosen(language === 'en'), onClick: () => setLanguage('en') },
    ]),
    group(
      words.shade,
      (['system', 'light', 'dark'] as const).map((choice) => ({
        key: choice,
        label: say(shades[choice]),
        icon: chosen(look.choice === choice),
        onClick: () => look.chooseShade(choice),
      })),
    ),
    group(
      words.size,
      SIZES.map((size) => ({
        key: String(size),
        label: say(sizes[size]),
        icon: chosen(look.size === size),
        onClick: () => look.chooseSize(size),
      })),
    ),
    { type: 'divider' },
    { key: 'password', label: <span data-testid="change-password">{say(words.password)}</span>, onClick: () => setChanging(true) },
    { key: 'keys', label: say(words.keys), onClick: () => window.dispatchEvent(new Event(KEY_LIST_EVENT)) },
    {
      key: 'out',
      label: <span data-testid="sign-out">{say(words.out)}</span>,
      onClick: () => void signOut().finally(() => void go('/login')),
    },
  ];
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
        <Button
          type="text"
          className="name-menu"
          aria-label={`${say(words.menu)}：${me.name}`}
          data-testid="name-menu"
          icon={<UserOutlined />}
        >
          <span className="name-menu-name">{me.name}</span>
          <DownOutlined aria-hidden />
        </Button>
      </Dropdown>
      {changing && <ChangePassword onClose={() => setChanging(false)} />}
    </>
  );
};
