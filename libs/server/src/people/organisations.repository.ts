// Records organisations (单位): the tree by paths, and what of it an actor reaches.
import { In, type EntityManager } from 'typeorm';
import { refuse, type Actor, type UnitKind } from '@camphor/domain';
import { appendEvents, bureauStream } from '../audit/append-events';
import { OrganisationRow } from '../db/rows';
import { newId } from '../ids';
import { throwRefusal } from '../refusal.error';

/** 省 · 市 · 县 · 财政局, and the kinds of units that are judged. */
export type OrganisationKind = 'province' | 'city' | 'county' | 'bureau' | UnitKind;

export interface UnitRef {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
}
export const unitRefOf = ({ id, code, name, kind }: UnitRef): UnitRef => ({ id, code, name, kind });

/** Ids of a path from the root down. */
export const idsOfPath = (path: string): string[] => path.split('/').filter((id) => id !== '');

/** The bureau that an organisation belongs to: the nearest one upwards, itself included. */
export const bureauOf = async (tx: EntityManager, path: string): Promise<OrganisationRow | null> => {
  const ids = idsOfPath(path);
  if (ids.length === 0) return null;
  const rows = await tx.find(OrganisationRow, { where: { id: In(ids), kind: 'bureau' } });
  return rows.toSorted((left, right) => right.path.length - left.path.length)[0] ?? null;
};
/** Whose trail records a change of people there: the bureau, or the organisation itself above the bureaus. */
export const trailOf = async (tx: EntityManager, organisation: Pick<OrganisationRow, 'id' | 'path'>) =>
  bureauStream((await bureauOf(tx, organisation.path))?.id ?? organisation.id);

const CODE = /^[\x21-\x7e]{1,64}$/;
/** The organisation of this code, if it lies at or below the actor's own. Codes are ASCII: another text is no code and must not meet the column. */
export const organisationBelow = async (tx: EntityManager, actor: Actor, code: string): Promise<OrganisationRow | null> => {
  const row = CODE.test(code) ? await tx.findOneBy(OrganisationRow, { code }) : null;
  return row?.path.startsWith(actor.organisationPath) ? row : null;
};
export const requireOrganisationBelow = async (tx: EntityManager, actor: Actor, code: string): Promise<OrganisationRow> =>
  (await organisationBelow(tx, actor, code)) ?? throwRefusal(refuse('guards', 'unknown_key', { field: code }));

export interface NewOrganisation {
  readonly code: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  /** null = a root. */
  readonly parent: Pick<OrganisationRow, 'id' | 'path'> | null;
  readonly exempt?: boolean;
  readonly exemptReason?: string | null;
  readonly validFrom?: string | null;
  readonly validTo?: string | null;
}
/** Adds an organisation below its parent; a code that exists already is a duplicate key error. */
export const createOrganisation = async (
  tx: EntityManager,
  plan: NewOrganisation,
  by: { readonly actor: Actor; readonly now: Date },
): Promise<OrganisationRow> => {
  const id = newId();
  const row = tx.create(OrganisationRow, {
    id,
    code: plan.code,
    name: plan.name,
    kind: plan.kind,
    parentId: plan.parent?.id ?? null,
    path: `${plan.parent?.path ?? '/'}${id}/`,
    validFrom: plan.validFrom ?? null,
    validTo: plan.validTo ?? null,
    successorId: null,
    exempt: plan.exempt ?? false,
    exemptReason: plan.exemptReason ?? null,
    version: 1,
  });
  await tx.insert(OrganisationRow, row);
  const { code, name, kind, exempt, exemptReason } = row;
  await appendEvents(tx, await trailOf(tx, row), { ...by, version: 1 }, [
    { event: 'unit.created', before: null, after: { id, code, name, kind, parent: row.parentId, exempt, exemptReason }, reason: null },
  ]);
  return row;
};
