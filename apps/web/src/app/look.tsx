// Shows everything in the chosen language, light or dark, at the chosen size; remembered on this machine.
import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import { useLanguage } from './language';
import { recall, remember } from './memory';
import { antThemeOf, FONT, palettes, SIZES, type Shade, type Size } from './theme';

export type ShadeChoice = Shade | 'system';
interface Look {
  readonly shade: Shade;
  readonly choice: ShadeChoice;
  readonly size: Size;
  readonly chooseShade: (choice: ShadeChoice) => void;
  readonly chooseSize: (size: Size) => void;
}
/** Widths at standard type size, in pixels, at which the layout changes. */
const WIDTHS = [520, 768, 900, 1000, 1100] as const;

const LookContext = createContext<Look | null>(null);
const darkSystem = window.matchMedia('(prefers-color-scheme: dark)');
const watchSystem = (tell: () => void) => {
  darkSystem.addEventListener('change', tell);
  return () => darkSystem.removeEventListener('change', tell);
};
const rememberedSize = (): Size => SIZES.find((size) => String(size) === recall('size')) ?? 100;
const rememberedShade = (): ShadeChoice => {
  const known = recall('shade');
  return known === 'light' || known === 'dark' ? known : 'system';
};

export const LookProvider = ({ children }: { children: ReactNode }) => {
  const { language } = useLanguage();
  const [choice, setChoice] = useState(rememberedShade);
  const [size, setSize] = useState(rememberedSize);
  const systemIsDark = useSyncExternalStore(watchSystem, () => darkSystem.matches);
  const shade: Shade = choice === 'system' ? (systemIsDark ? 'dark' : 'light') : choice;

  useLayoutEffect(() => {
    const { style } = document.documentElement;
    for (const [name, colour] of Object.entries(palettes[shade])) {
      style.setProperty(`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, colour);
    }
    style.setProperty('--font', FONT);
    style.colorScheme = shade;
    style.fontSize = `${(15 * size) / 100}px`;
  }, [shade, size]);
  useLayoutEffect(() => {
    // The styles ask `:root[data-below~='768']` and not the width itself, so that large type gets the layout of a narrower window.
    const lists = WIDTHS.map((width) => ({ width, list: window.matchMedia(`(width < ${(width * size) / 100}px)`) }));
    const tell = () => {
      document.documentElement.dataset['below'] = lists.flatMap(({ width, list }) => (list.matches ? [width] : [])).join(' ');
    };
    tell();
    for (const { list } of lists) list.addEventListener('change', tell);
    return () => lists.forEach(({ list }) => list.removeEventListener('change', tell));
  }, [size]);
  useEffect(() => {
    dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
  }, [language]);

  const chooseShade = useCallback((next: ShadeChoice) => {
    remember('shade', next === 'system' ? null : next);
    setChoice(next);
  }, []);
  const chooseSize = useCallback((next: Size) => {
    remember('size', String(next));
    setSize(next);
  }, []);
  const look = useMemo(() => ({ shade, choice, size, chooseShade, chooseSize }), [shade, choice, size, chooseShade, chooseSize]);
  const antTheme = useMemo(() => antThemeOf(shade, size), [shade, size]);
  return (
    <LookContext value={look}>
      <ConfigProvider locale={language === 'zh' ? zhCN : enUS} theme={antTheme} button={{ autoInsertSpace: false }}>
        {children}
      </ConfigProvider>
    </LookContext>
  );
};

export const useLook = (): Look => {
  const look = useContext(LookContext);
  if (!look) throw new Error('LookProvider is missing');
  return look;
};
