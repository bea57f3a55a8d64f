// Records changes of schemes (指标体系): drafted, changed, taken away, released; state is judged before role, and what is released stays.
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import {
  may,
  permissionsTable,
  readDraft,
  refuse,
  refuseAll,
  roleWords,
  schemeDifferences,
  schemeDigestInput,
  type Actor,
  type AuditFact,
  type Json,
  type Language,
  type Permission,
  type Role,
  type Scheme,
} from '@camphor/domain';
import { appendEvents, bureauStream } from '../audit/append-events';
import { changeOnce } from '../change-once';
import { CLOCK, type Clock } from '../clock';
import type { IdempotencyKey, StoredAnswer } from '../db/idempotency';
import { SchemeRow } from '../db/rows';
import { ALGORITHM, digestOf } from '../digest';
import { newId } from '../ids';
import { orThrow, throwRefusal } from '../refusal.error';
import { judgeMatch } from '../reports/perform';
import { draftOf, schemeReasons } from './scheme-body';
import { draftingBureau, schemeView, visibleScheme } from './schemes.query';

export interface SchemeAsk {
  readonly actor: Actor;
  readonly idempotency: IdempotencyKey;
  readonly ifMatch: string | null;
  readonly language: Language;
}
/** Out of a body, or as the next version of another scheme. */
export type SchemePlan = { readonly body: unknown } | { readonly from: string; readonly name?: string | undefined };

const MOST_DRAFTS = 50;
/** Places named in one event; the digests beside them cover all. */
const NAMED_CHANGES = 40;

@Injectable()
export class Schemes {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  create(ask: SchemeAsk, plan: SchemePlan): Promise<StoredAnswer> {
    const now = this.clock.now();
    const onDuplicate = refuse('conflict', 'already_exists', { what: '该版本 (this version)' });
    return changeOnce(this.source, { now, idempotency: ask.idempotency, onDuplicate }, async (tx) => {
      const { actor } = ask;
      const bureau = (await draftingBureau(tx, actor)) ?? throwRefusal(refuse('guards', 'unknown_key', { field: 'bureau' }));
      const drafts = await tx.countBy(SchemeRow, { owner: bureau.id, state: 'draft' });
      if (drafts >= MOST_DRAFTS) throwRefusal(refuse('guards', 'too_many_drafts', { limit: MOST_DRAFTS }));
      const { draft, basedOn } = await startOf(tx, actor, plan);
      const version = await nextVersion(tx, bureau.id, draft.name);
      const row = rowOf({ ...draft, version }, { owner: bureau.id, basedOn, by: actor.accountId, now });
      await tx.insert(SchemeRow, row);
      const fact = schemeEvent('scheme.created', null, { ...named(row), basedOn });
      await appendEvents(tx, bureauStream(bureau.id), { actor, now, version: 1 }, [fact]);
      return answerWith(tx, ask, row.id, 201);
    });
  }

  /** Keeps a draft, sound or not: what stands against it comes back with it. */
  save(ask: SchemeAsk, id: string, body: unknown): Promise<StoredAnswer> {
    return this.change(ask, id, 'scheme.draft', (row) => {
      const draft = orThrow(draftOf(body));
      if (draft.name !== row.name || draft.version !== row.version)
        throwRefusal(refuse('guards', 'scheme_identity', { name: row.name, version: row.version }));
      const stored = schemeDigestInput(draft);
      if (stored === row.body) return null;
      const all = schemeDifferences(JSON.parse(row.body), JSON.parse(stored));
      const differences = all.slice(0, NAMED_CHANGES);
      const digest = digestOf(stored);
      const side = (which: 'before' | 'after'): Json => Object.fromEntries(differences.map((each) => [each.place, each[which]]));
      return {
        set: { body: stored, digest, algorithm: ALGORITHM, title: titleOf(draft) },
        event: schemeEvent(
          'scheme.changed',
          { ...named(row), places: side('before') },
          { ...named({ ...row, digest, algorithm: ALGORITHM, title: titleOf(draft) }), changes: all.length, places: side('after') },
        ),
      };
    });
  }

  /** From here on cycles may use it, and nobody may change it. */
  release(ask: SchemeAsk, id: string): Promise<StoredAnswer> {
    const now = this.clock.now();
    return this.change(ask, id, 'scheme.release', (row) => {
      const [first, ...rest] = schemeReasons(readDraft(JSON.parse(row.body)).problems);
      if (first) throwRefusal(refuseAll('guards', [first, ...rest]));
      return {
        set: { state: 'released', releasedAt: now, releasedBy: ask.actor.accountId },
        event: schemeEvent('scheme.released', { ...named(row), state: 'draft' }, { ...named(row), state: 'released' }),
      };
    });
  }

