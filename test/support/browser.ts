// Shows the pages to tests as a person would use them: Chromium on the built page of an api of its own.
import AxeBuilder from '@axe-core/playwright';
import { chromium, type Browser, type Page } from 'playwright-core';
import { resolve } from 'node:path';
import { DEMO_PASSWORD, startApi, type Api } from './api';

export interface Desk {
  readonly api: Api;
  /** A window of its own in which `username` has signed in through the page. */
  readonly signIn: (username: string, size?: { width: number; height: number }, password?: string) => Promise<Page>;
  readonly visitor: (size?: { width: number; height: number }) => Promise<Page>;
  /** The same against another api, such as one that the test may kill. */
  readonly signInAt: (base: string, username: string) => Promise<Page>;
  readonly close: () => Promise<void>;
}
const FLAGS =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'.split(
    ' ',
  );
const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };

export const openDesk = async (): Promise<Desk> => {
  const executablePath = process.env['CAMPHOR_CHROMIUM'];
  if (!executablePath) throw new Error('CAMPHOR_CHROMIUM is not set: run the tests with "npm run test:browser"');
  const api = await startApi({ seed: 'county', environment: { CAMPHOR_WEB: resolve(__dirname, '../../dist/web') } });
  // Without a locale Chromium names a file with Chinese in it "download", which is no clerk's machine.
  const env = { ...process.env, LC_ALL: 'C.UTF-8' };
  const browser: Browser = await chromium.launch({ executablePath, args: FLAGS, env });
  const problems: string[] = [];
  const windowAt = async (base: string, viewport = DESKTOP): Promise<Page> => {
    const context = await browser.newContext({
      viewport,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      baseURL: base,
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(20_000);
    const page = await context.newPage();
    page.on('pageerror', (error) => problems.push(error.message));
    // A county network is closed: nothing may be asked of any other host.
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(base) && !url.startsWith('data:') && !url.startsWith('blob:')) problems.push(`asked ${url}`);
    });
    return page;
  };
  const visitor: Desk['visitor'] = (size) => windowAt(api.base, size);
  const signInWith = async (page: Page, username: string, password = DEMO_PASSWORD): Promise<Page> => {
    await page.goto('/login');
    await page.getByTestId('username').fill(username);
    await page.getByTestId('password').fill(password);
    await page.getByTestId('sign-in').click();
    await page.waitForURL((url) => !url.pathname.startsWith('/login'));
    return page;
  };
  const signIn: Desk['signIn'] = async (username, size, password) => signInWith(await visitor(size), username, password);
  const signInAt: Desk['signInAt'] = async (base, username) => signInWith(await windowAt(base), username);
  const close = async (): Promise<void> => {
    await browser.close();
    await api.close();
    if (problems.length > 0) throw new Error(`the page had problems: ${[...new Set(problems)].join('; ')}`);
  };
  return { api, signIn, signInAt, visitor, close };
};

/** What axe finds against WCAG 2.2 A and AA, each with the places. */
export const axeFindings = async (page: Page): Promise<string[]> => {
  // As tall as the page: what the fixed bar covers for the moment is no small target.
  const size = page.viewportSize() ?? DESKTOP;
  await page.setViewportSize({ width: size.width, height: await page.evaluate<number>('document.documentElement.scrollHeight + 200') });
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map(({ target }) => target.join(' '))
        .slice(0, 3)
        .join(', ')}`,
  );
};
/** Is the page wider than its window? */
export const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth + 1');
