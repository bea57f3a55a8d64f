// Asks for the demonstration accounts; a service without a demonstration has none and says 404.
import { useQuery } from '@tanstack/react-query';
import { isRole, type Role } from './is-role';

export interface DemoAccount {
  readonly username: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly organisation: string | null;
}
/** In the demonstration every account has this one; the demonstration county alone takes it. */
export const DEMO_PASSWORD = 'camphor-demo-1';

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const textOr = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value : otherwise);

export const readDemoAccounts = (body: unknown): readonly DemoAccount[] => {
  if (!isRecord(body) || !Array.isArray(body['items'])) return [];
  return body['items'].flatMap((item: unknown): DemoAccount[] => {
    if (!isRecord(item) || typeof item['username'] !== 'string') return [];
    const roles: unknown[] = Array.isArray(item['roles']) ? item['roles'] : [];
    const organisation = item['organisation'];
    return [
      {
        username: item['username'],
        name: textOr(item['name'], item['username']),
        roles: roles.filter(isRole),
        organisation:
          typeof organisation === 'string' ? organisation : isRecord(organisation) ? textOr(organisation['name'], '') || null : null,
      },
    ];
  });
};

/** Not a route of the contract: it exists only where the demonstration county is loaded. */
export const useDemoAccounts = (): readonly DemoAccount[] =>
  useQuery({
    queryKey: ['demo-accounts'],
    queryFn: async ({ signal }) => {
      const response = await fetch('/public/demo-accounts', { headers: { accept: 'application/json' }, signal });
      const isJson = response.headers.get('content-type')?.includes('json') ?? false;
      return response.ok && isJson ? readDemoAccounts(await response.json()) : [];
    },
    retry: false,
    staleTime: Infinity,
  }).data ?? [];
