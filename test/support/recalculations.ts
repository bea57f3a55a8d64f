// Shows how a test makes another scheme, tries it on a cycle, and waits for what comes of it.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { DataSource } from 'typeorm';
import type { RecalculationPage, RecalculationSummary } from '@camphor/contract';
import { isScheme, parseScheme, type Json, type Scheme } from '@camphor/domain';
import { inTransaction, keepScheme } from '@camphor/server';
import type { Api } from './api';
import { expectStatus } from './line';
import { until } from './until';

type Tree = { [key: string]: Json };
interface Bent extends Tree {
  bands: Tree[];
  indicators: Tree[];
}
const leaves = (indicators: readonly Tree[]): Tree[] =>
  indicators.flatMap((indicator) => (indicator['kind'] === 'leaf' ? [indicator] : leaves(indicator['children'] as unknown as Tree[])));
export const leafOf = (scheme: Bent, id: string): Tree => {
  const found = leaves(scheme.indicators).find((leaf) => leaf['id'] === id);
  if (!found) throw new Error(`the scheme has no line ${id}`);
  return found;
};
/** The scheme of Hunan, bent. */
export const bentScheme = (name: string, bend: (scheme: Bent) => void): Scheme => {
  const body = JSON.parse(readFileSync(resolve(__dirname, '../../config/schemes/hunan-2018.json'), 'utf8')) as Bent;
  body['name'] = name;
  bend(body);
  const scheme = parseScheme(body);
  if (!isScheme(scheme)) throw new Error(`the bent scheme is not sound: ${JSON.stringify(scheme[0])}`);
  return scheme;
};
/** Keeps it as released; gives its id. */
export const keepBent = (source: DataSource, name: string, bend: (scheme: Bent) => void): Promise<string> =>
  inTransaction(source, (tx) => keepScheme(tx, bentScheme(name, bend), new Date()));

/** Excellent from `points` on: nothing but the bands differs. */
export const excellentFrom =
  (points: string) =>
  (scheme: Bent): void => {
    for (const band of scheme.bands) {
      if (band['grade'] === 'excellent') band['from'] = { value: points, closed: true };
      if (band['grade'] === 'good') band['to'] = { value: points, closed: false };
    }
  };
/** Each band of the budget control rate gives `points` where it gave more. */
export const budgetControlAtMost =
  (points: string) =>
  (scheme: Bent): void => {
    const rule = leafOf(scheme, 'budgetControl')['rule'] as Tree;
    rule['bands'] = (rule['bands'] as unknown as Tree[]).map((band, index) =>
      index === 0 || Number(band['points']) <= Number(points) ? band : { ...band, points },
    );
  };

export const cycleOf = async (api: Api, year = 2023): Promise<string> => {
  const { body } = expectStatus(await api.call('supervisor', 'listCycles'), 200);
  const found = (body as { items: { id: string; year: number }[] }).items.find((cycle) => cycle.year === year);
  if (!found) throw new Error(`there is no cycle of ${year}`);
  return found.id;
};
export const tryScheme = async (api: Api, cycleId: string, schemeId: string): Promise<string> => {
  const started = await api.call('supervisor', 'startRecalculation', {
    params: { id: cycleId },
    body: { schemeId, dryRun: true },
    key: randomUUID(),
  });
  return (expectStatus(started, 202).body as RecalculationSummary).id;
};
export const runOf = async (api: Api, id: string, show = 'all'): Promise<RecalculationPage> =>
  expectStatus(await api.call('supervisor', 'getRecalculation', { params: { id }, query: { show, limit: 200 } }), 200)
    .body as RecalculationPage;
export const reaches = (api: Api, id: string, state: RecalculationSummary['state']): Promise<RecalculationPage> =>
  until(
    `the run is ${state}`,
    async () => {
      const run = await runOf(api, id);
      return run.state === state && run;
    },
    60,
  );
export const applyRun = (api: Api, id: string, body: { reportIds?: string[]; count: number; reason?: string }, key = randomUUID()) =>
  api.call('supervisor', 'applyRecalculation', { params: { id }, body: { reason: '指标体系已修订', ...body }, key });
