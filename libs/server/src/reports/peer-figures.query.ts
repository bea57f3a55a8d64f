// Shows the figures of the other reports of a cycle that the comparison with peers (同类比较) rests on: one bounded read, whatever the county's size.
import type { EntityManager } from 'typeorm';
import { isFigureKey, peerFigureKeys, type Figures } from '@camphor/domain';
import type { JoinedReport } from './report-tables';

/** A median says no more of a thousand than of this many. */
const MOST = 400;
const FIELDS = peerFigureKeys.map((key) => `figure:${key}`);

/** Reports still being written are no peers yet. */
export const loadPeerFigures = async (tx: EntityManager, { id, cycleId }: Pick<JoinedReport, 'id' | 'cycleId'>): Promise<Figures[]> => {
  const rows: { reportId: string; field: string; value: string | null }[] = await tx.query(
    `SELECT f.report_id AS reportId, f.field, f.value FROM
       (SELECT r.id FROM reports_report r WHERE r.cycle_id = ? AND r.state IN ('submitted', 'reviewed', 'scored', 'published') AND r.id <> ? ORDER BY r.state, r.id LIMIT ${MOST}) p
     JOIN reports_field f ON f.report_id = p.id AND f.field IN (${FIELDS.map(() => '?').join(', ')})`,
    [cycleId, id, ...FIELDS],
  );
  const peers = new Map<string, Figures>();
  for (const { reportId, field, value } of rows) {
    const key = field.slice('figure:'.length);
    if (value !== null && isFigureKey(key)) peers.set(reportId, { ...peers.get(reportId), [key]: value });
  }
  return [...peers.values()];
};
