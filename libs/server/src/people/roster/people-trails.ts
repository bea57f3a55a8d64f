// Records many changes of people in their trails: one lock and one statement a few hundred events, whatever the number of people.
import { In, type EntityManager } from 'typeorm';
import type { Actor, AuditFact } from '@camphor/domain';
import { appendEvents, bureauStream } from '../../audit/append-events';
import { OrganisationRow } from '../../db/rows';
import { idsOfPath } from '../organisations.repository';

const BATCH = 500;
export interface PlacedFact {
  /** Path of the organisation that the change belongs to. */
  readonly path: string;
  readonly fact: AuditFact;
}
/** The nearest bureau upwards, else the organisation itself. */
const trailsOf = async (tx: EntityManager, paths: readonly string[]): Promise<(path: string) => string> => {
  const ids = [...new Set(paths.flatMap(idsOfPath))];
  const found = ids.length > 0 ? await tx.find(OrganisationRow, { where: { id: In(ids), kind: 'bureau' }, select: { id: true } }) : [];
  const bureaus = new Set(found.map(({ id }) => id));
  return (path) => {
    const up = idsOfPath(path).toReversed();
    return up.find((id) => bureaus.has(id)) ?? up[0] ?? '';
  };
};

/** In the order given; streams in the order of their names, so that two imports never wait for each other in a circle. */
export const appendPlaced = async (
  tx: EntityManager,
  placed: readonly PlacedFact[],
  by: { readonly actor: Actor; readonly now: Date },
): Promise<void> => {
  const trailOf = await trailsOf(
    tx,
    placed.map(({ path }) => path),
  );
  const byTrail = new Map<string, AuditFact[]>();
  for (const { path, fact } of placed) {
    const trail = trailOf(path);
    const facts = byTrail.get(trail);
    if (facts) facts.push(fact);
    else byTrail.set(trail, [fact]);
  }
  for (const [trail, facts] of [...byTrail].sort(([a], [b]) => (a < b ? -1 : 1)))
    for (let at = 0; at < facts.length; at += BATCH)
      await appendEvents(tx, bureauStream(trail), { ...by, version: 1 }, facts.slice(at, at + BATCH));
};