  remove(ask: SchemeAsk, id: string): Promise<StoredAnswer> {
    const now = this.clock.now();
    return changeOnce(this.source, { now, idempotency: ask.idempotency }, async (tx) => {
      const row = await judged(tx, ask, id, 'scheme.draft');
      const { affected } = await tx.delete(SchemeRow, { id, state: 'draft', revision: row.revision });
      if (affected !== 1) throw new Error(`scheme ${id} is no longer at revision ${row.revision}`);
      const fact = schemeEvent('scheme.deleted', named(row), null);
      await appendEvents(tx, bureauStream(row.owner), { actor: ask.actor, now, version: row.revision }, [fact]);
      return { status: 204, body: {}, etag: null };
    });
  }

  private change(ask: SchemeAsk, id: string, permission: Permission, decide: (row: SchemeRow) => Change | null): Promise<StoredAnswer> {
    const now = this.clock.now();
    return changeOnce(this.source, { now, idempotency: ask.idempotency }, async (tx) => {
      const { actor } = ask;
      const row = await judged(tx, ask, id, permission);
      const change = decide(row);
      if (!change) return answerWith(tx, ask, id, 200);
      const revision = row.revision + 1;
      const { affected } = await tx.update(
        SchemeRow,
        { id, state: 'draft', revision: row.revision },
        { ...change.set, revision, changedBy: actor.accountId, changedAt: now },
      );
      if (affected !== 1) throw new Error(`scheme ${id} is no longer at revision ${row.revision}`);
      await appendEvents(tx, bureauStream(row.owner), { actor, now, version: revision }, [change.event]);
      return answerWith(tx, ask, id, 200);
    });
  }
}
interface Change {
  readonly set: Partial<SchemeRow>;
  readonly event: AuditFact;
}

/** The draft, locked: there for the actor, at the version that was named, still a draft, and the actor's to change. */
const judged = async (tx: EntityManager, { actor, ifMatch }: SchemeAsk, id: string, permission: Permission): Promise<SchemeRow> => {
  await tx.query('SELECT id FROM scoring_scheme WHERE id = ? FOR UPDATE', [id]);
  const row = (await visibleScheme(tx, actor, id)) ?? throwRefusal(refuse('not_found', 'not_found'));
  orThrow(judgeMatch(ifMatch, row.revision, 'free'));
  if (row.state !== 'draft') throwRefusal(refuse('wrong_state', 'scheme_released', { name: row.name, version: row.version }));
  const roles = permissionsTable[permission] as readonly Role[];
  if (!may(actor.roles, permission))
    throwRefusal(refuse('forbidden', 'wrong_role', { roles: roles.map((role) => roleWords[role].zh), allowed: roles }));
  return row;
};

const startOf = async (tx: EntityManager, actor: Actor, plan: SchemePlan): Promise<{ draft: Scheme; basedOn: string | null }> => {
  if ('body' in plan) return { draft: orThrow(draftOf(plan.body)), basedOn: null };
  const source = (await visibleScheme(tx, actor, plan.from)) ?? throwRefusal(refuse('guards', 'unknown_key', { field: 'from' }));
  const draft = orThrow(draftOf(JSON.parse(source.body)));
  return { draft: { ...draft, name: plan.name ?? draft.name }, basedOn: source.id };
};
/** One more than the highest that the bureau can see under this name, so that nothing is learnt of the drafts of others. */
const nextVersion = async (tx: EntityManager, owner: string, name: string): Promise<number> => {
  const [row]: { highest: number | null }[] = await tx.query(
    "SELECT MAX(version) AS highest FROM scoring_scheme WHERE name = ? AND (state = 'released' OR owner = ?)",
    [name, owner],
  );
  return Number(row?.highest ?? 0) + 1;
};

const titleOf = ({ title }: Scheme): string => title.zh.slice(0, 200);
const rowOf = (
  scheme: Scheme,
  { owner, basedOn, by, now }: { owner: string; basedOn: string | null; by: string; now: Date },
): SchemeRow => {
  const body = schemeDigestInput(scheme);
  return {
    id: newId(),
    name: scheme.name,
    version: scheme.version,
    title: titleOf(scheme),
    state: 'draft',
    body,
    digest: digestOf(body),
    algorithm: ALGORITHM,
    createdAt: now,
    owner,
    revision: 1,
    basedOn,
    changedBy: by,
    changedAt: now,
    releasedBy: null,
    releasedAt: null,
  };
};
const named = ({ id, name, version, title, digest, algorithm }: Omit<SchemeRow, 'body'>) => ({
  id,
  name,
  version,
  title,
  digest,
  algorithm,
});
const schemeEvent = (
  event: Extract<AuditFact['event'], `scheme.${string}`>,
  before: { readonly [key: string]: Json } | null,
  after: { readonly [key: string]: Json } | null,
): AuditFact => ({ event, before, after, reason: null });

const answerWith = async (tx: EntityManager, { actor, language }: SchemeAsk, id: string, status: number): Promise<StoredAnswer> => {
  const row = await visibleScheme(tx, actor, id);
  if (!row) throw new Error(`scheme ${id} is not visible to who changed it`);
  return { status, body: await schemeView(tx, actor, row, language), etag: String(row.revision) };
};
