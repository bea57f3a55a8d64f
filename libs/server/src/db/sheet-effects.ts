// Records what becomes of score sheets: saved or handed in upon a version, copied for a new round of scoring, moderated.
import type { EntityManager } from 'typeorm';
import { canonicalJson, type Effect, type Json } from '@camphor/domain';
import { newId } from '../ids';
import type { EffectContext } from './effect-context';
import { ModerationRow, ReportRow, SheetRow } from './rows';

type Of<K extends Effect['kind']> = Extract<Effect, { kind: K }>;

/** The sheets of the new generation begin as copies; the old generation stays as it was handed in. */
export const reopenSheets = async (tx: EntityManager, { generation }: Of<'reopenSheets'>, context: EffectContext): Promise<void> => {
  const { reportId, now } = context;
  const old = await tx.findBy(SheetRow, { reportId, generation: generation - 1 });
  const fresh = { generation, version: 1, lineVersions: null, submitted: false, submittedAt: null, createdAt: now, updatedAt: now };
  if (old.length > 0)
    await tx.insert(
      SheetRow,
      old.map((sheet) => ({ ...sheet, ...fresh, id: newId() })),
    );
  await tx.update(ReportRow, { id: reportId }, { scoreId: null });
};

export const saveSheet = async (tx: EntityManager, effect: Of<'saveSheet'>, context: EffectContext): Promise<void> => {
  const { reportId, row, version, now } = context;
  const values = {
    submitted: effect.submitted,
    linesJson: canonicalJson(effect.lines),
    lineVersions: canonicalJson(effect.lineVersions),
    updatedAt: now,
    ...(effect.submitted ? { submittedAt: now } : {}),
  };
  if (effect.fromVersion === 0) {
    const scheme: { digest: string }[] = await tx.query('SELECT digest FROM scoring_scheme WHERE id = ?', [row.schemeId]);
    await tx.insert(SheetRow, {
      id: effect.sheetId,
      reportId,
      scorerId: effect.scorerId,
      generation: row.generation,
      version: 1,
      schemeDigest: scheme[0]?.digest ?? '',
      reportVersion: version,
      createdAt: now,
      submittedAt: null,
      ...values,
    });
    return;
  }
  const result = await tx.update(
    SheetRow,
    { id: effect.sheetId, version: effect.fromVersion },
    { ...values, version: effect.fromVersion + 1, reportVersion: version },
  );
  if (result.affected !== 1) throw new Error(`sheet ${effect.sheetId} is no longer at version ${effect.fromVersion}`);
};

export const moderate = async (tx: EntityManager, effect: Of<'moderate'>, context: EffectContext): Promise<void> => {
  const { reportId, row, actor, now } = context;
  const counted: { next: number }[] = await tx.query(
    'SELECT COUNT(*) + 1 AS next FROM scoring_moderation WHERE report_id = ? AND generation = ?',
    [reportId, row.generation],
  );
  await tx.insert(ModerationRow, {
    id: effect.moderationId,
    reportId,
    generation: row.generation,
    number: Number(counted[0]?.next ?? 1),
    linesJson: canonicalJson(effect.lines as unknown as Json),
    reason: effect.reason,
    spread: effect.spread,
    basis: effect.basis,
    createdBy: actor.accountId,
    createdAt: now,
  });
};
