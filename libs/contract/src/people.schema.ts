// Records the wire shapes of people: sign-in, accounts, organisations.
import { z } from 'zod';
import { ACCOUNT_ROLES } from '@camphor/domain';
import { cursorQuery, id, page, role, unitRef } from './shapes.schema';

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
/** Shown on the sign-in page of a demonstration; the password is no secret there. */
export const demoAccounts = z.object({
  password: z.string(),
  items: z.array(z.object({ username: z.string(), name: z.string(), roles: z.array(role) })),
});
