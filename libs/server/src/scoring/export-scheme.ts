// Shows a scheme as a file: JSON that makes the same scheme again, or a workbook that does so too.
import { Readable } from 'node:stream';
import type { EntityManager } from 'typeorm';
import { readDraft, writeSchemeRows, type Actor, type Language } from '@camphor/domain';
import { writeBookXlsx } from '@camphor/documents';
import type { FileAnswer } from '../file-answer';
import { visibleScheme } from './schemes.query';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const answer = (name: string, type: string, content: Buffer): FileAnswer => ({
  download: { name, type, size: content.length, content: Readable.from([content]) },
});

export const exportScheme = async (
  tx: EntityManager,
  { actor, id, language }: { readonly actor: Actor; readonly id: string; readonly language: Language },
  format: 'json' | 'xlsx',
): Promise<FileAnswer | null> => {
  const row = await visibleScheme(tx, actor, id);
  if (!row) return null;
  const name = `${row.name}-${row.version}.${format}`;
  const body = JSON.parse(row.body) as unknown;
  if (format === 'json') return answer(name, 'application/json', Buffer.from(`${JSON.stringify(body, null, 2)}\n`, 'utf8'));
  const read = readDraft(body);
  if (!read.ok) throw new Error(`scheme ${id} is kept without the shape of one`);
  const content = await writeBookXlsx(writeSchemeRows(read.draft, language));
  return answer(name, XLSX, content);
};
