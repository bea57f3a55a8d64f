// Decides how the process is configured: the only place that reads the environment.
import { createHash, getHashes, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

const mysqlUrl = z.string().regex(/^(mysql|mariadb):\/\/.+/, 'must look like mysql://user:password@host:3306/camphor');
const shape = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: mysqlUrl,
  DATABASE_ADMIN_URL: mysqlUrl.optional(),
  REDIS_URL: z.string().regex(/^rediss?:\/\/.+/, 'must look like redis://host:6379'),
  CAMPHOR_DATA: z.string().default('.local'),
  CAMPHOR_DEMO: z.enum(['0', '1']).default('1'),
  CAMPHOR_NOW: z.iso.datetime({ offset: true }).optional(),
  CAMPHOR_DIGEST: z.enum(['sha-256', 'sm3']).default('sha-256'),
  CAMPHOR_SECRET: z.string().min(32).optional(),
  CAMPHOR_PUBLIC_URL: z.url().optional(),
  CAMPHOR_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/.+/)
    .optional(),
  CAMPHOR_MAIL_FROM: z.string().max(200).default('Camphor <camphor@localhost>'),
  CAMPHOR_QUEUE_PREFIX: z
    .string()
    .regex(/^[\w{}-]{1,60}$/)
    .default('{camphor}'),
  CAMPHOR_POOL: z.coerce.number().int().min(1).max(200).default(20),
  CAMPHOR_WEB: z.string().optional(),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
});

export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string;
  /** Migrations and grants; null = the trigger alone guards the trail. */
  readonly databaseAdminUrl: string | null;
  readonly redisUrl: string;
  readonly dataFolder: string;
  readonly demo: boolean;
  /** By which new digests are made. */
  readonly digest: 'sha-256' | 'sm3';
  /** Frozen instant, tests only. */
  readonly now: string | null;
  readonly publicUrl: string | null;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly queuePrefix: string;
  readonly poolSize: number;
  /** Folder of the built page. */
  readonly webFolder: string;
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  /** 32 bytes that sign access tokens; every api process of one installation needs the same. */
  readonly secret: Buffer;
}

export class SettingsError extends Error {}

const secretFrom = (given: string | undefined, folder: string): Buffer => {
  if (given) return createHash('sha256').update(given).digest();
  const file = join(folder, 'secret');
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
      throw new SettingsError(`CAMPHOR_DATA: cannot write ${file}; choose a writable folder`);
  }
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
};

/** Reads and checks the environment; every problem is named at once, values (which may hold passwords) never. */
export const readSettings = (environment: NodeJS.ProcessEnv = process.env): Settings => {
  const read = shape.safeParse(environment);
  if (!read.success) {
    throw new SettingsError(`configuration: ${read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}`);
  }
  const env = read.data;
  if (env.CAMPHOR_DIGEST === 'sm3' && !getHashes().includes('sm3'))
    throw new SettingsError('CAMPHOR_DIGEST: this Node was built without SM3; use another, or sha-256');
  const dataFolder = resolve(env.CAMPHOR_DATA);
  return {
    port: env.PORT,
    host: env.HOST,
    databaseUrl: env.DATABASE_URL,
    databaseAdminUrl: env.DATABASE_ADMIN_URL ?? null,
    redisUrl: env.REDIS_URL,
    dataFolder,
    demo: env.CAMPHOR_DEMO === '1',
    digest: env.CAMPHOR_DIGEST,
    now: env.CAMPHOR_NOW ?? null,
    publicUrl: env.CAMPHOR_PUBLIC_URL ?? null,
    smtpUrl: env.CAMPHOR_SMTP_URL ?? null,
    mailFrom: env.CAMPHOR_MAIL_FROM,
    queuePrefix: env.CAMPHOR_QUEUE_PREFIX,
    poolSize: env.CAMPHOR_POOL,
    webFolder: env.CAMPHOR_WEB ?? resolve(__dirname, '../web'),
    logLevel: env.LOG_LEVEL,
    secret: secretFrom(env.CAMPHOR_SECRET, dataFolder),
  };
};
