// Measures the promise "recalculate in the background": a dry run over tens of thousands of reports, its cost a report when there are few and many, beside plain bulk reading and writing of the same rows.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { DataSource } from 'typeorm';
import { isScheme, parseScheme, systemActor, type Scheme } from '@camphor/domain';
import { createDataSource, inTransaction, migrate, newId, runApply, runDry } from '@camphor/server';
import { type BenchFigure, handOver, rounded } from './figure';
import { syntheticCycle, type SyntheticCycle } from '../support/synthetic-cycle';

const noMail = { smtpUrl: null };
const FEW = 2_000;
const MANY = 40_000;
const PAGE = 500;

const schemeWith = (name: string, points: string): Scheme => {
  const body = JSON.parse(readFileSync(join(__dirname, '../../config/schemes/hunan-2018.json'), 'utf8')) as Record<string, unknown>;
  const text = JSON.stringify({ ...body, name }).replaceAll('"points":"3"}', `"points":"${points}"}`);
  const scheme = parseScheme(JSON.parse(text));
  if (!isScheme(scheme)) throw new Error(`the scheme of the benchmark is not sound: ${JSON.stringify(scheme[0])}`);
  return scheme;
};
const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1_000;
};

const begin = async (source: DataSource, { id, fromId, toId }: SyntheticCycle, total: number): Promise<string> => {
  const run = newId();
  const actor = JSON.stringify(systemActor);
  await inTransaction(source, async (tx) => {
    await tx.query('INSERT INTO scoring_recalculation_active (cycle_id, run_id) VALUES (?, ?)', [id, run]);
    await tx.query(
      `INSERT INTO scoring_recalculation (id, cycle_id, bureau_id, state, from_scheme_id, to_scheme_id, combine, total, algorithm, asked_by, created_at)
       SELECT ?, id, bureau_id, 'running', ?, ?, 'mean', ?, 'sha-256', ?, ? FROM cycles_cycle WHERE id = ?`,
      [run, fromId, toId, total, actor, new Date(), id],
    );
  });
  return run;
};
const confirm = async (source: DataSource, { id, toId }: SyntheticCycle, run: string): Promise<void> => {
  await source.query('INSERT INTO scoring_recalculation_active (cycle_id, run_id) VALUES (?, ?)', [id, run]);
  await source.query('UPDATE cycles_cycle SET scheme_id = ? WHERE id = ?', [toId, id]);
  await source.query("UPDATE scoring_recalculation SET state = 'applying', applied_by = asked_by, reason = 'x' WHERE id = ?", [run]);
};

/** The raw bound: the same rows read by pages of the primary key, and as many rows of the same size written, nothing computed. */
const readAndWrite = async (source: DataSource, cycle: string, run: string): Promise<void> => {
  const bound = newId();
  for (let cursor = '', rows = PAGE; rows === PAGE;) {
    const page: { id: string }[] = await source.query(
      `SELECT r.id, s.lines_json, v.content, h.lines_json AS sheet FROM reports_report r JOIN scoring_score s ON s.id = r.score_id
       JOIN reports_revision v ON v.report_id = r.id AND v.number = r.revisions JOIN scoring_sheet h ON h.report_id = r.id AND h.generation = r.generation
       WHERE r.cycle_id = ? AND r.state = 'scored' AND r.id > ? ORDER BY r.id LIMIT ?`,
      [cycle, cursor, PAGE],
    );
    rows = page.length;
    if (rows === 0) break;
    const found: Record<string, unknown>[] = await source.query(
      'SELECT * FROM scoring_recalculation_result WHERE run_id = ? AND report_id IN (?)',
      [run, page.map(({ id }) => id)],
    );
    const columns = Object.keys(found[0] ?? {});
    await source.query(`INSERT INTO scoring_recalculation_result (${columns.join(', ')}) VALUES ?`, [
      found.map((row) => columns.map((column) => (column === 'run_id' ? bound : row[column]))),
    ]);
    cursor = page.at(-1)?.id ?? '';
  }
  await source.query('DELETE FROM scoring_recalculation_result WHERE run_id = ?', [bound]);
};

const run = async (): Promise<void> => {
  const url = process.env['DATABASE_URL'] ?? '';
  await migrate(url, process.env['DATABASE_ADMIN_URL'] ?? null);
  const source = await createDataSource(url, 4);
  const [from, to] = [schemeWith('bench-from', '3'), schemeWith('bench-to', '1')];
  const few = await syntheticCycle(source, FEW, from, to);
  const many = await syntheticCycle(source, MANY, from, to);
  // The first run warms up what is compiled and cached.
  await runDry(source, await begin(source, few, FEW), noMail, new Date());
  const fewRun = await begin(source, few, FEW);
  const fewTook = await seconds(() => runDry(source, fewRun, noMail, new Date()));
  const manyRun = await begin(source, many, MANY);
  const manyTook = await seconds(() => runDry(source, manyRun, noMail, new Date()));
  const bound = await seconds(() => readAndWrite(source, many.id, manyRun));
  await confirm(source, few, fewRun);
  const applyTook = await seconds(() => runApply(source, fewRun, noMail, new Date()));
  const [applied]: { applied: number }[] = await source.query('SELECT applied FROM scoring_recalculation WHERE id = ?', [fewRun]);
  await source.destroy();
  const perReport = (took: number, reports: number): number => (took * 1_000) / reports;
  const figures: BenchFigure[] = [
    {
      name: `dry run of ${MANY} reports`,
      value: rounded(perReport(manyTook, MANY)),
      unit: 'ms a report',
      bound: `${rounded(perReport(bound, MANY))} ms (the same rows read and written in bulk)`,
      ratio: rounded(manyTook / bound),
    },
    {
      name: `dry run, a report among ${MANY} against one among ${FEW}`,
      value: rounded(perReport(manyTook, MANY)),
      unit: 'ms a report',
      bound: `${rounded(perReport(fewTook, FEW))} ms among ${FEW}`,
      ratio: rounded(perReport(manyTook, MANY) / perReport(fewTook, FEW)),
    },
    {
      name: `applied to ${applied?.applied ?? 0} reports`,
      value: rounded(perReport(applyTook, applied?.applied ?? 1)),
      unit: 'ms a report',
      bound: `${rounded(perReport(bound, MANY))} ms (the same rows read and written in bulk)`,
      ratio: rounded(perReport(applyTook, applied?.applied ?? 1) / perReport(bound, MANY)),
    },
  ];
  handOver(figures);
};
run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
