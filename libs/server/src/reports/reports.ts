// Records every change of a report that clients can ask for, each through the one door.
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import {
  decide,
  decideAccepted,
  decideAnswer,
  decideAssignments,
  decideComment,
  decideCommentResolved,
  decideEdit,
  decideExtensionAsked,
  decideExtensionOutcome,
  decideObjection,
  decideObjectionOutcome,
  decideOpened,
  isAction,
  leavesOf,
  localDateOf,
  readPatch,
  refuse,
  unknownSelfScores,
  type Actor,
  type Assignee,
  type ContentPatch,
  type Decision,
  type Language,
  type ObjectionAsk,
  type OutcomeAsk,
  type Refusal,
  type Role,
  type Unchanged,
} from '@camphor/domain';
import { CLOCK, type Clock } from '../clock';
import type { IdempotencyKey, StoredAnswer } from '../db/idempotency';
import { CommentRow, ExtensionRow, ObjectionRow } from '../db/rows';
import { newId } from '../ids';
import { conflictsWith } from '../people/conflicts.query';
import { createReport } from './create-report';
import { listComments, listExtensions } from './parts.query';
import { perform, type Inside, type MatchPolicy } from './perform';
import { viewAnswer } from './view';

/** What comes with every change. */
export interface ChangeAsk {
  readonly actor: Actor;
  readonly reportId: string;
  readonly ifMatch: string | null;
  readonly idempotency: IdempotencyKey;
  readonly language: Language;
  /** Only the demonstration and scheduled work carry their own time. */
  readonly now?: Date;
}
export interface TransitionAsk {
  readonly action: string;
  readonly reason?: string | undefined;
  readonly items?: readonly { readonly target: string; readonly reason: string }[] | undefined;
  readonly due?: string | undefined;
}
type Decide = (inside: Inside) => Promise<Decision | Refusal | Unchanged> | Decision | Refusal | Unchanged;
type Outcome = Promise<StoredAnswer | Refusal>;

@Injectable()
export class Reports {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  private change(ask: ChangeAsk, match: MatchPolicy, work: Decide, status = 200): Outcome {
    const now = ask.now ?? this.clock.now();
    return perform(this.source, { ...ask, now, match }, { decide: work, answer: viewAnswer(ask.language, status) });
  }

  create(ask: Omit<ChangeAsk, 'reportId' | 'ifMatch'> & { cycleId: string }): Outcome {
    return createReport(this.source, { ...ask, now: ask.now ?? this.clock.now() });
  }

  async transition(ask: ChangeAsk, wanted: TransitionAsk): Outcome {
    const { action } = wanted;
    if (!isAction(action)) return refuse('malformed', 'unknown_action', { field: 'action', action });
    const whole = { action, reason: wanted.reason ?? null, items: wanted.items ?? [], due: wanted.due ?? null };
    return this.change(ask, 'exact', ({ loaded }) => decide(loaded.file, whole));
  }

  async patchContent(ask: ChangeAsk, patch: ContentPatch): Outcome {
    const changes = readPatch(patch);
    if ('ok' in changes) return changes;
    return this.change(ask, 'merge', ({ loaded, base }) => {
      const lines = new Set(leavesOf(loaded.scheme.scheme).map(({ id }) => id));
      return unknownSelfScores(changes, lines) ?? decideEdit(loaded.file, loaded.fields, changes, base);
    });
  }

  markOpened(ask: ChangeAsk): Outcome {
    return this.change(ask, 'free', ({ loaded }) => decideOpened(loaded.file));
  }

  answerItem(ask: ChangeAsk, itemId: string, answer: string): Outcome {
    return this.change(ask, 'exact', ({ loaded }) => decideAnswer(loaded.file, itemId, answer));
  }

  assign(ask: ChangeAsk, wanted: { reviewers: readonly string[]; scorers: readonly string[] }): Outcome {
    return this.change(ask, 'exact', async ({ tx, loaded }) => {
      const people = await assignees(tx, [...wanted.reviewers, ...wanted.scorers], loaded.row.bureauPath, loaded.row.unitId);
      const find = (names: readonly string[]) => [...new Set(names)].flatMap((name) => people.get(name) ?? []);
      const unknown = [...wanted.reviewers, ...wanted.scorers].filter((name) => !people.has(name));
      const before = (role: 'reviewer' | 'scorer') =>
        loaded.assigned.filter((person) => person.role === role).map(({ username }) => username);
      return decideAssignments(
        loaded.file,
        { reviewers: before('reviewer'), scorers: before('scorer') },
        { reviewers: find(wanted.reviewers), scorers: find(wanted.scorers), unknown },
      );
    });
  }

  acceptResult(ask: ChangeAsk, accepted: boolean, reason: string | null): Outcome {
    return this.change(ask, 'exact', ({ loaded }) =>
      accepted
        ? decideAccepted(loaded.file, reason)
        : decideObjection(loaded.file, { indicators: [], points: [], reason: reason ?? '' }, newId()),
    );
  }

