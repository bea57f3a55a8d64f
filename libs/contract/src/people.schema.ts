// Records the wire shapes of people: sign-in, accounts, organisations.
import { z } from 'zod';
import { ACCOUNT_ROLES } from '@camphor/domain';
import { cursorQuery, id, localDate, page, role, unitRef } from './shapes.schema';

export const login = z.strictObject({
  username: z.string().min(1).max(64),
  password: z.string().min(1).max(200),
  otp: z.string().max(10).optional(),
});
export const me = z
  .object({ id, username: z.string(), name: z.string(), roles: z.array(role), organisation: unitRef, bureau: unitRef.nullable() })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof me>;
export const session = z
  .object({ accessToken: z.string(), tokenType: z.literal('Bearer'), expiresIn: z.number().int().describe('Seconds'), me })
  .meta({ id: 'Session' });
export const changePassword = z.strictObject({ current: z.string().max(200), password: z.string().min(10).max(200) });
export const resetPassword = z.strictObject({ password: z.string().min(10).max(200) });

export const account = z
  .object({
    id,
    username: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    roles: z.array(role),
    organisation: unitRef,
    active: z.boolean(),
  })
  .meta({ id: 'Account' });
export const accountPage = page(account);
export const accountQuery = z.strictObject({ role: z.enum(ACCOUNT_ROLES).optional(), q: z.string().max(100).optional(), ...cursorQuery });
export const newAccount = z.strictObject({
  username: z.string().regex(/^[a-zA-Z0-9._-]{2,64}$/),
  name: z.string().min(1).max(100),
  email: z.email().max(200).nullable().default(null),
  roles: z.array(z.enum(ACCOUNT_ROLES)).min(1).max(8),
  organisation: z.string().min(1).max(64).describe('Code of the organisation'),
  password: z.string().min(10).max(200),
});
export const accountPatch = z.strictObject({
  name: z.string().min(1).max(100).optional(),
  email: z.email().max(200).nullable().optional(),
  roles: z.array(z.enum(ACCOUNT_ROLES)).min(1).max(8).optional(),
  active: z.boolean().optional(),
});
export const unit = unitRef
  .extend({
    parent: z.string().nullable().describe('Code of the organisation above'),
    exempt: z.boolean(),
    exemptReason: z.string().nullable(),
    validFrom: z.string().nullable(),
    validTo: z.string().nullable(),
  })
  .meta({ id: 'Unit' });
export const unitPage = page(unit);
export const unitQuery = z.strictObject({ q: z.string().max(100).optional(), ...cursorQuery });
export const newUnit = z.strictObject({
  code: z.string().regex(/^[A-Za-z0-9-]{1,64}$/),
  name: z.string().min(1).max(100),
  kind: z.enum(['township', 'town', 'subdistrict', 'department']),
  parent: z.string().min(1).max(64),
  exempt: z.boolean().default(false),
  exemptReason: z.string().max(300).nullable().default(null),
});
export const unitPatch = z.strictObject({
  name: z.string().min(1).max(100).optional(),
  kind: newUnit.shape.kind.optional(),
  exempt: z.boolean().optional(),
  exemptReason: z.string().max(300).nullable().optional(),
  validFrom: localDate.nullable().optional(),
  validTo: localDate.nullable().optional(),
});

const rosterProblem = z.object({ row: z.number().int(), column: z.string().nullable(), code: z.string(), message: z.string() });
const rosterFields = {
  dryRun: z.boolean(),
  file: z.string(),
  plan: z.string().describe('Digest of all that is done; sent along with the import it holds only if nothing has changed since'),
  takeable: z.boolean(),
  counts: z.object({ create: z.number().int(), change: z.number().int(), unchanged: z.number().int(), error: z.number().int() }),
  problems: z.array(rosterProblem).describe('About the file as a whole'),
  rows: z.array(
    z.object({
      row: z.number().int().describe('As numbered in the workbook'),
      key: z.string(),
      name: z.string(),
      outcome: z.enum(['create', 'change', 'unchanged', 'error']),
      changes: z.array(z.object({ column: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
      problems: z.array(rosterProblem),
    }),
  ),
};
/** What an import of a roster (名册) would do, or has done. */
export const unitRoster = z.object(rosterFields).meta({ id: 'UnitRoster' });
export const accountRoster = z
  .object({
    ...rosterFields,
    id: z.string().optional(),
    passwords: z
      .array(z.object({ username: z.string(), name: z.string(), password: z.string() }))
      .nullable()
      .describe('First passwords of the accounts that were made: told in this one answer, kept nowhere; a repeated request has null'),
  })
  .meta({ id: 'AccountRoster' });
export type Roster = z.infer<typeof unitRoster>;
/** Fields of a form are texts. */
export const rosterImport = z.strictObject({
  dryRun: z.enum(['true', 'false']).default('false').describe('true: nothing is written, the answer says what would be'),
  plan: z.string().max(128).optional(),
});

/** Shown on the sign-in page of a demonstration; the password is no secret there. */
export const demoAccounts = z.object({
  password: z.string(),
  items: z.array(z.object({ username: z.string(), name: z.string(), roles: z.array(role) })),
});
