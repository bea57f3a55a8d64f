// Takes a file into the report of a unit: `camphor import FILE --cycle ID --unit CODE`; the report is begun when there is none.
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { describeReason, systemActor, type Actor, type Refusal } from '@camphor/domain';
import {
  acceptImport,
  createImport,
  CycleRow,
  isRefusal,
  newId,
  OrganisationRow,
  ReportRow,
  Reports,
  requestDigest,
} from '@camphor/server';
import type { Imported, ReportView } from '@camphor/contract';
import { say, UsageError, type Command } from './command';
import { withDatabase } from './database';
import { readGivenFile } from './given-file';

const held = <T>(value: T | Refusal): T => {
  if (isRefusal(value)) throw new Error(value.reasons.map((reason) => describeReason(reason).zh).join(' '));
  return value;
};

export const importCommand: Command = (argv) => {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { cycle: { type: 'string' }, unit: { type: 'string' } },
  });
  const [file] = positionals;
  const { cycle: cycleId, unit: code } = values;
  if (!file || !cycleId || !code) throw new UsageError('camphor import FILE --cycle ID --unit CODE');
  const content = readGivenFile(file);
  if (typeof content === 'string') throw new Error(content);
  return withDatabase(async ({ source, clock }) => {
    const unit = await source.manager.findOneBy(OrganisationRow, { code });
    const cycle = await source.manager.findOneBy(CycleRow, { id: cycleId });
    if (!unit || !cycle) throw new Error(unit ? `there is no cycle ${cycleId}` : `there is no unit ${code}`);
    const actor: Actor = {
      ...systemActor,
      roles: ['preparer', 'system'],
      organisationId: unit.id,
      organisationPath: unit.path,
      via: 'cli',
    };
    const now = clock.now();
    const language = 'zh' as const;
    const idempotency = { accountId: actor.accountId, key: null, requestDigest: requestDigest('CLI', newId(), null) };
    const imported = held(await createImport(source, { actor, file: { name: basename(file), content }, now, language, idempotency }))
      .body as Imported;
    const present = await source.manager.findOneBy(ReportRow, { cycleId, unitId: unit.id });
    const reports = new Reports(source, clock);
    const reportId = present?.id ?? (held(await reports.create({ actor, cycleId, idempotency, language })).body as ReportView).id;
    held(await acceptImport(source, { actor, importId: imported.id, reportId, ifMatch: '*', idempotency, now, language }));
    const open = imported.findings.filter(({ status }) => status === 'fail' || status === 'warn').length;
    say(`读出 ${Object.keys(imported.figures).length} 项数据，发现 ${open} 处需要核对；报告 ${reportId}`);
    return 0;
  });
};
