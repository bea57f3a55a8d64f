// Shows a report to one actor: content, result, verdicts of the door, assignments.
import type { EntityManager } from 'typeorm';
import { actionsOf, may, openObjections, type Language, type ReportContent } from '@camphor/domain';
import type { ReportView } from '@camphor/contract';
import { chainOf } from '../audit/report-trail.query';
import { calendarsOf, type Calendars } from '../cycles/calendars';
import type { StoredAnswer } from '../db/idempotency';
import { PublicationRow } from '../db/rows';
import type { LoadedCase } from './case-file.repository';
import { shownReason } from './shown-reason';

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

const resultOf = async (
  tx: EntityManager,
  { row, file }: LoadedCase,
  calendars: Calendars,
  language: Language,
): Promise<ReportView['result']> => {
  if (!file.score) return null;
  const publication = row.publicationId
    ? await tx.findOne(PublicationRow, {
        where: { id: row.publicationId },
        select: { id: true, number: true, digest: true, algorithm: true, createdAt: true },
      })
    : null;
  return {
    total: file.score.total,
    grade: file.score.grade,
    stale: file.score.stale,
    staleReasons: file.score.staleReasons.map((reason) => shownReason(reason, language)),
    scoredAt: file.report.scoredAt,
    accepted: file.report.accepted,
    objectionUntil: file.report.objectionUntil,
    openObjections: openObjections(file).length,
    objectionLeft: file.report.objectionUntil ? calendars.left(file.today, file.report.objectionUntil) : null,
    publication: publication
      ? {
          id: publication.id,
          number: publication.number,
          digest: publication.digest,
          algorithm: publication.algorithm,
          at: publication.createdAt.toISOString(),
        }
      : null,
  };
};

const wireContent = (content: ReportContent): ReportView['content'] => ({
  title: content.title,
  figures: { ...content.figures } as Record<string, string>,
  sections: { ...content.sections } as Record<string, string>,
  headings: content.headings.map((heading) => ({ ...heading })),
  tables: Object.fromEntries(Object.entries(content.tables).map(([key, rows]) => [key, rows.map((row) => ({ ...row }))])),
  explanations: { ...content.explanations },
  selfScores: content.selfScores.map((score) => ({ ...score })),
});

/** Who scores is the bureau's business; a unit learns the result, not the names. */
const assignmentsOf = ({ file, assigned, sheets }: LoadedCase): ReportView['assignments'] => {
  if (!file.rolesHere.some((role) => ['reviewer', 'scorer', 'supervisor', 'auditor'].includes(role))) return null;
  const person = ({ id, username, name }: LoadedCase['assigned'][number]) => ({ id, username, name });
  return {
    reviewers: assigned.filter(({ role }) => role === 'reviewer').map(person),
    scorers: assigned
      .filter(({ role }) => role === 'scorer')
      .map((scorer) => ({ ...person(scorer), submitted: sheets.some((sheet) => sheet.scorerId === scorer.id && sheet.submitted) })),
  };
};

export const reportView = async (tx: EntityManager, loaded: LoadedCase, language: Language): Promise<ReportView> => {
  const { row, file } = loaded;
  const calendars = await calendarsOf(tx);
  return {
    id: row.id,
    unit: { id: row.unitId, code: row.unitCode, name: row.unitName, kind: row.unitKind },
    cycle: { id: row.cycleId, year: row.year, name: row.cycleName },
    state: row.state,
    round: row.round,
    version: row.version,
    due: row.due,
    left: row.due ? calendars.left(file.today, row.due) : null,
    late: row.late === 1,
    submittedAt: iso(row.submittedAt),
    updatedAt: row.updatedAt.toISOString(),
    content: wireContent(file.content),
    result: await resultOf(tx, loaded, calendars, language),
    actions: actionsOf(file).map(({ action, allowed, why }) => ({
      action,
      allowed,
      why: why.map((reason) => shownReason(reason, language)),
    })),
    editable: row.state === 'draft' && may(file.rolesHere, 'report.edit'),
    rolesHere: [...file.rolesHere],
    assignments: assignmentsOf(loaded),
    openedAt: iso(row.openedAt),
    lastYear: loaded.lastYear ? ({ ...loaded.lastYear } as Record<string, string>) : null,
    trail: await chainOf(tx, row.id),
    required: {
      sections: [...file.cycle.settings.requiredSections],
      forms: [...file.cycle.settings.requiredForms],
      evidence: [...file.cycle.settings.requiredEvidence],
    },
  };
};

export const viewAnswer =
  (language: Language, status = 200) =>
  async (tx: EntityManager, loaded: LoadedCase): Promise<StoredAnswer> => ({
    status,
    body: await reportView(tx, loaded, language),
    etag: `"${loaded.row.version}"`,
  });
