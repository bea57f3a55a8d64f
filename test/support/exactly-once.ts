// Shows what the database holds of the changes that clients were acknowledged: each once, none besides, and everybody told who was to be told.
import type { DataSource } from 'typeorm';
import type { Acknowledged } from './acknowledged';

/** One report as it stands and as its trail tells it. */
export interface Standing {
  readonly version: number;
  readonly revisions: number;
  readonly scores: number;
  readonly publications: number;
  /** "report.submitted v7 zs.head", in alphabetical order; "v-" for changes that give the report no version. */
  readonly events: readonly string[];
}
export type Standings = Readonly<Record<string, Standing>>;

const NO_VERSION = /^(sheet|comment)\./;
const line = (event: string, version: number | null, who: string): string =>
  `${event} v${NO_VERSION.test(event) ? '-' : String(version)} ${who}`;

export const standings = async (source: DataSource): Promise<Standings> => {
  const reports: { id: string; version: number; revisions: string; scores: string; publications: string }[] = await source.query(
    `SELECT r.id, r.version, (SELECT COUNT(*) FROM reports_revision v WHERE v.report_id = r.id) AS revisions,
       (SELECT COUNT(*) FROM scoring_score s WHERE s.report_id = r.id) AS scores,
       (SELECT COUNT(*) FROM publishing_publication p WHERE p.report_id = r.id) AS publications FROM reports_report r`,
  );
  const events: { stream: string; event: string; version: number | null; who: string }[] = await source.query(
    "SELECT stream, event, version, actor_username AS who FROM audit_event WHERE stream NOT LIKE 'org:%'",
  );
  const told = new Map<string, string[]>();
  for (const { stream, event, version, who } of events) told.set(stream, [...(told.get(stream) ?? []), line(event, version, who)]);
  return Object.fromEntries(
    reports.map(({ id, version, revisions, scores, publications }) => [
      id,
      {
        version,
        revisions: Number(revisions),
        scores: Number(scores),
        publications: Number(publications),
        events: (told.get(id) ?? []).toSorted(),
      },
    ]),
  );
};

const nothing: Standing = { version: 0, revisions: 0, scores: 0, publications: 0, events: [] };

/** What must stand after `changes`, worked out from what stood before and from what was acknowledged alone. */
export const expectedStandings = (before: Standings, changes: readonly Acknowledged[]): Standings => {
  const expected: Record<string, Standing> = { ...before };
  const one = (is: boolean): number => (is ? 1 : 0);
  for (const { reportId, event, version, who } of changes) {
    const was = expected[reportId] ?? nothing;
    expected[reportId] = {
      version: was.version + one(!NO_VERSION.test(event)),
      revisions: was.revisions + one(event === 'report.submitted'),
      scores: was.scores + one(event === 'report.scored'),
      publications: was.publications + one(event === 'report.published'),
      events: [...was.events, line(event, version, who)].toSorted(),
    };
  }
  return expected;
};

/** Marks that are not in exactly one event of their report's trail. */
export const misplacedMarks = async (source: DataSource, changes: readonly Acknowledged[]): Promise<string[]> => {
  const events: { stream: string; after: string }[] = await source.query(
    "SELECT stream, after_json AS `after` FROM audit_event WHERE stream NOT LIKE 'org:%'",
  );
  return changes.flatMap(({ mark, reportId, event, key }) => {
    if (mark === undefined) return [];
    const found = events.filter(({ after }) => after.includes(mark));
    const fits = found.length === 1 && found[0]?.stream === reportId;
    return fits ? [] : [`${event} ${String(key)} is in ${found.length} events`];
  });
};

/** Fields that do not hold what the last acknowledged change put there. */
export const lostFields = async (source: DataSource, changes: readonly Acknowledged[]): Promise<string[]> => {
  const stored: { reportId: string; field: string; value: string | null }[] = await source.query(
    'SELECT report_id AS reportId, field, value FROM reports_field',
  );
  const valueOf = new Map(stored.map(({ reportId, field, value }) => [`${reportId} ${field}`, value]));
  const last = new Map<string, Acknowledged>();
  for (const change of changes) {
    if (change.field === undefined) continue;
    const place = `${change.reportId} ${change.field}`;
    if ((last.get(place)?.version ?? 0) < (change.version ?? 0)) last.set(place, change);
  }
  return [...last].filter(([place, { mark }]) => !valueOf.get(place)?.includes(mark ?? '')).map(([place]) => place);
};

/** Keys under which answers are kept that no client was given, and the reverse. */
export const strayKeys = async (
  source: DataSource,
  changes: readonly Acknowledged[],
): Promise<{ unknown: string[]; missing: string[] }> => {
  // The demonstration and the system have keys of their own.
  const rows: { key: string }[] = await source.query(
    "SELECT idem_key AS `key` FROM edge_idempotency WHERE idem_key NOT LIKE 'demo-%' AND idem_key NOT LIKE 'outbox-%'",
  );
  const kept = new Set(rows.map(({ key }) => key));
  const given = new Set(changes.flatMap(({ key }) => (key === null ? [] : [key])));
  return { unknown: [...kept].filter((key) => !given.has(key)), missing: [...given].filter((key) => !kept.has(key)) };
};

