// Records what an effect is written with: who, when, and the report as it stands after the change.
import type { Actor, Effect } from '@camphor/domain';

/** What of the report's joined row the effects need. */
export interface Written {
  readonly id: string;
  readonly bureauId: string;
  readonly cycleId: string;
  readonly unitName: string;
  readonly generation: number;
  readonly publicationId: string | null;
  readonly late: 0 | 1;
  readonly schemeId: string;
}
export interface EffectContext {
  readonly actor: Actor;
  readonly now: Date;
  readonly row: Written;
  readonly reportId: string;
  /** Version after the change. */
  readonly version: number;
  /** Number of the last event of this change in the trail. */
  readonly seq: number;
}
export interface EffectOf<K extends Effect['kind']> {
  readonly effect: Extract<Effect, { kind: K }>;
  readonly context: EffectContext;
}
