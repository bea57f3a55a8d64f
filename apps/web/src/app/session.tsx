// Shows who is signed in: found again by the refresh cookie at load, forgotten at sign-out.
import { UnreachableError, type Me } from '@camphor/contract';
import { useQueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { client } from './client';
import { accessToken, keepSession, onSession, renewSession } from './token';

export interface Session {
  /** Null while nobody is signed in. */
  readonly me: Me | null;
  readonly state: 'asking' | 'known' | 'unreachable';
  readonly signIn: (who: { username: string; password: string; otp?: string }) => Promise<Me>;
  readonly signOut: () => Promise<void>;
  readonly tryAgain: () => void;
}
const SessionContext = createContext<Session | null>(null);

export const SessionProvider = ({ children }: { children: ReactNode }) => {
  const queries = useQueryClient();
  const [me, setMe] = useState<Me | null>(null);
  const [state, setState] = useState<Session['state']>('asking');
  const last = useRef<string | null>(null);

  useEffect(
    () =>
      onSession((next) => {
        // Nothing that one account has read may be seen by the next.
        if (last.current !== null && last.current !== next?.id) queries.clear();
        last.current = next?.id ?? null;
        setMe(next);
      }),
    [queries],
  );
  const ask = useCallback(() => {
    setState('asking');
    renewSession(accessToken(), () => client('refresh'))
      .then(() => setState('known'))
      .catch((error: unknown) => setState(error instanceof UnreachableError ? 'unreachable' : 'known'));
  }, []);
  useEffect(ask, [ask]);

  const session = useMemo<Session>(
    () => ({
      me,
      state,
      tryAgain: ask,
      signIn: async (who) => {
        const { body } = await client('login', { body: who });
        keepSession(body);
        setState('known');
        return body.me;
      },
      signOut: async () => {
        try {
          await client('logout');
        } finally {
          keepSession(null);
        }
      },
    }),
    [me, state, ask],
  );
  return <SessionContext value={session}>{children}</SessionContext>;
};

export const useSession = (): Session => {
  const session = useContext(SessionContext);
  if (!session) throw new Error('SessionProvider is missing');
  return session;
};

/** The signed-in account; only for pages inside the frame, which is shown to nobody else. */
export const useMe = (): Me => {
  const { me } = useSession();
  if (!me) throw new Error('nobody is signed in');
  return me;
};