/** Reports whose score was computed again more often than promised, or whose present score never was. */
export const wronglyRechecked = async (source: DataSource): Promise<unknown[]> =>
  source.query(
    `SELECT r.id, COALESCE(p.promised, 0) AS promised, COALESCE(c.checked, 0) AS checked, COALESCE(c.present, 0) AS present FROM reports_report r
     LEFT JOIN (SELECT JSON_VALUE(payload, '$.reportId') AS id, COUNT(*) AS promised FROM jobs_outbox WHERE kind = 'recalculate' GROUP BY 1) p ON p.id = r.id
     LEFT JOIN (SELECT k.report_id AS id, COUNT(*) AS checked, SUM(k.score_id = x.score_id) AS present FROM scoring_check k
       JOIN reports_report x ON x.id = k.report_id GROUP BY k.report_id) c ON c.id = r.id
     WHERE COALESCE(c.checked, 0) > COALESCE(p.promised, 0) OR (r.score_id IS NOT NULL AND COALESCE(c.present, 0) = 0)`,
  );

/** Whom each event tells, as the workflow promises it. */
const audiences: Readonly<Record<string, readonly string[]>> = {
  'report.submitted': ['reviewers', 'unit'],
  'report.withdrawn': ['reviewers'],
  'report.returned': ['unit'],
  'report.approved': ['scorers'],
  'report.scored': ['unit'],
  'report.rescored': ['scorers', 'unit'],
  'report.published': ['unit'],
  'report.amended': ['scorers', 'unit'],
  'report.assigned': ['reviewers', 'scorers'],
};

interface ToldEvent {
  readonly stream: string;
  readonly seq: number;
  readonly event: string;
  readonly actor: string;
  readonly before: string;
  readonly after: string;
}
interface People {
  readonly reportId: string;
  readonly audience: string;
  readonly username: string;
}

/** Who belongs to each audience of each report; the tests assign nobody after the first assignment, so that it is the same at all times. */
const peopleOf = async (source: DataSource): Promise<ReadonlyMap<string, readonly string[]>> => {
  const rows: People[] = await source.query(
    `SELECT a.report_id AS reportId, CONCAT(a.role, 's') AS audience, p.username FROM reports_assignment a JOIN people_account p ON p.id = a.account_id
     UNION ALL SELECT r.id, 'unit', p.username FROM reports_report r JOIN people_account p ON p.organisation_id = r.unit_id`,
  );
  const found = new Map<string, string[]>();
  for (const { reportId, audience, username } of rows) {
    const place = `${reportId} ${audience}`;
    found.set(place, [...(found.get(place) ?? []), username]);
  }
  return found;
};

const newlyNamed = ({ event, before, after }: ToldEvent, audience: string, people: readonly string[]): readonly string[] => {
  if (event !== 'report.assigned') return people;
  const named = (text: string): readonly string[] => (JSON.parse(text) as Record<string, string[]>)[audience] ?? [];
  return named(after).filter((username) => !named(before).includes(username));
};

/** Whoever submitted gets the receipt as well. */
const isReceipt = ({ event }: ToldEvent, audience: string): boolean => event === 'report.submitted' && audience === 'unit';

/** "seq audience username" of every message that each report's events must have led to, and of those that are there; both in order. */
export const messages = async (source: DataSource): Promise<{ expected: Record<string, string[]>; found: Record<string, string[]> }> => {
  const events: ToldEvent[] = await source.query(
    "SELECT stream, seq, event, actor_username AS actor, before_json AS `before`, after_json AS `after` FROM audit_event WHERE stream NOT LIKE 'org:%'",
  );
  const people = await peopleOf(source);
  const expected: Record<string, string[]> = {};
  for (const event of events) {
    for (const audience of audiences[event.event] ?? []) {
      const told = newlyNamed(event, audience, people.get(`${event.stream} ${audience}`) ?? []).filter(
        (who) => who !== event.actor || isReceipt(event, audience),
      );
      if (told.length === 0) continue;
      expected[event.stream] = [...(expected[event.stream] ?? []), ...told.map((who) => `${event.seq} ${audience} ${who}`)].toSorted();
    }
  }
  const rows: { dedupe: string; username: string }[] = await source.query(
    'SELECT n.dedupe, p.username FROM reminders_notification n JOIN people_account p ON p.id = n.account_id WHERE n.kind <> ?',
    ['deadlines'],
  );
  const found: Record<string, string[]> = {};
  for (const { dedupe, username } of rows) {
    const [reportId = '', seq, , audience] = dedupe.split(':');
    found[reportId] = [...(found[reportId] ?? []), `${seq} ${audience} ${username}`].toSorted();
  }
  return { expected, found };
};
