// Decides how text enters the trail that the database could not give back as it was: half a character becomes U+FFFD, before it is digested.
import type { Json } from '@camphor/domain';

const HALF = /\p{Surrogate}/gu;

const clean = (value: Json): Json => {
  if (typeof value === 'string') return value.replace(HALF, '\ufffd');
  if (Array.isArray(value)) return (value as readonly Json[]).map(clean);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value as { readonly [key: string]: Json }).map(([key, inner]) => [key.replace(HALF, '\ufffd'), clean(inner)]),
  );
};
export const storable = <T extends Json>(value: T): T => clean(value) as T;
