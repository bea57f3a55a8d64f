// Shows schemes: released ones to everybody who may read schemes, drafts to those of the bureau that writes them.
import { In, type EntityManager } from 'typeorm';
import { may, mendWords, placeOf, problemWords, readDraft, type Actor, type Language, type Problem } from '@camphor/domain';
import type { Scheme as ShownScheme, SchemeHead } from '@camphor/contract';
import { listCycles } from '../cycles/cycles.query';
import { OrganisationRow, SchemeRow } from '../db/rows';
import { bureauOf } from '../people/organisations.repository';

/** The bureau whose drafts the actor writes; null for all who write none. Who belongs to a unit of a bureau does not speak for it. */
export const draftingBureau = async (tx: EntityManager, actor: Actor): Promise<OrganisationRow | null> => {
  if (!may(actor.roles, 'scheme.draft')) return null;
  const bureau = await bureauOf(tx, actor.organisationPath);
  return bureau?.path.startsWith(actor.organisationPath) ? bureau : null;
};
export const schemeExists = async (tx: EntityManager, actor: Actor, id: string): Promise<boolean> =>
  (await visibleScheme(tx, actor, id)) !== null;
/** The scheme, if it exists for this actor. */
export const visibleScheme = async (tx: EntityManager, actor: Actor, id: string): Promise<SchemeRow | null> => {
  const row = await tx.findOneBy(SchemeRow, { id });
  if (row?.state !== 'draft') return row;
  return row.owner === (await draftingBureau(tx, actor))?.id ? row : null;
};

const headOf = (row: Omit<SchemeRow, 'body'>, owners: ReadonlyMap<string, OrganisationRow>, usedBy: SchemeHead['usedBy']): SchemeHead => {
  const owner = owners.get(row.owner);
  return {
    id: row.id,
    name: row.name,
    title: row.title,
    version: row.version,
    state: row.state as SchemeHead['state'],
    digest: row.digest,
    algorithm: row.algorithm,
    revision: row.revision,
    owner: owner ? { id: owner.id, code: owner.code, name: owner.name, kind: owner.kind } : null,
    basedOn: row.basedOn,
    changedAt: (row.changedAt ?? row.createdAt).toISOString(),
    releasedAt: row.releasedAt?.toISOString() ?? null,
    usedBy,
  };
};
const headsOf = async (tx: EntityManager, actor: Actor, rows: readonly Omit<SchemeRow, 'body'>[]): Promise<SchemeHead[]> => {
  const ids = [...new Set(rows.map(({ owner }) => owner).filter((owner) => owner !== ''))];
  const owners = new Map((ids.length === 0 ? [] : await tx.findBy(OrganisationRow, { id: In(ids) })).map((row) => [row.id, row]));
  const { items } = await listCycles(tx, actor);
  return rows.map((row) => {
    const cycles = items.filter(({ scheme }) => scheme.id === row.id);
    return headOf(
      row,
      owners,
      cycles.map(({ id, year, name, state }) => ({ id, year, name, state })),
    );
  });
};

export const listSchemes = async (tx: EntityManager, actor: Actor): Promise<{ items: SchemeHead[] }> => {
  const bureau = await draftingBureau(tx, actor);
  const rows = await tx.find(SchemeRow, {
    select: {
      id: true,
      name: true,
      title: true,
      version: true,
      state: true,
      digest: true,
      algorithm: true,
      owner: true,
      revision: true,
      basedOn: true,
      createdAt: true,
      changedAt: true,
      releasedAt: true,
    },
    where: [{ state: 'released' }, ...(bureau ? [{ state: 'draft', owner: bureau.id }] : [])],
    order: { name: 'ASC', version: 'DESC', owner: 'ASC' },
  });
  return { items: await headsOf(tx, actor, rows) };
};

export const wireProblem = (found: Problem, language: Language): ShownScheme['problems'][number] => ({
  code: found.code,
  place: placeOf(found),
  message: problemWords(found)[language],
  mend: mendWords(found)[language],
});
/** A scheme with all that stands against its release; a released one had nothing. */
export const schemeView = async (tx: EntityManager, actor: Actor, row: SchemeRow, language: Language): Promise<ShownScheme> => {
  const [head] = await headsOf(tx, actor, [row]);
  if (!head) throw new Error(`scheme ${row.id} is not shown`);
  const body = JSON.parse(row.body) as unknown;
  const problems = row.state === 'draft' ? readDraft(body).problems : [];
  return { ...head, body, problems: problems.slice(0, 300).map((found) => wireProblem(found, language)) };
};
export const findScheme = async (tx: EntityManager, actor: Actor, id: string, language: Language): Promise<ShownScheme | null> => {
  const row = await visibleScheme(tx, actor, id);
  return row && schemeView(tx, actor, row, language);
};
