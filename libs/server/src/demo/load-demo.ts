// Records the demonstration county: loaded once, walked through the door, resumed where a broken load stopped.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSource, EntityManager } from 'typeorm';
import {
  addWorkingDays,
  defaultSettings,
  isCalendar,
  localDateOf,
  parseCalendar,
  systemActor,
  workingCalendar,
  type CycleSettings,
} from '@camphor/domain';
import { keepCalendar } from '../cycles/calendars';
import { CycleAssignmentRow, CycleRow, CycleUnitRow, SettingRow, type OrganisationRow } from '../db/rows';
import { inTransaction } from '../db/transaction';
import { newId } from '../ids';
import { Reports } from '../reports/reports';
import { builtInSchemes, keepScheme } from '../scoring/schemes.repository';
import { demoStages, demoUnits, FIRST_BUREAU, OTHER_BUREAU, otherUnits, type DemoOrganisation } from './county.table';
import { demoReport } from './demo-report';
import { demoActors, seedAccounts, seedOrganisations } from './seed-people';
import { stepping, walkReport } from './walk-report';
import { appendEvents } from '../audit/append-events';
import { sealLog } from '../audit/seal-log';

const LOADED = 'demo.loaded';
const DAY = 86_400_000;

export const demoIsLoaded = async (tx: EntityManager): Promise<boolean> => (await tx.findOneBy(SettingRow, { name: LOADED })) !== null;

/** Schemes and calendars that come with Camphor; needed with or without a demonstration. */
export const loadBuiltIn = async (source: DataSource, configFolder: string, now: Date): Promise<void> => {
  await inTransaction(source, async (tx) => {
    for (const scheme of builtInSchemes(join(configFolder, 'schemes'))) await keepScheme(tx, scheme, now);
    for (const name of readdirSync(join(configFolder, 'calendars')).filter((file) => file.endsWith('.json'))) {
      const calendar = parseCalendar(JSON.parse(readFileSync(join(configFolder, 'calendars', name), 'utf8')));
      if (!isCalendar(calendar)) throw new Error(`config/calendars/${name} is not a sound calendar: ${JSON.stringify(calendar[0])}`);
      await keepCalendar(tx, calendar);
    }
  });
};

const settings: CycleSettings = { ...defaultSettings, publicationDays: 10 };

interface CyclePlan {
  readonly bureau: OrganisationRow;
  readonly year: number;
  readonly opening: string;
  readonly units: readonly OrganisationRow[];
  readonly reviewers: readonly string[];
}
const keepCycle = async (tx: EntityManager, plan: CyclePlan, now: Date): Promise<string> => {
  const name = `${plan.year}年度部门整体支出绩效自评`;
  const present = await tx.findOneBy(CycleRow, { bureauId: plan.bureau.id, year: plan.year, name });
  if (present) return present.id;
  const scheme: { id: string }[] = await tx.query("SELECT id FROM scoring_scheme WHERE name = 'hunan-2018' ORDER BY version DESC LIMIT 1");
  const calendar = workingCalendar([]);
  const due = (days: number) => addWorkingDays(calendar, plan.opening, days).date;
  const id = newId();
  await tx.insert(CycleRow, {
    id,
    bureauId: plan.bureau.id,
    year: plan.year,
    name,
    state: 'open',
    schemeId: scheme[0]?.id ?? '',
    submissionDue: due(30),
    reviewDue: due(45),
    scoringDue: due(60),
    publicationDue: due(75),
    settings: JSON.stringify(settings),
    version: 1,
    createdAt: now,
  });
  await tx.insert(
    CycleUnitRow,
    plan.units.map((unit) => ({ cycleId: id, unitId: unit.id })),
  );
  await tx.insert(
    CycleAssignmentRow,
    plan.units.map((unit, index) => ({
      cycleId: id,
      unitId: unit.id,
      role: 'reviewer',
      accountId: plan.reviewers[index % plan.reviewers.length] ?? '',
    })),
  );
  await appendEvents(
    tx,
    { stream: `org:${plan.bureau.id}`, bureauId: plan.bureau.id },
    { actor: { ...systemActor, via: 'demo' }, now, version: 1 },
    [
      { event: 'cycle.created', before: null, after: { cycle: id, year: plan.year, name }, reason: null },
      { event: 'cycle.opened', before: { state: 'planned' }, after: { state: 'open' }, reason: null },
    ],
  );
  return id;
};

