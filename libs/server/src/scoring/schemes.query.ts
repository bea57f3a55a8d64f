// Shows the schemes that this installation holds.
import type { EntityManager } from 'typeorm';
import { SchemeRow } from '../db/rows';

type State = 'draft' | 'released';
export const listSchemes = async (tx: EntityManager) => {
  const rows = await tx.find(SchemeRow, {
    select: { id: true, name: true, title: true, version: true, state: true, digest: true },
    order: { name: 'ASC', version: 'DESC' },
  });
  return {
    items: rows.map(({ id, name, title, version, state, digest }) => ({ id, name, title, version, state: state as State, digest })),
  };
};
export const findScheme = async (tx: EntityManager, id: string) => {
  const row = await tx.findOneBy(SchemeRow, { id });
  return row
    ? {
        id: row.id,
        name: row.name,
        title: row.title,
        version: row.version,
        state: row.state as State,
        digest: row.digest,
        body: JSON.parse(row.body) as unknown,
      }
    : null;
};
