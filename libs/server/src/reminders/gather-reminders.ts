// Shows which reminders are due today for whom, over all open cycles; whether they were sent is not asked here.
import type { EntityManager } from 'typeorm';
import { v5 } from 'uuid';
import {
  addDays,
  dueReminders,
  localDateOf,
  type DueReminder,
  type LocalDate,
  type Reminded,
  type ReminderItem,
  type State,
  type WorkingCalendar,
} from '@camphor/domain';
import { transitionEventsSql } from '../audit/transition-events';
import type { Receiver } from './write-messages';

export interface Waiting {
  /** What the ledger calls it: the report, or a name made of cycle and unit where there is none yet. */
  readonly subject: string;
  readonly reminder: string;
  readonly occurrence: LocalDate;
  readonly item: ReminderItem;
}
export interface WaitingPerson {
  readonly receiver: Receiver;
  readonly waiting: readonly Waiting[];
}

const BATCH = 500;
/** Calendar days within which five working days always lie, holidays included. */
const AHEAD = 30;

interface OpenCycle {
  readonly id: string;
  readonly bureauId: string;
  readonly year: number;
  readonly submissionDue: string;
}
interface DueReport {
  readonly id: string;
  readonly unitId: string;
  readonly unit: string;
  readonly exempt: number;
  readonly state: Exclude<State, 'published'>;
  readonly round: number;
  readonly generation: number;
  readonly due: string;
}
/** One thing that somebody has to do by a date. */
interface Task {
  readonly subject: string;
  readonly reportId: string | null;
  readonly unit: string;
  readonly stage: Reminded;
  readonly due: LocalDate;
  readonly since: LocalDate | null;
  readonly turn: string;
  readonly responsible: readonly Receiver[];
}
const stageOf: Record<DueReport['state'], Reminded> = {
  draft: 'submission',
  submitted: 'review',
  reviewed: 'scoring',
  scored: 'publication',
};

type ByKey = ReadonlyMap<string, readonly Receiver[]>;
const grouped = async (tx: EntityManager, sql: string, keys: readonly string[], values: readonly unknown[] = []): Promise<ByKey> => {
  const found = new Map<string, Receiver[]>();
  if (keys.length === 0) return found;
  const rows: { key: string; id: string; email: string | null }[] = await tx.query(sql, [...values, keys]);
  for (const { key, id, email } of rows) found.set(key, [...(found.get(key) ?? []), { id, email }]);
  return found;
};

const unitPeople = (tx: EntityManager, unitIds: readonly string[]): Promise<ByKey> =>
  grouped(
    tx,
    `SELECT DISTINCT p.organisation_id AS \`key\`, p.id, p.email FROM people_account p JOIN people_account_role x ON x.account_id = p.id
     AND x.role IN ('preparer', 'head') WHERE p.active = 1 AND p.organisation_id IN (?)`,
    unitIds,
  );
const supervisorsOf = async (tx: EntityManager, bureauId: string): Promise<readonly Receiver[]> =>
  tx.query(
    `SELECT p.id, p.email FROM people_account p JOIN people_account_role x ON x.account_id = p.id AND x.role = 'supervisor'
     WHERE p.active = 1 AND p.organisation_id = ?`,
    [bureauId],
  );
const reviewersOf = (tx: EntityManager, reportIds: readonly string[]): Promise<ByKey> =>
  grouped(
    tx,
    `SELECT a.report_id AS \`key\`, p.id, p.email FROM reports_assignment a JOIN people_account p ON p.id = a.account_id AND p.active = 1
     JOIN people_account_role x ON x.account_id = p.id AND x.role = a.role WHERE a.role = 'reviewer' AND a.report_id IN (?)`,
    reportIds,
  );
