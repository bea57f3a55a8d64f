// Records the key that signs heads and bundles: made on first use in CAMPHOR_DATA, readable by its owner alone, replaced when it is rotated (轮换).
import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprintOf } from '@camphor/domain';
import { digestBytesBy } from '../digest';

export interface SigningKey {
  /** Fingerprint of the public key. */
  readonly id: string;
  /** 32 bytes in hex. */
  readonly publicKey: string;
  /** Signature of the UTF-8 bytes, in hex. */
  readonly sign: (text: string) => string;
}
const fileIn = (folder: string): string => join(folder, 'signing-key.pem');

/** Writes a new private key beside the place where it will stand; whole, or not at all. */
const written = (folder: string): string => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = `${fileIn(folder)}.${randomBytes(6).toString('hex')}.new`;
  const { privateKey } = generateKeyPairSync('ed25519');
  const opened = openSync(file, 'wx', 0o600);
  try {
    writeSync(opened, String(privateKey.export({ type: 'pkcs8', format: 'pem' })));
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
  return file;
};

/** Of several processes that begin at once one makes the key, and all use that one. */
const makeFirst = (folder: string): void => {
  const file = written(folder);
  try {
    linkSync(file, fileIn(folder));
  } catch (error) {
    // Not every file system knows links (a network drive, a volume of a desktop engine).
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST' && !existsSync(fileIn(folder))) renameSync(file, fileIn(folder));
  } finally {
    rmSync(file, { force: true });
  }
};

const read = (folder: string): KeyObject => {
  const file = fileIn(folder);
  let key: KeyObject;
  try {
    key = createPrivateKey(readFileSync(file));
  } catch (error) {
    throw new Error(`${file} cannot be read as a private key: restore it, or move it away and a new one is made`, { cause: error });
  }
  if (key.asymmetricKeyType !== 'ed25519')
    throw new Error(`${file} holds no Ed25519 key: restore it, or move it away and a new one is made`);
  return key;
};

/** The present key. Read each time, so that a rotation by another process counts at once. */
export const signingKey = (folder: string): SigningKey => {
  if (!existsSync(fileIn(folder))) makeFirst(folder);
  const key = read(folder);
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  const publicKey = Buffer.from(x ?? '', 'base64url').toString('hex');
  const id = fingerprintOf(publicKey, digestBytesBy);
  if (id === null) throw new Error('the signing key has no fingerprint');
  return { id, publicKey, sign: (text) => sign(null, Buffer.from(text, 'utf8'), key).toString('hex') };
};

/** Puts a new key in the place of the present one, which can sign nothing any more; what it has signed still verifies by its public key. */
export const rotateSigningKey = (folder: string): SigningKey => {
  renameSync(written(folder), fileIn(folder));
  return signingKey(folder);
};
