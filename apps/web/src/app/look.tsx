// Shows everything in the chosen language, light or dark, at the chosen size; remembered on this machine.
import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { createContext, useCallback, useContext, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
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

  useEffect(() => {
    const { style } = document.documentElement;
    for (const [name, colour] of Object.entries(palettes[shade])) {
      style.setProperty(`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, colour);
    }
    style.setProperty('--font', FONT);
    style.colorScheme = shade;
    style.fontSize = `${(15 * size) / 100}px`;
  }, [shade, size]);
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
