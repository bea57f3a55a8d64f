// Decides how Node does what verification asks of the outside: digests and Ed25519.
import { createPublicKey, verify } from 'node:crypto';
import { isPublicKey, type ProofCrypto } from '@camphor/domain';
import { digestBytesBy } from '../digest';

const SIGNATURE = /^[0-9a-f]{128}$/;
const base64url = (hex: string): string => Buffer.from(hex, 'hex').toString('base64url');

export const proofCrypto: ProofCrypto = {
  digestBytes: digestBytesBy,
  verifies: (publicKey, bytes, signature) => {
    if (!isPublicKey(publicKey) || !SIGNATURE.test(signature)) return false;
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: base64url(publicKey) }, format: 'jwk' });
    return verify(null, bytes, key, Buffer.from(signature, 'hex'));
  },
};
