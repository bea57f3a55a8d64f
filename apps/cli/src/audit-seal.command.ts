// Signs the head of the log as it stands now, and shows what to keep of it.
import { headOf, sealLog } from '@camphor/server';
import { say, type Command } from './command';
import { withDatabase } from './database';

export const auditSeal: Command = () =>
  withDatabase(async ({ source, settings, clock }) => {
    const seal = await sealLog(source, settings.dataFolder, clock.now());
    const { roots } = headOf(seal);
    say(`已封存：第 ${seal.number} 号，${seal.size} 项 (sealed: head ${seal.number}, ${seal.size} entries)`);
    for (const { algorithm, root } of roots) say(`${algorithm} ${root}`);
    say(`密钥指纹 (key) ${seal.key}`);
    return 0;
  });
