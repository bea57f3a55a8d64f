// Shows the notice of a result (结果通知书): of a publication from what was published, of a report not yet published from its stored score.
import type { EntityManager } from 'typeorm';
import { gradeWords, localDateOf, openObjections, refuse, type Grade, type Refusal, type ScoreLine } from '@camphor/domain';
import { noticeTitle, writeAside, type NoticeFacts, type PaperTrail } from '@camphor/documents';
import { chainOf } from '../audit/report-trail.query';
import { PublicationRow, ScoreRow } from '../db/rows';
import type { FileAnswer } from '../file-answer';
import { isId } from '../ids';
import type { LoadedCase } from '../reports/case-file.repository';
import { fileAnswer } from '../reports/export-report';
import { trailOfPublication } from '../reports/trail-of-publication.query';
import { schemeTitle } from '../scoring/scheme-title.query';

export type NoticeFormat = 'docx' | 'pdf';

const lineOf = ({ name, weight, points, explanation }: ScoreLine): NoticeFacts['lines'][number] => ({
  name: name.zh,
  weight,
  points: points ?? '0',
  explanation: explanation.zh,
});
const trailNow = ({ count, algorithm, head }: PaperTrail): PaperTrail => ({ count, algorithm, head });
const dayOf = (at: Date): string => localDateOf(at.toISOString());

interface PublishedBody {
  readonly unit: { readonly name: string };
  readonly bureau: string;
  readonly cycle: { readonly year: number; readonly name: string };
  readonly late: boolean;
  readonly total: string;
  readonly grade: Grade;
  readonly scheme: { readonly name: string; readonly digest: string };
  readonly content: { readonly figures: { readonly 'result.selfScore'?: string } };
  readonly lines: readonly ScoreLine[];
}
const publishedFacts = async (tx: EntityManager, row: PublicationRow, publicUrl: string | null): Promise<NoticeFacts> => {
  const body = JSON.parse(row.body) as PublishedBody;
  return {
    unit: body.unit.name,
    bureau: body.bureau,
    year: body.cycle.year,
    cycle: body.cycle.name,
    scheme: await schemeTitle(tx, body.scheme, 'zh'),
    total: body.total,
    grade: gradeWords[body.grade].zh,
    selfScore: body.content.figures['result.selfScore'] ?? null,
    late: body.late,
    signed: dayOf(row.createdAt),
    lines: body.lines.map(lineOf),
    objection: null,
    publication: {
      number: row.number,
      day: dayOf(row.createdAt),
      address: `${publicUrl?.replace(/\/$/, '') ?? ''}/public/reports/${row.id}`,
      algorithm: row.algorithm,
      digest: row.digest,
      superseded: row.supersededAt ? { day: dayOf(row.supersededAt), reason: row.supersededReason ?? '' } : null,
    },
    trail: (await trailOfPublication(tx, row.reportId, row.number)) ?? trailNow(await chainOf(tx, row.reportId)),
  };
};

const scoredFacts = async (tx: EntityManager, { row, file }: LoadedCase): Promise<NoticeFacts | null> => {
  const stored = row.scoreId ? await tx.findOneBy(ScoreRow, { id: row.scoreId }) : null;
  const scheme = { name: file.score?.scheme.name ?? '', digest: stored?.schemeDigest ?? '' };
  return (
    stored && {
      unit: row.unitName,
      bureau: row.bureauName,
      year: row.year,
      cycle: row.cycleName,
      scheme: await schemeTitle(tx, scheme, 'zh'),
      total: stored.totalText,
      grade: gradeWords[stored.grade as Grade].zh,
      selfScore: file.content.figures['result.selfScore'] ?? null,
      late: row.late === 1,
      signed: dayOf(stored.createdAt),
      lines: (JSON.parse(stored.linesJson) as ScoreLine[]).map(lineOf),
      objection: { accepted: file.report.accepted === true, until: file.report.objectionUntil, open: openObjections(file).length },
      publication: null,
      trail: trailNow(await chainOf(tx, row.id)),
    }
  );
};

const written = async (format: NoticeFormat, facts: NoticeFacts): Promise<FileAnswer | Refusal> => {
  const bytes = await writeAside({ is: 'notice', format, facts });
  return bytes ? fileAnswer(bytes, noticeTitle(facts), format) : refuse('unavailable', 'unavailable');
};

/** Of any publication, a superseded one too, which then says so; null where there is none. */
export const publicNotice = async (
  tx: EntityManager,
  id: string,
  format: NoticeFormat,
  publicUrl: string | null,
): Promise<FileAnswer | Refusal | null> => {
  const row = isId(id) ? await tx.findOneBy(PublicationRow, { id }) : null;
  return row && written(format, await publishedFacts(tx, row, publicUrl));
};

export const reportNotice = async (
  tx: EntityManager,
  loaded: LoadedCase,
  format: NoticeFormat,
  publicUrl: string | null,
): Promise<FileAnswer | Refusal> => {
  if (loaded.row.publicationId)
    return (await publicNotice(tx, loaded.row.publicationId, format, publicUrl)) ?? refuse('not_found', 'not_found');
  const facts = await scoredFacts(tx, loaded);
  return facts ? written(format, facts) : refuse('not_found', 'no_score_yet');
};
