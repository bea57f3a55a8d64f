// Records schemes (指标体系): the built-in ones as data of this installation, each version immutable once released.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EntityManager } from 'typeorm';
import { isScheme, parseScheme, readSchemeShape, schemeDigestInput, type Scheme } from '@camphor/domain';
import { ALGORITHM, digestOf } from '../digest';
import { newId } from '../ids';
import { SchemeRow } from '../db/rows';

export interface LoadedScheme {
  readonly id: string;
  readonly scheme: Scheme;
  readonly digest: string;
}
// Released schemes never change, so a parsed one may be kept as long as the process lives.
const kept = new Map<string, LoadedScheme>();

/** A scheme that a cycle uses. Its shape alone is asked: it was sound by the rules of its time, and those of today must not take it away. */
export const loadScheme = async (tx: EntityManager, id: string): Promise<LoadedScheme> => {
  const known = kept.get(id);
  if (known) return known;
  const row = await tx.findOneByOrFail(SchemeRow, { id });
  const scheme = readSchemeShape(JSON.parse(row.body));
  if (!isScheme(scheme)) throw new Error(`scheme ${row.name} version ${row.version} cannot be read: ${JSON.stringify(scheme[0])}`);
  const loaded = { id, scheme, digest: row.digest };
  if (row.state === 'released') kept.set(id, loaded);
  return loaded;
};

/** The schemes that come with Camphor, from config/schemes. */
export const builtInSchemes = (folder: string): Scheme[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => {
      const scheme = parseScheme(JSON.parse(readFileSync(join(folder, name), 'utf8')));
      if (!isScheme(scheme)) throw new Error(`config/schemes/${name} is not a sound scheme: ${JSON.stringify(scheme[0])}`);
      return scheme;
    });

/** Keeps a scheme as released unless this name and version is there already; returns its id by name. */
export const keepScheme = async (tx: EntityManager, scheme: Scheme, now: Date): Promise<string> => {
  const present = await tx.findOneBy(SchemeRow, { owner: '', name: scheme.name, version: scheme.version });
  if (present) return present.id;
  const body = schemeDigestInput(scheme);
  const id = newId();
  await tx.insert(SchemeRow, {
    id,
    name: scheme.name,
    version: scheme.version,
    title: scheme.title.zh,
    state: 'released',
    body,
    digest: digestOf(body),
    algorithm: ALGORITHM,
    createdAt: now,
    releasedAt: now,
  });
  return id;
};
