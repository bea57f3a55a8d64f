// Replaces the key that signs heads and bundles; the old public key stays published.
import { publishKey, rotateSigningKey } from '@camphor/server';
import { say, type Command } from './command';
import { withDatabase } from './database';

export const auditRotateKey: Command = () =>
  withDatabase(async ({ source, settings, clock }) => {
    const key = rotateSigningKey(settings.dataFolder);
    await publishKey(source, key, clock.now());
    say(`已更换签名密钥，新指纹 (new signing key) ${key.id}`);
    return 0;
  });
