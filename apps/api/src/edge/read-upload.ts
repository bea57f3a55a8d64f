// Decides how a file that is kept is read: written to the disk and digested as it arrives, never whole in memory.
import type { Readable } from 'node:stream';
import { callbackify } from 'node:util';
import type { Request, Response } from 'express';
import multer, { type StorageEngine } from 'multer';
import { EVIDENCE_LIMITS } from '@camphor/domain';
import { discardArrived, receiveFile, refuseNow, type SentEvidence } from '@camphor/server';
import { bodyRefusal, mustBeMultipart, run } from './read-body';

type Arrived = Express.Multer.File & Partial<Pick<SentEvidence, 'digest' | 'algorithm'>>;

const discard = callbackify(discardArrived);
const intoFolder = (dataFolder: string): StorageEngine => {
  const receive = callbackify((content: Readable) => receiveFile(dataFolder, content));
  return {
    _handleFile: (_request, file, done) => receive(file.stream, done),
    _removeFile: (_request, file, done) => discard(file, done),
  };
};

export interface Upload {
  readonly file: SentEvidence;
  readonly fields: Readonly<Record<string, unknown>>;
}
/** The caller discards the file when the request is done. */
export const readUpload = async (request: Request, response: Response, dataFolder: string): Promise<Upload> => {
  mustBeMultipart(request);
  const take = multer({
    storage: intoFolder(dataFolder),
    defParamCharset: 'utf8',
    limits: { files: 1, fileSize: EVIDENCE_LIMITS.fileBytes, fields: 20, fieldSize: 64 * 1024, parts: 21, headerPairs: 100 },
  }).single('file');
  try {
    await run(take, request, response);
  } catch (error) {
    throw bodyRefusal(error, EVIDENCE_LIMITS.fileBytes);
  }
  const file: Arrived | undefined = request.file;
  if (!file?.digest || !file.algorithm) return refuseNow('malformed', 'malformed', { field: 'file', problem: '缺少文件 (missing)' });
  const { originalname: name, path, size, digest, algorithm } = file;
  return {
    file: { name, path, size, digest, algorithm },
    fields: { ...(request.body as Record<string, unknown> | undefined) },
  };
};
