// Decides how the people of a role are read: all of them, page after page.
import type { Answer, Answered } from '@camphor/contract';
import type { AccountRole } from '@camphor/domain';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { client } from '../app/client';

export type Account = Answer<'listAccounts'>['items'][number];

const readAll = async (role: AccountRole, signal: AbortSignal): Promise<readonly Account[]> => {
  const people = new Map<string, Account>();
  let cursor: string | null = null;
  do {
    const before: string | null = cursor;
    const { body }: Answered<'listAccounts'> = await client('listAccounts', {
      query: { role, limit: 200, ...(cursor === null ? {} : { cursor }) },
      signal,
    });
    for (const person of body.items) people.set(person.id, person);
    cursor = body.nextCursor === before ? null : body.nextCursor;
  } while (cursor !== null);
  return [...people.values()].filter(({ active }) => active);
};

export const useAccounts = (role: AccountRole, enabled: boolean): UseQueryResult<readonly Account[]> =>
  useQuery({ queryKey: ['listAccounts', 'all', role], queryFn: ({ signal }) => readAll(role, signal), enabled });
