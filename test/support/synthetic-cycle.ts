// Decides how a cycle of many scored reports is made, for what asks of their number: rows in bulk, of a few dozen real contents, past the door.
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import {
  canonicalJson,
  combineSheets,
  defaultSettings,
  judgedIndicators,
  scoreReport,
  systemActor,
  type Figures,
  type Json,
  type Scheme,
} from '@camphor/domain';
import { digestOf, keepScheme, newId, inTransaction } from '@camphor/server';
import { demoReport } from '../../libs/server/src/demo/demo-report';
import { demoUnits } from '../../libs/server/src/demo/county.table';

/** Different contents; each report has one of them. */
const KINDS = 40;
const CHUNK = 250;

interface Kind {
  readonly content: string;
  readonly total: string;
  readonly grade: string;
  readonly lines: string;
  readonly sheet: string;
  readonly digest: string;
}
const kindOf = (scheme: Scheme, digest: string, scorer: string, n: number): Kind => {
  const unit = demoUnits[n % demoUnits.length];
  if (!unit) throw new Error('the demonstration has no units');
  const { title, figures, sections } = demoReport(unit, 2023, n);
  const stated = figures as Figures;
  const judged = judgedIndicators(scheme, stated);
  const entries = judged.map((indicator) => ({ indicator, points: '4', reason: '佐证材料不够完整' }));
  const score = scoreReport({
    scheme,
    figures: stated,
    judged: combineSheets([{ scorer, lines: entries }], judged, 'mean'),
  });
  const content = { title, figures, sections, tables: {}, explanations: {}, selfScores: [], headings: [] };
  const lines = score.lines as unknown as Json;
  return {
    content: canonicalJson(content),
    total: score.total,
    grade: score.grade ?? 'poor',
    lines: canonicalJson(lines),
    sheet: canonicalJson(entries),
    digest: digestOf(canonicalJson({ total: score.total, grade: score.grade, lines, scheme: digest, revision: 1 })),
  };
};

export interface SyntheticCycle {
  readonly id: string;
  readonly fromId: string;
  readonly toId: string;
  /** Path of the bureau. */
  readonly path: string;
}
/** A bureau with one unit a report, every report scored under `from`. */
export const syntheticCycle = async (source: DataSource, reports: number, from: Scheme, to: Scheme): Promise<SyntheticCycle> => {
  const now = new Date();
  const fromId = await inTransaction(source, (tx) => keepScheme(tx, from, now));
  const toId = await inTransaction(source, (tx) => keepScheme(tx, to, now));
  const digest = digestOf(canonicalJson(from));
  const [bureau, cycle, scorer] = [newId(), newId(), newId()];
  const kinds = Array.from({ length: KINDS }, (_, n) => kindOf(from, digest, scorer, n));
  const path = `/${bureau}/`;
  const insert = (table: string, columns: string, rows: readonly (readonly unknown[])[]): Promise<unknown> =>
    source.query(`INSERT INTO ${table} (${columns}) VALUES ?`, [rows]);
  await insert('people_organisation', 'id, code, name, kind, path', [[bureau, `B-${bureau.slice(-8)}`, '某县财政局', 'bureau', path]]);
  // Sheets of nobody would not be found again when a score is rechecked.
  await insert('people_account', 'id, username, name, password_hash, organisation_id, created_at', [
    [scorer, `scorer-${scorer.slice(-8)}`, '评分人', '', bureau, now],
  ]);
  await insert(
    'cycles_cycle',
    'id, bureau_id, year, name, state, scheme_id, submission_due, review_due, scoring_due, publication_due, settings, created_at',
    [
      [
        cycle,
        bureau,
        2023,
        '合成',
        'open',
        fromId,
        '2099-01-01',
        '2099-01-01',
        '2099-01-01',
        '2099-01-01',
        JSON.stringify(defaultSettings),
        now,
      ],
    ],
  );
  for (let start = 0; start < reports; start += CHUNK) {
    const chunk = Array.from({ length: Math.min(CHUNK, reports - start) }, (_, index) => {
      const kind = kinds[(start + index) % KINDS];
      if (!kind) throw new Error('there is no such kind');
      return { kind, unit: newId(), report: newId(), score: newId(), revision: newId(), sheet: newId(), code: randomUUID().slice(0, 18) };
    });
    await insert(
      'people_organisation',
      'id, code, name, kind, parent_id, path',
      chunk.map(({ unit, code }) => [unit, code, `单位 ${code}`, 'township', bureau, `${path}${unit}/`]),
    );
    await insert(
      'reports_revision',
      'id, report_id, number, round, content, digest, algorithm, report_version, late, created_by, created_at',
      chunk.map(({ kind, revision, report }) => [
        revision,
        report,
        1,
        1,
        kind.content,
        digestOf(kind.content),
        'sha-256',
        3,
        0,
        systemActor.accountId,
        now,
      ]),
    );
    await insert(
      'scoring_score',
      'id, report_id, number, total, total_text, grade, lines_json, scheme_id, scheme_digest, revision, report_version, generation, scorers, digest, algorithm, created_by, created_at',
      chunk.map(({ kind, score, report }) => [
        score,
        report,
        1,
        kind.total,
        kind.total,
        kind.grade,
        kind.lines,
        fromId,
        digest,
        1,
        6,
        1,
        JSON.stringify([scorer]),
        kind.digest,
        'sha-256',
        systemActor.accountId,
        now,
      ]),
    );
    await insert(
      'scoring_sheet',
      'id, report_id, scorer_id, generation, version, submitted, lines_json, scheme_digest, report_version, created_at, updated_at, submitted_at',
      chunk.map(({ kind, sheet, report }) => [sheet, report, scorer, 1, 2, 1, kind.sheet, digest, 5, now, now, now]),
    );
    await insert(
      'reports_report',
      'id, cycle_id, unit_id, state, version, revisions, generation, score_id, scored_at, objection_until, created_at, updated_at',
      chunk.map(({ report, unit, score }) => [report, cycle, unit, 'scored', 6, 1, 1, score, now, '2099-01-01', now, now]),
    );
  }
  return { id: cycle, fromId, toId, path };
};
