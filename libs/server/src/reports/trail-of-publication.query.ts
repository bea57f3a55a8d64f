// Shows where the trail of a report stood when it was published.
import type { EntityManager } from 'typeorm';
import type { PaperTrail } from '@camphor/documents';

/** The trail as the act of publication left it: the same paper whenever it is asked for. */
export const trailOfPublication = async (tx: EntityManager, reportId: string, number: number): Promise<PaperTrail | null> => {
  const rows: { count: number; algorithm: string; head: string; after: string }[] = await tx.query(
    `SELECT seq AS count, algorithm, digest AS head, after_json AS after FROM audit_event WHERE stream = ? AND event = 'report.published' ORDER BY seq`,
    [reportId],
  );
  const found = rows.find(({ after }) => (JSON.parse(after) as { number?: number }).number === number);
  return found ? { count: found.count, algorithm: found.algorithm, head: found.head } : null;
};