/** Scorers whose sheet of the present generation is not in. */
const openScorersOf = (tx: EntityManager, reportIds: readonly string[]): Promise<ByKey> =>
  grouped(
    tx,
    `SELECT a.report_id AS \`key\`, p.id, p.email FROM reports_assignment a JOIN people_account p ON p.id = a.account_id AND p.active = 1
     JOIN people_account_role x ON x.account_id = p.id AND x.role = a.role JOIN reports_report r ON r.id = a.report_id
     LEFT JOIN scoring_sheet s ON s.report_id = r.id AND s.generation = r.generation AND s.scorer_id = a.account_id AND s.submitted = 1
     WHERE a.role = 'scorer' AND s.id IS NULL AND a.report_id IN (?)`,
    reportIds,
  );
/** Local date of the last move of each report. */
const movedOn = async (tx: EntityManager, reportIds: readonly string[]): Promise<ReadonlyMap<string, LocalDate>> => {
  if (reportIds.length === 0) return new Map();
  const rows: { stream: string; at: Date }[] = await tx.query(
    `SELECT stream, MAX(at) AS at FROM audit_event WHERE stream IN (?) AND event IN (${transitionEventsSql}) GROUP BY stream`,
    [reportIds],
  );
  return new Map(rows.map(({ stream, at }) => [stream, localDateOf(at.toISOString())]));
};

const tasksOf = async (tx: EntityManager, reports: readonly DueReport[], supervisors: readonly Receiver[]): Promise<Task[]> => {
  const inState = (state: DueReport['state']) => reports.filter((report) => report.state === state);
  const ids = (some: readonly DueReport[]) => some.map(({ id }) => id);
  const units = await unitPeople(tx, [...new Set(inState('draft').map(({ unitId }) => unitId))]);
  const reviewers = await reviewersOf(tx, ids(inState('submitted')));
  const scorers = await openScorersOf(tx, ids(inState('reviewed')));
  const moved = await movedOn(tx, ids(reports));
  // Where nobody is assigned, or every sheet is in, it is the supervisor's turn.
  const orSupervisors = (found: readonly Receiver[] | undefined) => (found && found.length > 0 ? found : supervisors);
  const responsible: Record<DueReport['state'], (report: DueReport) => readonly Receiver[]> = {
    draft: ({ unitId }) => units.get(unitId) ?? [],
    submitted: ({ id }) => orSupervisors(reviewers.get(id)),
    reviewed: ({ id }) => orSupervisors(scorers.get(id)),
    scored: ({ exempt }) => (exempt === 1 ? [] : supervisors),
  };
  return reports.map((report): Task => ({
    subject: report.id,
    reportId: report.id,
    unit: report.unit,
    stage: stageOf[report.state],
    due: report.due,
    since: moved.get(report.id) ?? null,
    turn: report.state === 'draft' || report.state === 'submitted' ? `r${report.round}` : `g${report.generation}`,
    responsible: responsible[report.state](report),
  }));
};

async function* reportTasks(
  tx: EntityManager,
  cycle: OpenCycle,
  supervisors: readonly Receiver[],
  until: LocalDate,
): AsyncGenerator<Task[]> {
  for (let behind: string | null = ''; behind !== null;) {
    const reports: DueReport[] = await tx.query(
      `SELECT r.id, r.unit_id AS unitId, u.name AS unit, u.exempt, r.state, r.round, r.generation, r.due FROM reports_report r
       JOIN people_organisation u ON u.id = r.unit_id
       WHERE r.cycle_id = ? AND r.id > ? AND r.state <> 'published' AND r.due IS NOT NULL AND r.due <= ? ORDER BY r.id LIMIT ${BATCH}`,
      [cycle.id, behind, until],
    );
    yield await tasksOf(tx, reports, supervisors);
    behind = reports.length === BATCH ? (reports.at(-1)?.id ?? null) : null;
  }
}

