// Shows all score sheets of a report side by side: who gave what, how far they lie apart, what was moderated and what would come of it.
import type { EntityManager } from 'typeorm';
import {
  combineSheets,
  decideModeration,
  lineSpreads,
  may,
  permissionsTable,
  refuse,
  roleWords,
  spreadTooWide,
  type Language,
  type LineSpread,
  type Refusal,
  type Role,
  type ScoreLine,
  type SheetEntry,
} from '@camphor/domain';
import type { SheetComparison } from '@camphor/contract';
import type { StoredAnswer } from '../db/idempotency';
import { loadCase, type LoadedCase } from '../reports/case-file.repository';
import { findVisible } from '../reports/report-tables';
import { shownReason } from '../reports/shown-reason';
import { countingSheets, openScore } from './official-score';
import { frozenContent, type ReadSheet } from './own-sheet';

type Line = SheetComparison['lines'][number];
interface Beside {
  readonly names: ReadonlyMap<string, string>;
  readonly spreads: ReadonlyMap<string, LineSpread>;
  readonly moderated: readonly SheetEntry[];
  readonly language: Language;
}
const lineView = (line: ScoreLine, { names, spreads, moderated, language }: Beside): Line => {
  const { indicator, judged } = line;
  const apart = spreads.get(indicator);
  const decided = moderated.find((entry) => entry.indicator === indicator);
  return {
    indicator,
    name: line.name[language],
    path: line.path.map((name) => name[language]),
    weight: line.weight,
    computed: line.computed,
    points: line.points,
    explanation: line.explanation[language],
    given: (judged?.given ?? []).map(({ scorer, points, reason, counted }) => ({
      scorer: names.get(scorer) ?? scorer,
      points,
      reason,
      counted,
    })),
    spread: apart?.spread ?? null,
    share: apart?.share ?? null,
    diverges: apart?.diverges ?? false,
    moderated: decided ? { points: decided.points, reason: decided.reason } : null,
  };
};

const scorersOf = ({ assigned, sheets }: LoadedCase, totals: ReadonlyMap<string, string | null>): SheetComparison['scorers'] =>
  assigned
    .filter(({ role }) => role === 'scorer')
    .map(({ id, username, name }) => {
      const sheet = sheets.find(({ scorerId, submitted }) => scorerId === id && submitted);
      return { username, name, submittedAt: sheet?.submittedAt?.toISOString() ?? null, total: totals.get(id) ?? null };
    });

const moderationsOf = ({ moderations, file }: LoadedCase): SheetComparison['moderations'] =>
  moderations.map((one) => ({
    by: one.byName,
    at: one.at,
    spread: one.spread,
    reason: one.reason,
    lines: one.lines.map((entry) => ({ ...entry })),
    counts: one === file.moderation,
  }));

/** Only sheets that are handed in are shown: what is still being written is its scorer's own. */
export const comparisonView = async (tx: EntityManager, loaded: LoadedCase, language: Language): Promise<SheetComparison> => {
  const { file, scheme, judgements, row } = loaded;
  const { settings } = file.cycle;
  const { figures } = await frozenContent(tx, loaded);
  const score = openScore(scheme, figures, judgements, settings, row.late === 1);
  const judged = score.lines.filter(({ computed }) => !computed);
  const sheets = countingSheets(judgements).map(({ scorerId, lines }) => ({ scorer: scorerId, lines }));
  const apart = combineSheets(
    sheets,
    judged.map(({ indicator }) => indicator),
    settings.combine,
  );
  const beside: Beside = {
    names: new Map(loaded.assigned.map(({ id, username }) => [id, username])),
    spreads: new Map(lineSpreads(sheets, judged, settings.spreadBound).map((one) => [one.indicator, one])),
    moderated: judgements.moderated,
    language,
  };
  const verdict = decideModeration(file, '', { lines: [], reason: '-', basis: '' }, []);
  return {
    version: row.version,
    state: row.state,
    step: scheme.scheme.rounding.step,
    combine: settings.combine,
    bound: settings.spreadBound,
    spread: apart.spread,
    tooWide: spreadTooWide(apart, settings.spreadBound),
    scorers: scorersOf(loaded, new Map(apart.totals.map(({ scorer, total }) => [scorer, total]))),
    lines: score.lines.map((line) => lineView(line, beside)),
    total: score.open.length === 0 ? score.total : null,
    grade: score.grade,
    moderations: moderationsOf(loaded),
    moderation: { allowed: verdict.ok, why: verdict.ok ? [] : verdict.reasons.map((reason) => shownReason(reason, language)) },
  };
};

export const compareSheets = async (tx: EntityManager, ask: ReadSheet): Promise<StoredAnswer | Refusal> => {
  const row = await findVisible(tx, ask.actor, ask.reportId);
  if (!row) return refuse('not_found', 'not_found');
  const loaded = await loadCase(tx, ask.actor, row, ask.now);
  if (!may(loaded.file.rolesHere, 'sheet.compare')) {
    const allowed = permissionsTable['sheet.compare'] as readonly Role[];
    return refuse('forbidden', 'wrong_role', { roles: allowed.map((role) => roleWords[role].zh), allowed });
  }
  return { status: 200, body: await comparisonView(tx, loaded, ask.language), etag: `"${row.version}"` };
};
