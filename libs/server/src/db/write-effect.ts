// Records each kind of effect: one handler a kind, inside the transaction of its decision.
import { IsNull, type EntityManager } from 'typeorm';
import { canonicalJson, figureDefinition, isDecimal, isFigureKey, publicationStream, type Effect, type Json } from '@camphor/domain';
import { queueForLog } from '../audit/enter-log';
import { ALGORITHM, digestOf } from '../digest';
import { newId } from '../ids';
import { promise } from '../jobs/outbox';
import { attachEvidence, freezeEvidence, removeEvidence } from './evidence-effects';
import {
  AssignmentRow,
  CommentRow,
  ExtensionRow,
  FieldRow,
  ImportRow,
  ObjectionRow,
  PublicationRow,
  ReportRow,
  ReturnItemRow,
  RevisionRow,
} from './rows';
import type { EffectContext, EffectOf } from './effect-context';
import { freezeScores, tellAll } from './score-effects';
import { moderate, reopenSheets, saveSheet } from './sheet-effects';

/** Kinds that are written for many reports at once, in as many statements as for one. */
type SetBased = {
  readonly [K in 'freezeScore' | 'tell']: (tx: EntityManager, many: readonly EffectOf<K>[]) => Promise<unknown>;
};
type OneByOne = {
  readonly [K in Exclude<Effect['kind'], keyof SetBased>]: (
    tx: EntityManager,
    effect: Extract<Effect, { kind: K }>,
    context: EffectContext,
  ) => Promise<unknown>;
};

const amountOf = (field: string, value: string | null): string | null => {
  const key = field.startsWith('figure:') ? field.slice('figure:'.length) : '';
  if (value === null || !isFigureKey(key) || !isDecimal(value)) return null;
  return ['text', 'grade', 'unitKind'].includes(figureDefinition(key).unit) ? null : value;
};
const json = (value: unknown): string => canonicalJson(value as Json);

