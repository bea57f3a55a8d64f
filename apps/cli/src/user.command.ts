// Makes an account: `camphor user create USERNAME --name NAME --roles a,b --organisation CODE`; a bureau that does not exist yet is made with --new-bureau NAME, which is how an installation without a demonstration begins.
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { ACCOUNT_ROLES, rolesExclude, systemActor, type AccountRole } from '@camphor/domain';
import { createAccount, createOrganisation, inTransaction, isDuplicate, OrganisationRow } from '@camphor/server';
import { say, UsageError, type Command } from './command';
import { withDatabase } from './database';

const usage = 'camphor user create USERNAME --name NAME --roles ROLE,… --organisation CODE [--new-bureau NAME] [--email ADDRESS]';
const isRole = (text: string): text is AccountRole => (ACCOUNT_ROLES as readonly string[]).includes(text);

interface Wanted {
  readonly username: string;
  readonly name: string;
  readonly roles: readonly AccountRole[];
  readonly organisation: string;
  readonly newBureau: string | null;
  readonly email: string | null;
}
const wantedFrom = (argv: readonly string[]): Wanted => {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { name: text, roles: text, organisation: text, 'new-bureau': text, email: text },
  });
  const [verb, username] = positionals;
  if (verb !== 'create' || positionals.length !== 2 || !values.name || !values.roles || !values.organisation) throw new UsageError(usage);
  if (!username || !/^[a-zA-Z0-9._-]{2,64}$/.test(username)) throw new UsageError('USERNAME: 2 to 64 letters, digits, dots, dashes');
  if (!/^[A-Za-z0-9-]{1,64}$/.test(values.organisation)) throw new UsageError('--organisation: the code, letters, digits and dashes');
  const roles = values.roles.split(',').map((role) => role.trim());
  const unknown = roles.filter((role) => !isRole(role));
  if (unknown.length > 0) throw new UsageError(`--roles: there is no ${unknown.join(', ')}; one of ${ACCOUNT_ROLES.join(', ')}`);
  const known = roles.filter(isRole);
  if (rolesExclude(known)) throw new UsageError('--roles: admin, security and auditor exclude one another');
  return {
    username,
    name: values.name,
    roles: known,
    organisation: values.organisation,
    newBureau: values['new-bureau'] ?? null,
    email: values.email ?? null,
  };
};

export const userCommand: Command = (argv) => {
  const wanted = wantedFrom(argv);
  // Printed once and never kept; to be changed at the first sign-in.
  const password = randomBytes(12).toString('base64url');
  return withDatabase(async ({ source, clock }) => {
    const by = { actor: { ...systemActor, via: 'cli' as const }, now: clock.now() };
    await inTransaction(source, async (tx) => {
      const present = await tx.findOneBy(OrganisationRow, { code: wanted.organisation });
      if (!present && wanted.newBureau === null)
        throw new UsageError(`there is no organisation ${wanted.organisation}; make a bureau with --new-bureau NAME`);
      const place =
        present ??
        (await createOrganisation(tx, { code: wanted.organisation, name: wanted.newBureau ?? '', kind: 'bureau', parent: null }, by));
      await createAccount(tx, { ...wanted, organisationId: place.id, password }, by);
    }).catch((error: unknown) => {
      throw isDuplicate(error) ? new UsageError(`the account ${wanted.username} exists already`) : error;
    });
    say(`account ${wanted.username} (${wanted.roles.join(', ')}), password ${password}`);
    return 0;
  });
};
