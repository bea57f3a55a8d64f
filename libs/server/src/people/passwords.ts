// Decides how passwords are kept (argon2id) and which are refused.
import { hash, verify } from '@node-rs/argon2';
import type { Words } from '@camphor/domain';

// OWASP's minimum for argon2id: 19 MiB, two passes, one lane. The package's default algorithm is argon2id.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** The password of the demonstration, refused everywhere else. */
export const DEMO_PASSWORD = 'camphor-demo-1';
const LEAST = 10;
const COMMON = new Set([
  'password12',
  'password123',
  'password1234',
  '1234567890',
  '12345678910',
  '0123456789',
  '0987654321',
  '9876543210',
  'qwertyuiop',
  'qwerty1234',
  'qwerty12345',
  '1q2w3e4r5t',
  'q1w2e3r4t5',
  '1qaz2wsx3edc',
  'abcdefghij',
  'abc1234567',
  'abcd123456',
  'admin12345',
  'admin123456',
  'administrator',
  'camphor123',
  'camphor1234',
  'camphor-demo',
  'welcome123',
  'letmein1234',
  'iloveyou12',
  'woaini1314',
  'woaini5201314',
  '5201314520',
  'a123456789',
  'aa12345678',
  'zhang123456',
  'caizheng123',
  'caizhengju1',
  'hengyang123',
  '1111111111',
  '0000000000',
  '8888888888',
  '6666666666',
]);

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

// A password drawn by chance is beyond guessing at any cost; thousands of them are made at once, and memory-hard work would hold everybody up.
const DRAWN_COST = { memoryCost: 1_024, timeCost: 1, parallelism: 1 } as const;
export const hashDrawnPassword = (password: string): Promise<string> => hash(password, DRAWN_COST);
const isDrawn = (stored: string): boolean => stored.includes(`m=${DRAWN_COST.memoryCost},`);

let nobody: Promise<string> | null = null;
/** Takes the same work for an account that does not exist, so that time does not tell. */
export const verifyPassword = async (stored: string | null, password: string): Promise<boolean> => {
  const usual = await (nobody ??= hashPassword(DEMO_PASSWORD));
  const fits = await verify(stored ?? usual, password).catch(() => false);
  if (stored !== null && isDrawn(stored)) await verify(usual, password).catch(() => false);
  return stored !== null && fits;
};

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();
/** Why a password is refused, or null. `demo`: an account of the demonstration. */
export const passwordProblem = (password: string, username: string, demo: boolean): Words | null => {
  const plain = folded(password);
  if (Array.from(password).length < LEAST) return { zh: `密码至少 ${LEAST} 位。`, en: `A password has at least ${LEAST} characters.` };
  if (username.length > 2 && (plain === folded(username) || plain.replaceAll(folded(username), '').length < 4))
    return { zh: '密码不能是账号名。', en: 'The password must not be the username.' };
  if (password === DEMO_PASSWORD && !demo) return { zh: '演示密码不能用于正式账号。', en: 'The password of the demonstration is refused.' };
  if (COMMON.has(plain) || new Set(plain).size < 4) return { zh: '密码过于常见，请换一个。', en: 'This password is too common.' };
  return null;
};
