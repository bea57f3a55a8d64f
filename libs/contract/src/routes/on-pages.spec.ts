// Shows that whatever a person may do over HTTP can be done on a page, but for what is named here with its reason.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allRoutes } from '../routes';

const ELSEWHERE: Readonly<Record<string, string>> = {
  publicKeys: 'read by who verifies a bundle; the public page links to it',
  publicHeads: 'likewise',
  headsConsistency: 'likewise',
  live: 'for what watches the service',
  ready: 'likewise',
  publicCycles: 'a page without script of its own',
  publicResults: 'likewise',
  publicReport: 'likewise',
  publicBundle: 'linked from that page',
  publicErrata: 'shown on that page',
  publicNoticeDocx: 'linked from that page',
  publicNoticePdf: 'likewise',
  publicDocx: 'likewise',
  publicPdf: 'likewise',
  publicJson: 'likewise',
  demoAccounts: 'asked by the sign-in page by its address, before there is a session',
  exportSchemeJson: 'the page writes the draft that it holds, saved or not',
};

const sources = (folder: string): string =>
  readdirSync(folder, { withFileTypes: true })
    .map((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return sources(path);
      return /(?<!\.spec)\.tsx?$/.test(entry.name) ? readFileSync(path, 'utf8') : '';
    })
    .join('\n');

test('every route has its page or its reason, and no reason is left over', () => {
  const pages = sources(join(__dirname, '../../../../apps/web/src'));
  const without = Object.keys(allRoutes).filter((name) => !pages.includes(`'${name}'`));
  expect(without.toSorted()).toEqual(Object.keys(ELSEWHERE).toSorted());
});