  object(ask: ChangeAsk, wanted: ObjectionAsk): Outcome {
    return this.change(ask, 'free', ({ loaded }) => decideObjection(loaded.file, wanted, newId()), 201);
  }

  async decideObjection(ask: Omit<ChangeAsk, 'reportId'>, objectionId: string, wanted: OutcomeAsk): Outcome {
    const row = await this.source.manager.findOneBy(ObjectionRow, { id: objectionId });
    if (!row) return refuse('not_found', 'not_found');
    return this.change({ ...ask, reportId: row.reportId }, 'free', ({ loaded }) => {
      const objection = loaded.file.objections.find(({ id }) => id === objectionId);
      return objection ? decideObjectionOutcome(loaded.file, objection, wanted) : refuse('not_found', 'not_found');
    });
  }

  private extensionAnswer(actor: Actor, id: string, status: number) {
    return async (tx: EntityManager): Promise<StoredAnswer> => ({
      status,
      body: (await listExtensions(tx, actor, id)).items[0],
      etag: null,
    });
  }

  askExtension(ask: ChangeAsk, due: string, reason: string): Outcome {
    const id = newId();
    const now = ask.now ?? this.clock.now();
    return perform(
      this.source,
      { ...ask, now, match: 'free' },
      { decide: ({ loaded }) => decideExtensionAsked(loaded.file, id, due, reason), answer: this.extensionAnswer(ask.actor, id, 201) },
    );
  }

  async decideExtension(ask: Omit<ChangeAsk, 'reportId'>, extensionId: string, granted: boolean, reason: string): Outcome {
    const row = await this.source.manager.findOneBy(ExtensionRow, { id: extensionId });
    if (!row) return refuse('not_found', 'not_found');
    const now = ask.now ?? this.clock.now();
    const work: Decide = async ({ tx, loaded }) => {
      const current = await tx.findOneByOrFail(ExtensionRow, { id: extensionId });
      return current.decidedAt ? refuse('wrong_state', 'already_answered') : decideExtensionOutcome(loaded.file, current, granted, reason);
    };
    return perform(
      this.source,
      { ...ask, reportId: row.reportId, now, match: 'free' },
      { decide: work, answer: this.extensionAnswer(ask.actor, extensionId, 200) },
    );
  }

  private commentAnswer(reportId: string, id: string, status: number) {
    return async (tx: EntityManager): Promise<StoredAnswer> => ({
      status,
      body: (await listComments(tx, reportId)).items.find((comment) => comment.id === id),
      etag: null,
    });
  }

  comment(ask: ChangeAsk, target: string, text: string): Outcome {
    const id = newId();
    const now = ask.now ?? this.clock.now();
    return perform(
      this.source,
      { ...ask, now, match: 'free' },
      { decide: ({ loaded }) => decideComment(loaded.file, id, target, text), answer: this.commentAnswer(ask.reportId, id, 201) },
    );
  }

  async resolveComment(ask: Omit<ChangeAsk, 'reportId'>, commentId: string): Outcome {
    const row = await this.source.manager.findOneBy(CommentRow, { id: commentId });
    if (!row) return refuse('not_found', 'not_found');
    const now = ask.now ?? this.clock.now();
    const work: Decide = async ({ tx, loaded }) => {
      const current = await tx.findOneByOrFail(CommentRow, { id: commentId });
      return current.resolvedAt ? { ok: true, unchanged: true } : decideCommentResolved(loaded.file, commentId);
    };
    return perform(
      this.source,
      { ...ask, reportId: row.reportId, now, match: 'free' },
      { decide: work, answer: this.commentAnswer(row.reportId, commentId, 200) },
    );
  }

  today(): string {
    return localDateOf(this.clock.now().toISOString());
  }
}

/** Accounts by username, with what decides whether they may be assigned. */
const assignees = async (
  tx: EntityManager,
  usernames: readonly string[],
  bureauPath: string,
  unitId: string,
): Promise<Map<string, Assignee>> => {
  if (usernames.length === 0) return new Map();
  const rows: { id: string; username: string; name: string; path: string; roles: string | null }[] = await tx.query(
    `SELECT p.id, p.username, p.name, o.path, GROUP_CONCAT(x.role) AS roles FROM people_account p
     JOIN people_organisation o ON o.id = p.organisation_id LEFT JOIN people_account_role x ON x.account_id = p.id
     WHERE p.active = 1 AND p.username IN (?) GROUP BY p.id, p.username, p.name, o.path`,
    [usernames],
  );
  const conflicts = await conflictsWith(
    tx,
    unitId,
    rows.map(({ id }) => id),
  );
  return new Map(
    rows.map((row) => [
      row.username,
      {
        id: row.id,
        username: row.username,
        name: row.name,
        roles: (row.roles ?? '').split(',').filter(Boolean) as Role[],
        inBureau: row.path === bureauPath || (bureauPath.startsWith(row.path) && row.path !== '/'),
        ofUnit: conflicts.ofUnit.has(row.id),
        declared: conflicts.declared.get(row.id) ?? null,
      },
    ]),
  );
};
