// Decides the first passwords of imported accounts: drawn by chance, told once, kept only as digests.
import { randomInt } from 'node:crypto';
import { hashDrawnPassword } from '../passwords';

/** Without what is mistaken for another when it is read from paper: 0 o 1 l i. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const AT_ONCE = 8;

/** Sixteen letters, 79 bits. */
export const drawPassword = (): string =>
  Array.from({ length: GROUPS }, () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('')).join('-');

export interface DrawnPassword {
  readonly password: string;
  readonly hash: string;
}
export const drawPasswords = async (count: number): Promise<DrawnPassword[]> => {
  const drawn: DrawnPassword[] = [];
  while (drawn.length < count) {
    const next = Array.from({ length: Math.min(AT_ONCE, count - drawn.length) }, drawPassword);
    drawn.push(...(await Promise.all(next.map(async (password) => ({ password, hash: await hashDrawnPassword(password) })))));
  }
  return drawn;
};
