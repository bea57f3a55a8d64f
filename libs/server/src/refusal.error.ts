// Records a refusal as an exception: thrown inside a transaction it rolls back, at the edge it becomes problem+json.
import { refuse, type Facts, type ReasonCode, type Refusal, type RefusalKind } from '@camphor/domain';

export class RefusalError extends Error {
  constructor(readonly refusal: Refusal) {
    super(`${refusal.kind}: ${refusal.reasons.map(({ code }) => code).join(', ')}`);
    this.name = 'RefusalError';
  }
}
export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'ok' in value && value.ok === false && 'kind' in value && 'reasons' in value;

/** The value, or the refusal thrown. */
export const orThrow = <T>(value: T | Refusal): T => {
  if (isRefusal(value)) throw new RefusalError(value);
  return value;
};
export const throwRefusal = (refusal: Refusal): never => {
  throw new RefusalError(refusal);
};
/** Throws a refusal of one reason. */
export const refuseNow = (kind: RefusalKind, code: ReasonCode, facts: Facts = {}): never => throwRefusal(refuse(kind, code, facts));
