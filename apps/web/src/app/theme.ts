// Decides colours and sizes: camphor green, light and dark, every text at least 4.5 : 1 on its ground.
import { theme as antTheme, type ThemeConfig } from 'antd';

export type Shade = 'light' | 'dark';
/** Large-type mode (长者模式), in per cent. */
export const SIZES = [100, 125, 150] as const;
export type Size = (typeof SIZES)[number];

export interface Palette {
  readonly ground: string;
  readonly surface: string;
  readonly raised: string;
  readonly line: string;
  readonly text: string;
  readonly quiet: string;
  readonly primary: string;
  readonly primaryHover: string;
  readonly primaryActive: string;
  readonly onPrimary: string;
  readonly primarySoft: string;
  readonly primaryLine: string;
  readonly fail: string;
  readonly failSoft: string;
  readonly warn: string;
  readonly warnSoft: string;
  readonly hint: string;
  readonly hintSoft: string;
  readonly pass: string;
  readonly passSoft: string;
  readonly mark: string;
}
export const palettes: Record<Shade, Palette> = {
  light: {
    ground: '#f4f6f4',
    surface: '#ffffff',
    raised: '#fafbfa',
    line: '#d5dcd7',
    text: '#1d2420',
    quiet: '#58625c',
    primary: '#2f6f4f',
    primaryHover: '#285f44',
    primaryActive: '#1e4a35',
    onPrimary: '#ffffff',
    primarySoft: '#e6f1ea',
    primaryLine: '#8fb8a2',
    fail: '#b42318',
    failSoft: '#fdecea',
    warn: '#855000',
    warnSoft: '#fdf2dc',
    hint: '#2b5a8a',
    hintSoft: '#e9f1f9',
    pass: '#2f6f4f',
    passSoft: '#e6f1ea',
    mark: '#fff0b8',
  },
  dark: {
    ground: '#101512',
    surface: '#18201b',
    raised: '#1e2822',
    line: '#3b4840',
    text: '#e6ece8',
    quiet: '#a8b4ac',
    primary: '#7cc8a0',
    primaryHover: '#95d6b4',
    primaryActive: '#63b48a',
    onPrimary: '#0c1f15',
    primarySoft: '#203a2d',
    primaryLine: '#4d8468',
    fail: '#ff9d92',
    failSoft: '#41201c',
    warn: '#f0bd6a',
    warnSoft: '#3b2d13',
    hint: '#9fc6ee',
    hintSoft: '#1d2f42',
    pass: '#7cc8a0',
    passSoft: '#203a2d',
    mark: '#5c4a12',
  },
};

// The system's own Chinese fonts; nothing is fetched.
export const FONT =
  '-apple-system, BlinkMacSystemFont, "Segoe UI", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", sans-serif';

export const antThemeOf = (shade: Shade, size: Size): ThemeConfig => {
  const colours = palettes[shade];
  const scaled = (pixels: number) => Math.round((pixels * size) / 100);
  return {
    algorithm: shade === 'dark' ? antTheme.darkAlgorithm : antTheme.defaultAlgorithm,
    token: {
      fontFamily: FONT,
      fontSize: scaled(15),
      controlHeight: scaled(36),
      controlHeightSM: scaled(30),
      borderRadius: 6,
      sizeUnit: (4 * size) / 100,
      motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
      colorPrimary: colours.primary,
      colorPrimaryHover: colours.primaryHover,
      colorPrimaryActive: colours.primaryActive,
      colorPrimaryText: colours.primary,
      colorPrimaryTextHover: colours.primaryHover,
      colorPrimaryTextActive: colours.primaryActive,
      colorPrimaryBg: colours.primarySoft,
      colorPrimaryBgHover: colours.primarySoft,
      colorPrimaryBorder: colours.primaryLine,
      colorPrimaryBorderHover: colours.primaryLine,
      colorTextLightSolid: colours.onPrimary,
      colorLink: colours.primary,
      colorLinkHover: colours.primaryHover,
      colorLinkActive: colours.primaryActive,
      colorText: colours.text,
      colorTextSecondary: colours.quiet,
      colorTextTertiary: colours.quiet,
      colorTextDescription: colours.quiet,
      colorTextPlaceholder: colours.quiet,
      colorTextDisabled: colours.quiet,
      colorIcon: colours.quiet,
      colorBgLayout: colours.ground,
      colorBgContainer: colours.surface,
      colorBgElevated: colours.raised,
      colorBgContainerDisabled: colours.ground,
      colorBorder: colours.line,
      colorBorderSecondary: colours.line,
      colorSplit: colours.line,
      colorError: colours.fail,
      colorErrorText: colours.fail,
      colorErrorHover: colours.fail,
      colorErrorBg: colours.failSoft,
      colorErrorBorder: colours.fail,
      colorWarning: colours.warn,
      colorWarningText: colours.warn,
      colorWarningBg: colours.warnSoft,
      colorWarningBorder: colours.warn,
      colorInfo: colours.hint,
      colorInfoText: colours.hint,
      colorInfoBg: colours.hintSoft,
      colorInfoBorder: colours.hint,
      colorSuccess: colours.pass,
      colorSuccessText: colours.pass,
      colorSuccessBg: colours.passSoft,
      colorSuccessBorder: colours.primaryLine,
    },
    components: { Tooltip: { colorBgSpotlight: shade === 'dark' ? '#2b3831' : '#26302b', colorTextLightSolid: '#f2f6f3' } },
  };
};
