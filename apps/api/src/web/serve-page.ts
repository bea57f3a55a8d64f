// Shows the built page: files under their digest for a year, the page itself never from a cache, and for every path that only the browser knows.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';

const YEAR = 365 * 24 * 60 * 60 * 1000;
const NOT_PAGES = /^\/(?:api|public|health|metrics)(?:\/|$)/;
const NOT_BUILT = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>樟 Camphor</title>
<p>页面尚未构建，请运行 <code>npm run build</code> 后刷新。接口说明见 <a href="/api/docs">/api/docs</a>。</p>
<p lang="en">The page has not been built yet; run <code>npm run build</code> and reload. The API is described at <a href="/api/docs">/api/docs</a>.</p></html>`;

const wantsPage = (request: Request): boolean =>
  (request.method === 'GET' || request.method === 'HEAD') && !NOT_PAGES.test(request.path) && request.accepts(['html', 'json']) === 'html';

const sendPage = (folder: string, response: Response): void => {
  const file = join(folder, 'index.html');
  response.setHeader('Cache-Control', 'no-cache');
  if (existsSync(file)) response.type('html').send(readFileSync(file));
  else response.status(503).type('html').send(NOT_BUILT);
};

/** Files of the page first, then the page for whatever a person asks for; everything else goes on to the routes. */
export const servePage = (folder: string): RequestHandler[] => {
  const files = express.static(folder, {
    index: false,
    fallthrough: true,
    redirect: false,
    setHeaders: (response, path) => {
      const named = path.startsWith(join(folder, 'assets'));
      response.setHeader('Cache-Control', named ? `public, max-age=${YEAR / 1000}, immutable` : 'no-cache');
    },
  });
  const page = (request: Request, response: Response, next: NextFunction): void => {
    // A missing file of an older build must not be answered with the page.
    if (!wantsPage(request) || request.path.startsWith('/assets/')) next();
    else sendPage(folder, response);
  };
  return [(request, response, next) => (NOT_PAGES.test(request.path) ? next() : files(request, response, next)), page];
};
