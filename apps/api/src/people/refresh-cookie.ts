// Decides how the refresh token is kept by a browser: no script reads it, no other site sends it, only sign-in paths get it.
import type { Request, Response } from 'express';
import { API_PREFIX } from '@camphor/contract';

const NAME = 'camphor_refresh';
const place = (secure: boolean) => ({ httpOnly: true, sameSite: 'strict', secure, path: `${API_PREFIX}/auth` }) as const;

export const readRefreshCookie = (request: Request): string | null => {
  for (const pair of (request.get('cookie') ?? '').split(';')) {
    const [name, value] = pair.split('=', 2);
    if (name?.trim() === NAME && value !== undefined && /^[\w.-]{1,200}$/.test(value.trim())) return value.trim();
  }
  return null;
};
export const setRefreshCookie = (
  response: Response,
  { token, expiresAt }: { readonly token: string; readonly expiresAt: Date },
  secure: boolean,
  now: Date,
): void => {
  // A span, not an instant: the browser's clock is its own.
  response.cookie(NAME, token, { ...place(secure), maxAge: expiresAt.getTime() - now.getTime() });
};
export const clearRefreshCookie = (response: Response, secure: boolean): void => {
  response.clearCookie(NAME, place(secure));
};
