// Shows a report as a file: what an actor reads of it now, or what was published; written in a thread that holds nobody up.
import { Readable } from 'node:stream';
import type { EntityManager } from 'typeorm';
import { emptyContent, localDateOf, refuse, type Actor, type Refusal, type ReportContent } from '@camphor/domain';
import { exportTypes, fileNameOf, reportTitle, writeAside, type ExportFormat, type PaperFacts } from '@camphor/documents';
import type { FileAnswer } from '../file-answer';
import { isId } from '../ids';
import type { LoadedCase } from './case-file.repository';
import { paperFacts } from './paper-facts';
import { trailOfPublication } from './trail-of-publication.query';

/** `title` names the file, without its ending. */
export const fileAnswer = (bytes: Uint8Array, title: string, format: ExportFormat): FileAnswer =>
  answerOf(bytes, fileNameOf(title, format), format);
const answerOf = (bytes: Uint8Array, name: string, format: ExportFormat): FileAnswer => ({
  download: { name, type: exportTypes[format], size: bytes.length, content: Readable.from([Buffer.from(bytes)]) },
});
const written = async (format: ExportFormat, content: ReportContent, facts: PaperFacts): Promise<FileAnswer | Refusal> => {
  const bytes = await writeAside({ is: 'report', format, content, facts });
  return bytes ? fileAnswer(bytes, reportTitle(facts), format) : refuse('unavailable', 'unavailable');
};

export const exportReport = async (tx: EntityManager, loaded: LoadedCase, format: ExportFormat): Promise<FileAnswer | Refusal> =>
  written(format, loaded.file.content, await paperFacts(tx, loaded));

interface Published {
  readonly reportId: string;
  readonly number: number;
  readonly body: string;
  readonly signed: Date | null;
}
interface PublishedBody {
  readonly unit: { readonly name: string };
  readonly cycle: { readonly year: number };
  readonly content: Omit<ReportContent, 'explanations'>;
}
/** The published content, never what became of it since; as JSON byte for byte what the digest is over. */
export const exportPublication = async (
  tx: EntityManager,
  id: string,
  format: Exclude<ExportFormat, 'xlsx'>,
): Promise<FileAnswer | Refusal | null> => {
  if (!isId(id)) return null;
  const rows: Published[] = await tx.query(
    `SELECT p.report_id AS reportId, p.number, p.body, v.created_at AS signed FROM publishing_publication p
     LEFT JOIN reports_revision v ON v.report_id = p.report_id AND v.number = JSON_VALUE(p.body, '$.revision') WHERE p.id = ?`,
    [id],
  );
  const row = rows[0];
  if (!row) return null;
  const body = JSON.parse(row.body) as PublishedBody;
  const trail = await trailOfPublication(tx, row.reportId, row.number);
  const facts: PaperFacts = {
    ...(trail ? { trail } : {}),
    unit: body.unit.name,
    year: body.cycle.year,
    signed: row.signed ? localDateOf(row.signed.toISOString()) : null,
  };
  if (format === 'json') return fileAnswer(Buffer.from(row.body), reportTitle(facts), 'json');
  return written(format, { ...emptyContent, ...body.content }, facts);
};

/** Blank forms of a year. */
export const blankForms = async (format: 'docx' | 'xlsx', year: number): Promise<FileAnswer | Refusal> => {
  const bytes = await writeAside({ is: 'blank', format, year });
  const name = format === 'docx' ? `${year}年度部门整体支出绩效自评报告（空白）.docx` : `${year}年度绩效自评表（空白）.xlsx`;
  return bytes ? answerOf(bytes, name, format) : refuse('unavailable', 'unavailable');
};

/** The year of the actor's newest open cycle; without one the year before this one, which is what is evaluated. */
export const blankYear = async (tx: EntityManager, actor: Actor, now: Date): Promise<number> => {
  const rows: { year: number }[] = await tx.query(
    `SELECT MAX(c.year) AS year FROM cycles_cycle c JOIN cycles_unit cu ON cu.cycle_id = c.id WHERE c.state = 'open' AND cu.unit_id = ?`,
    [actor.organisationId],
  );
  return rows[0]?.year ?? Number(localDateOf(now.toISOString()).slice(0, 4)) - 1;
};
