// Shows cycles (年度自评工作): to a unit those that include it, to a bureau its own and those below it.
import type { EntityManager } from 'typeorm';
import { STAGES, type Actor, type CycleSettings, type LocalDate, type Stage } from '@camphor/domain';
import type { UnitRef } from '../people/organisations.repository';
import type { Calendars } from './calendars';
import { readSettings } from './cycle-settings';

export type CycleState = 'planned' | 'open' | 'closed';
export interface ShownCycle {
  readonly id: string;
  readonly year: number;
  readonly name: string;
  readonly state: CycleState;
  readonly bureau: UnitRef;
  readonly scheme: { readonly id: string; readonly name: string; readonly title: string; readonly digest: string };
  readonly submissionDue: string;
  readonly reviewDue: string;
  readonly scoringDue: string;
  readonly publicationDue: string;
  readonly settings: CycleSettings;
  readonly units: number;
  readonly version: number;
}
export type TimeLeft = Readonly<Record<Stage, ReturnType<Calendars['left']>>>;
interface CycleJoin {
  readonly id: string;
  readonly year: number;
  readonly name: string;
  readonly state: CycleState;
  readonly bureauId: string;
  readonly bureauCode: string;
  readonly bureauName: string;
  readonly bureauKind: string;
  readonly schemeId: string;
  readonly schemeName: string;
  readonly schemeTitle: string;
  readonly schemeDigest: string;
  readonly submissionDue: string;
  readonly reviewDue: string;
  readonly scoringDue: string;
  readonly publicationDue: string;
  readonly settings: string;
  readonly units: string;
  readonly version: number;
}
const SELECT = `SELECT c.id, c.year, c.name, c.state, b.id AS bureauId, b.code AS bureauCode, b.name AS bureauName, b.kind AS bureauKind, s.id AS schemeId, s.name AS schemeName,
  s.title AS schemeTitle, s.digest AS schemeDigest, c.submission_due AS submissionDue, c.review_due AS reviewDue, c.scoring_due AS scoringDue, c.publication_due AS publicationDue,
  c.settings, (SELECT COUNT(*) FROM cycles_unit n WHERE n.cycle_id = c.id) AS units, c.version
  FROM cycles_cycle c JOIN people_organisation b ON b.id = c.bureau_id JOIN scoring_scheme s ON s.id = c.scheme_id`;
const VISIBLE = '(b.path LIKE ? OR EXISTS (SELECT 1 FROM cycles_unit m WHERE m.cycle_id = c.id AND m.unit_id = ?))';
const visibleTo = (actor: Actor): string[] => [`${actor.organisationPath}%`, actor.organisationId];

/** The cycle on the wire. */
export const cycleFromRow = (row: CycleJoin): ShownCycle => ({
  id: row.id,
  year: row.year,
  name: row.name,
  state: row.state,
  bureau: { id: row.bureauId, code: row.bureauCode, name: row.bureauName, kind: row.bureauKind },
  scheme: { id: row.schemeId, name: row.schemeName, title: row.schemeTitle, digest: row.schemeDigest },
  submissionDue: row.submissionDue,
  reviewDue: row.reviewDue,
  scoringDue: row.scoringDue,
  publicationDue: row.publicationDue,
  settings: readSettings(row.settings),
  units: Number(row.units),
  version: row.version,
});

export const listCycles = async (tx: EntityManager, actor: Actor): Promise<{ items: ShownCycle[] }> => {
  const rows: CycleJoin[] = await tx.query(`${SELECT} WHERE ${VISIBLE} ORDER BY c.year DESC, b.code, c.name, c.id`, visibleTo(actor));
  return { items: rows.map(cycleFromRow) };
};
/** The cycle, if it exists for this actor. */
export const findCycle = async (tx: EntityManager, actor: Actor, id: string): Promise<ShownCycle | null> => {
  const rows: CycleJoin[] = await tx.query(`${SELECT} WHERE c.id = ? AND ${VISIBLE}`, [id, ...visibleTo(actor)]);
  return rows[0] ? cycleFromRow(rows[0]) : null;
};

const dues = {
  submission: 'submissionDue',
  review: 'reviewDue',
  scoring: 'scoringDue',
  publication: 'publicationDue',
} as const satisfies Record<Stage, keyof ShownCycle>;
/** With what is left of each stage, seen from `today`. */
export const withTimeLeft = <C extends ShownCycle>(cycle: C, calendars: Calendars, today: LocalDate): C & { readonly left: TimeLeft } => ({
  ...cycle,
  left: Object.fromEntries(STAGES.map((stage) => [stage, calendars.left(today, cycle[dues[stage]])])) as TimeLeft,
});
