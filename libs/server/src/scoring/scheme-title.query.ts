// Shows how people call the scheme that something was made by, whatever the cycle goes by since.
import type { EntityManager } from 'typeorm';
import type { Language, Scheme } from '@camphor/domain';
import { SchemeRow } from '../db/rows';

/** Its title in one language; its name where the scheme is not kept here. */
export const schemeTitle = async (
  tx: EntityManager,
  { name, digest }: { readonly name: string; readonly digest: string },
  language: Language,
): Promise<string> => {
  const row = await tx.findOneBy(SchemeRow, { name, digest });
  return row ? (JSON.parse(row.body) as Pick<Scheme, 'title'>).title[language] : name;
};
