// Shows whether the trails in the database and the log over them hold, and names what does not.
import type { Settings } from '@camphor/config';
import { createDataSource, verifyLog, verifyTrail, type TrailProblem } from '@camphor/server';

const line = ({ stream, words }: TrailProblem): string =>
  `${stream.startsWith('org:') ? stream : `report ${stream}`}: ${words.zh} (${words.en})`;

/** `ok` when every trail holds; `lines` say so, or what does not. */
export const auditVerify = async (settings: Settings, { report }: { report?: string } = {}): Promise<{ ok: boolean; lines: string[] }> => {
  const source = await createDataSource(settings.databaseUrl, 2).catch((error: unknown) => {
    const { hostname, port } = new URL(settings.databaseUrl);
    throw new Error(`the database at ${hostname}:${port || '3306'} cannot be reached (${(error as { code?: string }).code ?? 'unknown'})`);
  });
  try {
    const { streams, events, problems } = await verifyTrail(source, report ?? null);
    if (report !== undefined && streams === 0 && problems.length === 0)
      return { ok: false, lines: [`report ${report}: 没有审计链 (there is no such trail)`] };
    const whole = `审计链完整：${streams} 条链，${events} 条记录 (every trail holds: ${streams} trails, ${events} events)`;
    if (report !== undefined) return problems.length > 0 ? { ok: false, lines: problems.map(line) } : { ok: true, lines: [whole] };
    const log = await verifyLog(source);
    const wrong = [...problems.map(line), ...log.problems.map(({ words }) => `${words.zh} (${words.en})`)];
    if (wrong.length > 0) return { ok: false, lines: wrong };
    const waiting = log.waiting === 0 ? '' : `，${log.waiting} 项待进入`;
    const english = `the log holds: ${log.entries} entries, ${log.heads} heads${log.waiting === 0 ? '' : `, ${log.waiting} waiting`}`;
    return { ok: true, lines: [whole, `日志完整：${log.entries} 项，${log.heads} 次封存${waiting} (${english})`] };
  } finally {
    await source.destroy();
  }
};
