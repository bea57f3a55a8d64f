// Reads name, version and digest of several schemes at once, as they are shown beside a recalculation.
import type { EntityManager } from 'typeorm';
import type { Words } from '@camphor/domain';

export interface SchemeFacts {
  readonly name: string;
  readonly title: Words;
  readonly version: number;
  readonly digest: string;
}
export const loadSchemeFacts = async (tx: EntityManager, ids: readonly string[]): Promise<Map<string, SchemeFacts>> => {
  if (ids.length === 0) return new Map();
  const rows: { id: string; name: string; version: number; digest: string; zh: string; en: string | null }[] = await tx.query(
    "SELECT id, name, version, digest, title AS zh, JSON_VALUE(body, '$.title.en') AS en FROM scoring_scheme WHERE id IN (?)",
    [[...new Set(ids)]],
  );
  return new Map(rows.map(({ id, name, version, digest, zh, en }) => [id, { name, version, digest, title: { zh, en: en ?? zh } }]));
};
