// Holds the access token in memory only, and renews it once for however many calls ask at the same time.
import { ProblemError, type Answered, type Me } from '@camphor/contract';
import { recall, remember } from './memory';

let token: string | null = null;
let owner: string | null = null;
let renewing: Promise<boolean> | null = null;
const listeners = new Set<(me: Me | null) => void>();

export const accessToken = (): string | null => token;
/** Whose token it is; what one account has typed is never sent in another's name. */
export const signedInAs = (): string | null => owner;

/** Tells who is signed in whenever that changes; null = nobody any more. */
export const onSession = (listener: (me: Me | null) => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const keepSession = (session: { readonly accessToken: string; readonly me: Me } | null): void => {
  token = session?.accessToken ?? null;
  owner = session?.me.id ?? null;
  remember('signed-in', session ? 'yes' : null);
  for (const listener of listeners) listener(session?.me ?? null);
};

type Refresh = () => Promise<Answered<'refresh'>>;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const refreshed = async (refresh: Refresh): Promise<Answered<'refresh'>['body'] | null> => {
  // Two tabs may rotate the cookie at the same moment; the loser asks again with the cookie that the winner got.
  for (const wait of recall('signed-in') ? [0, 400] : [0]) {
    if (wait > 0) await pause(wait);
    try {
      return (await refresh()).body;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (error.problem.status !== 401) throw error;
    }
  }
  return null;
};

/** True when the call may be asked again for the same person. `used` is the token that was refused. */
export const renewSession = async (used: string | null, refresh: Refresh): Promise<boolean> => {
  if (token !== null && token !== used) return true;
  renewing ??= (async () => {
    const before = owner;
    const session = await refreshed(refresh);
    keepSession(session);
    // Another account signed in from another tab: what this one asked must not be done in that one's name.
    return session !== null && (before === null || before === session.me.id);
  })().finally(() => {
    renewing = null;
  });
  return renewing;
};
