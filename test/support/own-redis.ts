// Shows a Redis of a test's own, set as the one of `npm start`: killed, brought back at the same port, with its data or without.
import { spawnSync, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type OwnProcess, type OwnProcesses } from './own-processes';

interface RedisProgram {
  readonly server?: string;
  /** Set where nothing but a Docker engine is there. */
  readonly docker?: string;
}
interface RedisPlace {
  readonly program: RedisProgram;
  readonly folder: string;
  readonly port: number;
  readonly isDurable: boolean;
  readonly passwords: { readonly redis: string };
}
const { findPrograms } = require('../../config/local/find-programs.cjs') as {
  findPrograms: (folder: string, servers: string[]) => Promise<{ redis: RedisProgram }>;
};
const { programsFolder } = require('../../config/local/places.cjs') as { programsFolder: () => string };
const { freePort } = require('../../config/local/ports.cjs') as { freePort: () => Promise<number> };
const { containerName, removeContainer, startRedisContainer } = require('../../config/local/docker-servers.cjs') as {
  containerName: (folder: string, server: string) => string;
  removeContainer: (place: RedisPlace, server: string) => void;
  startRedisContainer: (place: RedisPlace) => ChildProcess;
};
const { startRedis, isReady, urlOf } = require('../../config/local/redis.cjs') as {
  startRedis: (place: RedisPlace) => ChildProcess;
  isReady: (port: number, passwords: RedisPlace['passwords']) => Promise<boolean>;
  urlOf: (place: RedisPlace) => { REDIS_URL: string };
};

export interface OwnRedis extends OwnProcess {
  readonly url: string;
  /** Removes its data; while it is dead. */
  readonly wipe: () => void;
  /** Keeps a copy of its data as they are now, and puts them in the place of its data while it is dead, as a replica does that lagged behind. */
  readonly remember: () => void;
  readonly goBack: () => void;
}

export const ownRedis = async (processes: OwnProcesses): Promise<OwnRedis> => {
  const { redis: program } = await findPrograms(programsFolder(), ['redis']);
  const { docker } = program;
  const folder = join(processes.folder, 'redis');
  mkdirSync(folder, { recursive: true });
  const place = { program, folder, port: await freePort(), isDurable: true, passwords: { redis: randomUUID() } };
  const log = join(folder, 'redis.log');
  const process = processes.of({
    name: 'Redis',
    launch: () => (docker === undefined ? startRedis(place) : startRedisContainer(place)),
    isReady: () => isReady(place.port, place.passwords),
    lastWords: () => (existsSync(log) ? readFileSync(log, 'utf8').slice(-600) : 'no log was written'),
    // A container outlives the process that shows it.
    killMore: () => docker !== undefined && removeContainer(place, 'redis'),
  });
  const data = join(folder, 'redis');
  const copy = join(folder, 'remembered');
  const replace = (target: string, source: string): void => {
    rmSync(target, { recursive: true, force: true });
    cpSync(source, target, { recursive: true });
  };
  const wipe = (): void => {
    if (docker === undefined) rmSync(data, { recursive: true, force: true });
    else spawnSync(docker, ['volume', 'rm', containerName(folder, 'redis')], { stdio: 'ignore' });
  };
  // The data of a container are not at hand: there it goes on with what it has.
  const remember = (): void => void (docker === undefined && replace(copy, data));
  const goBack = (): void => void (docker === undefined && replace(data, copy));
  return { ...process, url: urlOf(place).REDIS_URL, wipe, remember, goBack };
};
