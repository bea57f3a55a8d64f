// Decides the headers under which a file leaves: always a download, of a type from our own table, never something that a browser runs.
import { StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import type { FileAnswer } from '@camphor/server';

// RFC 8187 attr-char; everything else is percent-encoded.
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
/** For what does not know `filename*`: ASCII, without quotes and percent signs that some would decode. */
const plain = (name: string): string => name.replace(/[^\x20-\x7e]/gu, '_').replace(/["\\%;]/g, '_');

export const dispositionOf = (name: string): string => `attachment; filename="${plain(name)}"; filename*=UTF-8''${encoded(name)}`;

export const sendFile = (response: Response, { download }: FileAnswer): StreamableFile => {
  response.setHeader('Content-Type', download.type);
  response.setHeader('Content-Length', download.size);
  response.setHeader('Content-Disposition', dispositionOf(download.name));
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Content-Security-Policy', "sandbox; default-src 'none'");
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  // no-transform: the bytes are those that the digest is of, also on their way.
  response.setHeader('Cache-Control', 'private, no-store, no-transform');
  return new StreamableFile(download.content);
};
