// Shows the rows of people to tests, and whether every trail is whole.
import { In } from 'typeorm';
import { findBrokenInvariants, OrganisationRow } from '@camphor/server';
import type { Api } from './api';

export { AccountRow, AuditEventRow, OrganisationRow } from '@camphor/server';

export const unitsByCodes = (api: Api, codes: readonly string[]): Promise<OrganisationRow[]> =>
  api.source.manager.find(OrganisationRow, { where: { code: In([...codes]) }, order: { code: 'ASC' } });

/** Names of the invariants of the trail that do not hold. */
export const verifyStreams = async (api: Api): Promise<string[]> =>
  (await findBrokenInvariants(api.source, new Date())).map(({ name }) => name).filter((name) => /trail|event/.test(name));
