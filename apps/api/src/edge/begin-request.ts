// Decides how a request is named and in which language it is answered, before anything else sees it.
import type { NextFunction, Request, Response } from 'express';
import { newId } from '@camphor/server';
import { beginState } from './request-state';

const REQUEST_ID = /^[\w.-]{8,64}$/;

export const beginRequest = (request: Request, response: Response, next: NextFunction): void => {
  const given = request.get('x-request-id');
  const requestId = given !== undefined && REQUEST_ID.test(given) ? given : newId();
  // Chinese unless English is asked for first.
  const language = request.acceptsLanguages(['zh', 'en']) === 'en' ? 'en' : 'zh';
  beginState(request, { requestId, language });
  response.setHeader('X-Request-Id', requestId);
  if (request.path.startsWith('/api')) {
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Content-Language', language === 'en' ? 'en' : 'zh-CN');
  }
  // What was published can be taken back: whoever keeps it asks each time whether it still stands.
  if (request.path.startsWith('/public')) response.setHeader('Cache-Control', 'public, max-age=0, must-revalidate');
  next();
};
