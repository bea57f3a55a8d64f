// Imports a roster of units: `camphor units import FILE.xlsx [--below CODE] [--dry-run] [--json]`; what cannot be taken is said row by row and nothing is written.
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { systemActor, type Actor } from '@camphor/domain';
import type { Roster } from '@camphor/contract';
import { importUnits, OrganisationRow, RefusalError } from '@camphor/server';
import type { DataSource } from 'typeorm';
import { say, UsageError, warn, type Command } from './command';
import { withDatabase } from './database';

const usage = 'camphor units import FILE.xlsx [--below CODE] [--dry-run] [--json]';

/** Units without a parent go below this organisation: the one that was named, else the first bureau. */
const placeOf = async (source: DataSource, code: string | undefined): Promise<OrganisationRow> => {
  const found = code
    ? await source.manager.findBy(OrganisationRow, { code })
    : await source.manager.find(OrganisationRow, { where: { kind: 'bureau' }, order: { id: 'ASC' }, take: 2 });
  const [place, another] = found;
  if (!place)
    throw new UsageError(
      code ? `there is no organisation ${code}` : 'there is no bureau yet; make one with camphor user create … --new-bureau',
    );
  if (another) warn(`units without a parent go below ${place.code} ${place.name}; --below CODE chooses another`);
  return place;
};

const told = ({ counts, dryRun, rows }: Roster): void => {
  for (const { row, key, name, outcome } of rows) if (outcome !== 'unchanged') say(`${row}\t${outcome}\t${key}\t${name}`);
  const { create, change, unchanged } = counts;
  say(`${dryRun ? 'would be' : 'done'}: ${create} added, ${change} changed, ${unchanged} as they were`);
};
const refused = ({ problems, rows }: Roster): number => {
  for (const { row, column, message } of [...problems, ...rows.flatMap((one) => one.problems)]) warn(`${row}\t${column ?? ''}\t${message}`);
  return 1;
};

export const unitsCommand: Command = async (argv) => {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { below: { type: 'string' }, 'dry-run': { type: 'boolean' }, json: { type: 'boolean' } },
  });
  const [verb, path] = positionals;
  if (verb !== 'import' || !path || positionals.length !== 2) throw new UsageError(usage);
  const content = await readFile(path).catch(() => {
    throw new UsageError(`${path} cannot be read`);
  });
  return withDatabase(async ({ source, clock }) => {
    const place = await placeOf(source, values.below);
    const actor: Actor = { ...systemActor, via: 'cli', organisationId: place.id };
    const idempotency = { accountId: actor.accountId, key: null, requestDigest: '' };
    const ask = { actor, idempotency, file: { name: basename(path), content }, now: clock.now(), language: 'zh', ifMatch: null } as const;
    try {
      const shown = (await importUnits(source, { ...ask, dryRun: true, plan: null })).body as Roster;
      const write = shown.takeable && !values['dry-run'];
      const done = write ? ((await importUnits(source, { ...ask, dryRun: false, plan: shown.plan })).body as Roster) : shown;
      if (values.json) say(JSON.stringify(done));
      else if (shown.takeable) told(done);
      return shown.takeable ? 0 : refused(shown);
    } catch (error) {
      const message = error instanceof RefusalError ? error.refusal.reasons[0].facts['message'] : null;
      throw typeof message === 'string' ? new UsageError(message) : error;
    }
  });
};
