// Shows which reports do not stand where their trail left them: a trail cut together with its head is found here, and so is a report changed past the door.
import type { EntityManager } from 'typeorm';
import type { Words } from '@camphor/domain';
import { transitionEventsSql } from './transition-events';
import type { TrailProblem } from './verify-trail';

interface Standing {
  readonly id: string;
  readonly state: string;
  readonly round: number;
  readonly version: number;
  readonly events: number | null;
  readonly lastSeq: number | null;
  readonly lastVersion: number | null;
  readonly lastAfter: string | null;
}
const PAGE = 200;

const standings = (tx: EntityManager, behind: string, only: string | null): Promise<Standing[]> =>
  tx.query(
    `SELECT r.id, r.state, r.round, r.version, s.\`count\` AS events,
       (SELECT MAX(e.seq) FROM audit_event e WHERE e.stream = r.id) AS lastSeq,
       (SELECT MAX(e.version) FROM audit_event e WHERE e.stream = r.id) AS lastVersion,
       (SELECT e.after_json FROM audit_event e WHERE e.stream = r.id AND e.event IN (${transitionEventsSql}) ORDER BY e.seq DESC LIMIT 1) AS lastAfter
     FROM reports_report r LEFT JOIN audit_stream s ON s.stream = r.id WHERE ${only === null ? 'r.id > ?' : 'r.id = ?'} ORDER BY r.id LIMIT ${PAGE}`,
    [only ?? behind],
  );

const afterOf = (text: string | null): { state?: unknown; round?: unknown } => {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
};

const shown = (value: unknown, absent: string): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : absent);

const judge = (report: Standing): Pick<TrailProblem, 'seq' | 'fault' | 'words'> | null => {
  const seq = report.lastSeq ?? 0;
  if (report.events === null && report.lastSeq === null) {
    return { seq: 1, fault: 'deleted', words: { zh: '报告没有审计链', en: 'the report has no trail' } };
  }
  if (report.lastVersion !== null && report.version > report.lastVersion) {
    return {
      seq: seq + 1,
      fault: 'truncated',
      words: {
        zh: `报告已是第 ${report.version} 版，审计链止于第 ${report.lastVersion} 版：从第 ${seq + 1} 条起被截断`,
        en: `the report is at version ${report.version}, its trail ends at version ${report.lastVersion}: cut off from event ${seq + 1}`,
      },
    };
  }
  const { state, round } = afterOf(report.lastAfter);
  const differs: [string, string, string | number | null, string | number | null][] = [
    ['状态', 'state', report.state, typeof state === 'string' ? state : null],
    ['轮次', 'round', report.round, typeof round === 'number' ? round : null],
    ['版本', 'version', report.version, report.lastVersion],
  ];
  const wrong = differs.find(([, , stands, says]) => stands !== says);
  if (!wrong) return null;
  const [zh, en, stands, says] = wrong;
  const words: Words = {
    zh: `报告的${zh}是 ${shown(stands, '')}，审计链记录的是 ${shown(says, '无')}`,
    en: `the report's ${en} is ${shown(stands, '')}, its trail says ${shown(says, 'nothing')}`,
  };
  return { seq, fault: 'contradicted', words };
};

/** The problems of all reports, or of the one whose trail this is. */
export const reportProblems = async (tx: EntityManager, only: string | null): Promise<TrailProblem[]> => {
  const problems: TrailProblem[] = [];
  for (let behind: string | null = ''; behind !== null;) {
    const page = await standings(tx, behind, only);
    for (const report of page) {
      const problem = judge(report);
      if (problem) problems.push({ stream: report.id, ...problem });
    }
    behind = only === null && page.length === PAGE ? (page.at(-1)?.id ?? null) : null;
  }
  return problems;
};
