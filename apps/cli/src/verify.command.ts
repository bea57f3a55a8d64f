// Shows whether a bundle holds, and names the first thing in it that does not; needs neither server nor database.
import { createPublicKey } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fingerprintOf, isPublicKey, readStrictJson, verifyBundle, type Json } from '@camphor/domain';
import { proofCrypto } from '@camphor/server';
import { say, UsageError, warn, type Command } from './command';

const LARGEST = 64 * 1024 * 1024;

class Unreadable extends Error {}
const contentOf = (file: string): Buffer => {
  try {
    if (statSync(file).size > LARGEST) throw new Unreadable(`${file}：超过 64 MB (larger than 64 MB)`);
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new Unreadable(
      code === 'ENOENT' ? `${file}：没有这个文件 (no such file)` : `${file}：读不出来 (cannot be read: ${code ?? 'unknown'})`,
    );
  }
};

const rawOfPem = (text: string): string | null => {
  try {
    const key = createPublicKey(text);
    const { x } = key.export({ format: 'jwk' });
    return key.asymmetricKeyType === 'ed25519' && x !== undefined ? Buffer.from(x, 'base64url').toString('hex') : null;
  } catch {
    return null;
  }
};
/** Keys as /public/keys lists them. */
const listedKeys = (value: Json): string[] => {
  const items = (value as { items?: unknown } | null)?.items;
  if (!Array.isArray(items)) return [];
  return items.map((item: unknown) => {
    const publicKey = (item as { publicKey?: unknown } | null)?.publicKey;
    return typeof publicKey === 'string' ? publicKey : '';
  });
};
/** Fingerprints of the keys in a file: PEM, 64 hex digits, or the list that /public/keys gives. */
const pinnedIn = (file: string): string[] => {
  const text = contentOf(file).toString('utf8').trim();
  const read = readStrictJson(text);
  const keys = isPublicKey(text) ? [text] : text.includes('-----BEGIN') ? [rawOfPem(text) ?? ''] : read.ok ? listedKeys(read.value) : [];
  const prints = keys.map((key) => fingerprintOf(key, proofCrypto.digestBytes));
  const known = prints.filter((print) => print !== null);
  if (known.length === 0 || known.length < prints.length)
    throw new Unreadable(`${file}：不是 Ed25519 公钥 (no Ed25519 public key: PEM, 64 hex digits, or the list of /public/keys)`);
  return known;
};

const decoded = (bytes: Buffer): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
};
const fails = (file: string, zh: string, en: string): number => {
  say(`${file}：不成立。${zh} (does not hold: ${en})`);
  return 1;
};

export const verifyCommand: Command = async (argv) => {
  const { values, positionals } = parseArgs({ args: [...argv], allowPositionals: true, options: { key: { type: 'string' } } });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new UsageError('camphor verify FILE.json [--key FILE]');
  try {
    const text = decoded(contentOf(file));
    const pinned = values.key === undefined ? null : pinnedIn(values.key);
    if (text === null) return fails(file, '文件不是 UTF-8 文本', 'the file is no UTF-8 text');
    const read = readStrictJson(text);
    if (!read.ok) return fails(file, `文件不是完整的 JSON，${read.words.zh}`, `the file is no whole JSON, ${read.words.en}`);
    const verified = verifyBundle(read.value, proofCrypto);
    if (!verified.holds) return fails(file, verified.words.zh, verified.words.en);
    const stranger = pinned && verified.keys.find((key) => !pinned.includes(key));
    if (stranger) return fails(file, `签名密钥 ${stranger} 不是指定的`, `it is signed by the key ${stranger}, which is not the one given`);
    for (const { zh, en } of verified.said) say(`✓ ${zh} (${en})`);
    for (const key of verified.keys)
      say(pinned ? `✓ 密钥 ${key}：与指定的一致 (pinned)` : `! 密钥 ${key}：未与已知公钥核对，请用 --key 指定 (not pinned; give --key)`);
    say(`${file}：成立 (holds)`);
    return 0;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    warn(`camphor verify: ${error.message}`);
    return 2;
  }
};