/** Units that have not even begun are the latest of all. */
async function* unbegunTasks(tx: EntityManager, cycle: OpenCycle, until: LocalDate): AsyncGenerator<Task[]> {
  if (cycle.submissionDue > until) return;
  for (let behind: string | null = ''; behind !== null;) {
    const units: { unitId: string; unit: string }[] = await tx.query(
      `SELECT k.unit_id AS unitId, u.name AS unit FROM cycles_unit k JOIN people_organisation u ON u.id = k.unit_id
       LEFT JOIN reports_report r ON r.cycle_id = k.cycle_id AND r.unit_id = k.unit_id
       WHERE k.cycle_id = ? AND k.unit_id > ? AND r.id IS NULL ORDER BY k.unit_id LIMIT ${BATCH}`,
      [cycle.id, behind],
    );
    const people = await unitPeople(
      tx,
      units.map(({ unitId }) => unitId),
    );
    yield units.map(({ unitId, unit }): Task => ({
      subject: v5(unitId, cycle.id),
      reportId: null,
      unit,
      stage: 'submission',
      due: cycle.submissionDue,
      since: null,
      turn: 'r0',
      responsible: people.get(unitId) ?? [],
    }));
    behind = units.length === BATCH ? (units.at(-1)?.unitId ?? null) : null;
  }
}

/** Objections that nobody has decided yet; one at a time is open for a report. */
async function* objectionTasks(
  tx: EntityManager,
  cycle: OpenCycle,
  supervisors: readonly Receiver[],
  until: LocalDate,
): AsyncGenerator<Task[]> {
  for (let behind: string | null = ''; behind !== null;) {
    const open: { reportId: string; unit: string; score: number; due: string; filedAt: Date }[] = await tx.query(
      `SELECT r.id AS reportId, u.name AS unit, o.score_number AS score, o.due, o.filed_at AS filedAt FROM reports_report r
       JOIN publishing_objection o ON o.report_id = r.id AND o.upheld IS NULL JOIN people_organisation u ON u.id = r.unit_id
       WHERE r.cycle_id = ? AND r.id > ? AND o.due IS NOT NULL AND o.due <= ? ORDER BY r.id LIMIT ${BATCH}`,
      [cycle.id, behind, until],
    );
    yield open.map(({ reportId, unit, score, due, filedAt }): Task => ({
      subject: reportId,
      reportId,
      unit,
      stage: 'objection',
      due,
      since: localDateOf(filedAt.toISOString()),
      turn: `s${score}`,
      responsible: supervisors,
    }));
    behind = open.length === BATCH ? (open.at(-1)?.reportId ?? null) : null;
  }
}

const itemOf = (task: Task, year: number, { relation, days }: DueReminder): ReminderItem => ({
  reportId: task.reportId,
  unit: task.unit,
  year: String(year),
  stage: task.stage,
  relation,
  due: task.due,
  days,
});

/** Everything that is due today, by person. */
export const gatherReminders = async (tx: EntityManager, calendar: WorkingCalendar, today: LocalDate): Promise<WaitingPerson[]> => {
  const people = new Map<string, { receiver: Receiver; waiting: Waiting[] }>();
  const add = (receivers: readonly Receiver[], waiting: Waiting): void => {
    for (const receiver of receivers) {
      const person = people.get(receiver.id) ?? { receiver, waiting: [] };
      person.waiting.push(waiting);
      people.set(receiver.id, person);
    }
  };
  const cycles: OpenCycle[] = await tx.query(
    "SELECT id, bureau_id AS bureauId, year, submission_due AS submissionDue FROM cycles_cycle WHERE state = 'open' ORDER BY id",
  );
  for (const cycle of cycles) {
    const supervisors = await supervisorsOf(tx, cycle.bureauId);
    const until = addDays(today, AHEAD);
    const sources = [
      reportTasks(tx, cycle, supervisors, until),
      unbegunTasks(tx, cycle, until),
      objectionTasks(tx, cycle, supervisors, until),
    ];
    for (const source of sources) {
      for await (const tasks of source) {
        for (const task of tasks) {
          for (const reminder of dueReminders(task, calendar, today)) {
            const receivers = reminder.to === 'supervisors' ? supervisors : task.responsible;
            add(receivers, {
              subject: task.subject,
              reminder: reminder.reminder,
              occurrence: reminder.occurrence,
              item: itemOf(task, cycle.year, reminder),
            });
          }
        }
      }
    }
  }
  return [...people.values()];
};
