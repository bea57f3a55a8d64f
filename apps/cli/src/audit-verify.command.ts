// Shows whether the trails in the database hold, and names the first thing in each that does not.
import type { Settings } from '@camphor/config';
import { createDataSource, verifyTrail, type TrailProblem } from '@camphor/server';

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
    if (problems.length > 0) return { ok: false, lines: problems.map(line) };
    return { ok: true, lines: [`审计链完整：${streams} 条链，${events} 条记录 (every trail holds: ${streams} trails, ${events} events)`] };
  } finally {
    await source.destroy();
  }
};