const CLOSING = new Date('2023-10-31T08:00:00.000Z');
const CLOSING_DAY = '2023-10-31';
/** Closes the cycle of last year, unless a load that broke off has. */
const closeCycle = async (tx: EntityManager, bureauId: string, cycle: string): Promise<void> => {
  const { affected } = await tx.update(CycleRow, { id: cycle, state: 'open' }, { state: 'closed', version: 2 });
  if (affected !== 1) return;
  await appendEvents(tx, { stream: `org:${bureauId}`, bureauId }, { actor: { ...systemActor, via: 'demo' }, now: CLOSING, version: 2 }, [
    { event: 'cycle.closed', before: { state: 'open' }, after: { state: 'closed', cycle }, reason: null },
  ]);
};

/** Loads what is missing. `say` hears one line a step; the key that seals last year stands in `keyFolder`. */
export const loadDemo = async (
  source: DataSource,
  now: Date,
  say: (line: string) => void,
  keyFolder: string | null = null,
): Promise<void> => {
  if (await demoIsLoaded(source.manager)) return;
  say('demonstration county: organisations and accounts');
  const organisations = await inTransaction(source, async (tx) => {
    const seeded = await seedOrganisations(tx);
    await seedAccounts(tx, seeded, now);
    return seeded;
  });
  const actors = await demoActors(source.manager);
  const actor = (name: string) => {
    const found = actors.get(name);
    if (!found) throw new Error(`demonstration: no account ${name}`);
    return found;
  };
  const place = (code: string): OrganisationRow => {
    const found = organisations.get(code);
    if (!found) throw new Error(`demonstration: no organisation ${code}`);
    return found;
  };
  const rows = (units: readonly DemoOrganisation[]) => units.map(({ code }) => place(code));
  const today = localDateOf(now.toISOString());
  const reviewers = [actor('reviewer1').accountId, actor('reviewer2').accountId];
  const plan = (year: number, opening: string, code = FIRST_BUREAU, units = demoUnits, who = reviewers): CyclePlan => ({
    bureau: place(code),
    year,
    opening,
    units: rows(units),
    reviewers: who,
  });
  const past = new Date('2023-05-08T01:00:00.000Z');
  // The past first: what was sealed then knows nothing of what came later.
  const last = await inTransaction(source, (tx) => keepCycle(tx, plan(2022, '2023-05-04'), past));
  const reports = new Reports(source, { now: () => now });
  const staff = (unit: DemoOrganisation) => ({
    preparer: actor(`${unit.code.toLowerCase()}.preparer`),
    head: actor(`${unit.code.toLowerCase()}.head`),
  });
  const walk = (unit: DemoOrganisation, index: number, cycleId: string, year: number, start: Date) => ({
    source,
    reports,
    cycleId,
    unitId: place(unit.code).id,
    name: `${year}-${unit.code}`,
    content: demoReport(unit, year, index),
    ...staff(unit),
    reviewer: actor(index % 2 === 0 ? 'reviewer1' : 'reviewer2'),
    scorers: [actor('scorer1'), actor('scorer2')],
    supervisor: actor('supervisor'),
    at: stepping(start, 5),
  });
  // 樟树乡 and 西渡镇 begin with nothing, and a few others have not started either.
  const started = demoUnits.map((unit, index) => ({ unit, index })).slice(2, -3);
  for (const { unit, index } of started.slice(0, 6)) {
    say(`demonstration county: ${unit.name} 2022, published`);
    await walkReport(walk(unit, index, last, 2022, past), 'published');
  }
  await inTransaction(source, (tx) => closeCycle(tx, place(FIRST_BUREAU).id, last));
  if (keyFolder !== null) await sealLog(source, keyFolder, new Date('2023-10-31T16:00:05.000Z'), CLOSING_DAY);
  const cycles = await inTransaction(source, async (tx) => ({
    this: await keepCycle(tx, plan(2023, today), now),
    other: await keepCycle(tx, plan(2023, today, OTHER_BUREAU, otherUnits, [actor('other.reviewer').accountId]), now),
  }));
  const begin = new Date(now.getTime() - 4 * DAY);
  for (const { unit, index } of started) {
    const stage = demoStages[(index - 2) % demoStages.length] ?? 'draft';
    say(`demonstration county: ${unit.name} 2023, ${stage}`);
    await walkReport(walk(unit, index, cycles.this, 2023, begin), stage);
  }
  await source.manager.insert(SettingRow, { name: LOADED, value: JSON.stringify({ at: now.toISOString() }) });
  say('demonstration county: ready');
};
