// Decides how a body is read: JSON in UTF-8 up to 12 MB, or one file up to 30 MB; only after it is known who asks and that the thing exists.
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import multer, { memoryStorage, MulterError } from 'multer';
import { refuse } from '@camphor/domain';
import { RefusalError, refuseNow } from '@camphor/server';
import type { SentFile } from './route.decorator';

const JSON_LIMIT = 12 * 1024 * 1024;
const FILE_LIMIT = 30 * 1024 * 1024;
const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json$/i;
const MULTIPART = /^multipart\/form-data$/i;

const takeBytes = express.raw({ type: () => true, limit: JSON_LIMIT, inflate: true });
const takeFile = multer({
  storage: memoryStorage(),
  defParamCharset: 'utf8',
  limits: { files: 1, fileSize: FILE_LIMIT, fields: 20, fieldSize: 64 * 1024, parts: 21, headerPairs: 100 },
}).single('file');

export const run = (middleware: RequestHandler, request: Request, response: Response): Promise<void> =>
  new Promise((resolve, reject) => {
    const next: NextFunction = (error?: unknown) => (error ? reject(error as Error) : resolve());
    void middleware(request, response, next);
  });

const hasBody = (request: Request): boolean =>
  request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? '0') > 0;

interface Named {
  readonly type: string;
  readonly charset: string;
}
const contentType = (request: Request): Named => {
  const [type = '', ...parameters] = (request.headers['content-type'] ?? '').split(';');
  const charset = parameters.map((part) => /^\s*charset\s*=\s*"?([^";]+)"?\s*$/i.exec(part)?.[1]).find((found) => found !== undefined);
  return { type: type.trim(), charset: (charset ?? 'utf-8').toLowerCase() };
};

const decoded = (bytes: Buffer): unknown => {
  let text: string;
  try {
    // Fatal: bytes that are no UTF-8 would otherwise become replacement characters without a word.
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.trim() === '' ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return refuseNow('malformed', 'malformed_json');
  }
};

/** The JSON of the body; undefined when there is none. */
export const readJson = async (request: Request, response: Response): Promise<unknown> => {
  if (!hasBody(request)) return undefined;
  const { type, charset } = contentType(request);
  if (!JSON_TYPE.test(type) || (charset !== 'utf-8' && charset !== 'utf8'))
    return refuseNow('unsupported', 'unsupported_type', { expected: 'application/json; charset=utf-8' });
  try {
    await run(takeBytes, request, response);
  } catch (error) {
    throw bodyRefusal(error, JSON_LIMIT);
  }
  return Buffer.isBuffer(request.body) ? decoded(request.body) : undefined;
};

export interface Multipart {
  readonly file: SentFile;
  readonly fields: Readonly<Record<string, unknown>>;
}
export const mustBeMultipart = (request: Request): void => {
  if (!MULTIPART.test(contentType(request).type)) refuseNow('unsupported', 'unsupported_type', { expected: 'multipart/form-data' });
};
export const readMultipart = async (request: Request, response: Response): Promise<Multipart> => {
  mustBeMultipart(request);
  try {
    await run(takeFile, request, response);
  } catch (error) {
    throw bodyRefusal(error, FILE_LIMIT);
  }
  const { file } = request;
  if (!file) return refuseNow('malformed', 'malformed', { field: 'file', problem: '缺少文件 (missing)' });
  return {
    file: { name: file.originalname, type: file.mimetype, content: file.buffer },
    fields: { ...(request.body as Record<string, unknown> | undefined) },
  };
};

const megabytes = (bytes: number): string => `${bytes / 1024 / 1024} MB`;
/** What the readers of bodies throw, as a refusal; anything else as it is. */
export const bodyRefusal = (error: unknown, limit: number): unknown => {
  const { type, status, message } = error as { type?: unknown; status?: unknown; message?: unknown };
  if (type === 'entity.too.large' || (error instanceof MulterError && error.code === 'LIMIT_FILE_SIZE'))
    return new RefusalError(refuse('too_large', 'body_too_large', { limit: megabytes(limit) }));
  if (type === 'encoding.unsupported' || type === 'charset.unsupported')
    return new RefusalError(refuse('unsupported', 'unsupported_type', { expected: 'gzip, deflate, br, identity' }));
  if (error instanceof MulterError)
    return new RefusalError(refuse('malformed', 'malformed', { field: error.field ?? 'file', problem: error.code }));
  // Cut off, damaged compression, broken multipart framing.
  if (status === 400 || (typeof message === 'string' && /multipart|boundary|form|header/i.test(message)))
    return new RefusalError(refuse('malformed', 'malformed', { field: 'body', problem: String(message).slice(0, 120) }));
  return error;
};
