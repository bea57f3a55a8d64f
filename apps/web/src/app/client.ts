// Decides how the page speaks with the service: one client, a session refreshed once, a key per click that survives retries.
import {
  createClient,
  ProblemError,
  UnreachableError,
  type Answer,
  type Answered,
  type CallOptions,
  type Client,
  type RouteName,
} from '@camphor/contract';
import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import { useRef } from 'react';
import { currentLanguage } from './language';
import { accessToken, renewSession } from './token';

const plainClient = createClient({
  base: '',
  token: accessToken,
  language: currentLanguage,
  fetch: (...request) => globalThis.fetch(...request),
});

const SESSION_ROUTES: readonly RouteName[] = ['login', 'refresh', 'logout'];
const isSignedOut = (error: unknown): boolean => error instanceof ProblemError && error.problem.status === 401;

/** Every call of the page. A 401 renews the session once and asks again; a second 401 is the answer. */
export const client: Client = async <N extends RouteName>(name: N, options?: CallOptions<N>): Promise<Answered<N>> => {
  const used = accessToken();
  try {
    return await plainClient(name, options);
  } catch (error) {
    if (!isSignedOut(error) || SESSION_ROUTES.includes(name)) throw error;
    if (!(await renewSession(used, () => plainClient('refresh')))) throw error;
    return plainClient(name, options);
  }
};

/** A random UUID (v4). `crypto.randomUUID` does not exist on plain http, where a county runs this. */
export const newKey = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};

export interface AnswerSettings {
  readonly enabled?: boolean;
  /** Milliseconds between two looks while the page is seen. */
  readonly every?: number;
  /** Keep showing the former answer while other filters are asked. */
  readonly keepPrevious?: boolean;
  /** Asked anew whenever this changes: a version, a value that the answer depends on. */
  readonly asOf?: string | number;
}
/** What a GET route answers; cached under [name, options]. */
export const useAnswer = <N extends RouteName>(
  name: N,
  options?: CallOptions<N>,
  settings: AnswerSettings = {},
): UseQueryResult<Answer<N>> =>
  useQuery<Answer<N>>({
    queryKey: settings.asOf === undefined ? [name, options ?? {}] : [name, options ?? {}, settings.asOf],
    queryFn: async ({ signal }) => (await client(name, { ...options, signal } as CallOptions<N>)).body,
    enabled: settings.enabled ?? true,
    ...(settings.every === undefined ? {} : { refetchInterval: settings.every }),
    ...(settings.keepPrevious ? { placeholderData: (before: unknown) => before as never } : {}),
  });

/** Is it worth asking the same again? Only where the outcome is unknown: a problem is a definite answer. */
export const mayTryAgain = (error: unknown): boolean =>
  error instanceof UnreachableError || (error instanceof ProblemError && [502, 503, 504].includes(error.problem.status));

interface Attempt {
  readonly of: string;
  readonly key: string;
}
/**
 * A change. The idempotency key belongs to the click: retries send the same one, and so does a second click on the same thing after an unknown outcome,
 * so that a promise kept behind a lost answer is not kept twice. What is on the page is asked anew afterwards.
 */
export const useChange = <N extends RouteName>(
  name: N,
  settings: { quiet?: boolean } = {},
): UseMutationResult<Answered<N>, Error, CallOptions<N>> => {
  const queries = useQueryClient();
  const unknown = useRef<Attempt | null>(null);
  return useMutation<Answered<N>, Error, CallOptions<N>>({
    mutationKey: [name],
    mutationFn: async (options) => {
      const of = JSON.stringify([name, { ...options, file: options.file?.name }]);
      const attempt = unknown.current?.of === of ? unknown.current : { of, key: options.idempotencyKey ?? newKey() };
      unknown.current = attempt;
      try {
        const answered = await client(name, { ...options, idempotencyKey: attempt.key });
        unknown.current = null;
        return answered;
      } catch (error) {
        if (!mayTryAgain(error)) unknown.current = null;
        throw error;
      }
    },
    retry: (failures, error) => failures < 2 && mayTryAgain(error),
    retryDelay: (failures) => 500 * 2 ** failures,
    onSuccess: () => (settings.quiet ? undefined : queries.invalidateQueries()),
  });
};