const setBased: SetBased = { freezeScore: freezeScores, tell: tellAll };
const oneByOne: OneByOne = {
  freezeRevision: async (tx, effect, { reportId, actor, now, version }) => {
    const content = json(effect.content);
    await tx.insert(RevisionRow, {
      id: newId(),
      reportId,
      number: effect.number,
      round: effect.round,
      content,
      evidence: json(effect.evidence),
      digest: digestOf(content),
      algorithm: ALGORITHM,
      reportVersion: version,
      late: effect.late,
      createdBy: actor.accountId,
      createdAt: now,
    });
    await freezeEvidence(tx, reportId);
    await tx.update(ReportRow, { id: reportId }, { revisions: effect.number });
  },
  openReturnItems: (tx, effect, { reportId, actor, now }) =>
    tx.insert(
      ReturnItemRow,
      effect.items.map(({ target, reason }, position) => ({
        id: newId(),
        reportId,
        round: effect.round,
        position,
        target,
        reason,
        createdBy: actor.accountId,
        createdAt: now,
        answer: null,
        answeredBy: null,
        answeredAt: null,
        accepted: false,
      })),
    ),
  acceptAnswers: (tx, _, { reportId }) =>
    tx.query('UPDATE reports_return_item SET accepted = 1 WHERE report_id = ? AND answered_at IS NOT NULL', [reportId]),
  reopenSheets: (tx, effect, context) => reopenSheets(tx, effect, context),
  freezePublication: async (tx, { number, body, digest, algorithm }, { reportId, row, actor, now }) => {
    const said = JSON.parse(body) as { total: string; grade: string; content: { figures: Record<string, string> } };
    const id = newId();
    await tx.insert(PublicationRow, {
      id,
      reportId,
      cycleId: row.cycleId,
      unitName: row.unitName,
      number,
      body,
      digest,
      algorithm,
      total: said.total,
      totalText: said.total,
      grade: said.grade,
      selfScore: said.content.figures['result.selfScore'] ?? null,
      late: row.late === 1,
      createdBy: actor.accountId,
      createdAt: now,
      supersededAt: null,
      supersededReason: null,
    });
    await queueForLog(tx, [{ id, stream: publicationStream(id), seq: 1, algorithm, digest }]);
    await tx.update(ReportRow, { id: reportId }, { publicationId: id, publications: number });
  },
  supersedePublication: async (tx, { reason }, { reportId, row, now }) => {
    if (row.publicationId) await tx.update(PublicationRow, { id: row.publicationId }, { supersededAt: now, supersededReason: reason });
    await tx.update(ReportRow, { id: reportId }, { publicationId: null });
  },
  setFields: async (tx, { changes }, { reportId, version }) => {
    if (changes.length === 0) return;
    const rows = changes.map(({ field, value }) => ({ reportId, field, value, amount: amountOf(field, value), version }));
    await tx.upsert(FieldRow, rows, ['reportId', 'field']);
  },
  assign: async (tx, { role, accountIds }, { reportId }) => {
    await tx.delete(AssignmentRow, { reportId, role });
    if (accountIds.length > 0)
      await tx.insert(
        AssignmentRow,
        [...new Set(accountIds)].map((accountId) => ({ reportId, role, accountId })),
      );
  },
  answerItem: (tx, { itemId, answer }, { reportId, actor, now }) =>
    tx.update(ReturnItemRow, { id: itemId, reportId }, { answer, answeredBy: actor.accountId, answeredAt: now }),
  saveSheet: (tx, effect, context) => saveSheet(tx, effect, context),
  moderate: (tx, effect, context) => moderate(tx, effect, context),
  fileObjection: async (tx, { objectionId, indicators, points, reason, due }, { reportId, row, actor, now }) => {
    const [score]: { number: number }[] = await tx.query(
      'SELECT s.number FROM reports_report r JOIN scoring_score s ON s.id = r.score_id WHERE r.id = ?',
      [reportId],
    );
    await tx.insert(ObjectionRow, {
      id: objectionId,
      reportId,
      generation: row.generation,
      indicators: JSON.stringify(indicators),
      pointsJson: JSON.stringify(points),
      scoreNumber: score?.number ?? 0,
      reason,
      due,
      filedBy: actor.accountId,
      filedAt: now,
      upheld: null,
      decisionReason: null,
      outcomesJson: null,
      decidedBy: null,
      decidedAt: null,
    });
  },
  decideObjection: (tx, { objectionId, upheld, reason, outcomes }, { reportId, actor, now }) =>
    tx.update(
      ObjectionRow,
      { id: objectionId, reportId, decidedAt: IsNull() },
      { upheld, decisionReason: reason, outcomesJson: JSON.stringify(outcomes), decidedBy: actor.accountId, decidedAt: now },
    ),
  askExtension: (tx, { extensionId, due, reason }, { reportId, actor, now }) =>
    tx.insert(ExtensionRow, {
      id: extensionId,
      reportId,
      due,
      reason,
      askedBy: actor.accountId,
      askedAt: now,
      granted: null,
      decisionReason: null,
      decidedBy: null,
      decidedAt: null,
    }),
  decideExtension: (tx, { extensionId, granted, reason }, { reportId, actor, now }) =>
    tx.update(
      ExtensionRow,
      { id: extensionId, reportId, decidedAt: IsNull() },
      { granted, decisionReason: reason, decidedBy: actor.accountId, decidedAt: now },
    ),
  writeComment: (tx, { commentId, target, text }, { reportId, actor, now }) =>
    tx.insert(CommentRow, {
      id: commentId,
      reportId,
      target,
      text,
      createdBy: actor.accountId,
      createdAt: now,
      resolvedBy: null,
      resolvedAt: null,
    }),
  resolveComment: (tx, { commentId }, { reportId, actor, now }) =>
    tx.update(CommentRow, { id: commentId, reportId, resolvedAt: IsNull() }, { resolvedBy: actor.accountId, resolvedAt: now }),
  attachEvidence: (tx, effect, context) => attachEvidence(tx, effect, context),
  removeEvidence: (tx, { evidenceId }, context) => removeEvidence(tx, evidenceId, context),
  takeImport: (tx, { importId }, { reportId }) => tx.update(ImportRow, { id: importId }, { reportId }),
  scoreBySystem: (tx, _, { reportId, now }) => promise(tx, 'scoreBySystem', { reportId }, now),
};

const isSetBased = (kind: Effect['kind']): kind is keyof SetBased => Object.hasOwn(setBased, kind);

/** Writes effects of one kind, each of another report. */
export const writeEffects = async (tx: EntityManager, many: readonly EffectOf<Effect['kind']>[]): Promise<void> => {
  const kind = many[0]?.effect.kind;
  if (kind === undefined) return;
  // The handler is the one of the effects' own kind; the compiler cannot follow that through the index.
  if (isSetBased(kind)) {
    await (setBased[kind] as (tx: EntityManager, many: readonly EffectOf<Effect['kind']>[]) => Promise<unknown>)(tx, many);
    return;
  }
  const write = oneByOne[kind] as (tx: EntityManager, effect: Effect, context: EffectContext) => Promise<unknown>;
  for (const { effect, context } of many) await write(tx, effect, context);
};
