// Shows which servers are recognised by what they say of their version, and which packages are chosen.
interface Kind {
  kind: string;
  version: number[];
  serves: boolean;
}
const { databaseKind, redisKind } = require('./find-programs.cjs') as {
  databaseKind: (text: string) => Kind;
  redisKind: (text: string) => Kind;
};
const { newestNamed, namesToInstall, packagesFor } = require('./debian-packages.cjs') as {
  newestNamed: (base: string, names: string[]) => string[];
  namesToInstall: (simulation: string) => string[];
  packagesFor: (library: string, packages: string[]) => string[];
};

it.each([
  ['/usr/sbin/mariadbd  Ver 10.11.14-MariaDB-0+deb12u2 for debian-linux-gnu on x86_64 (Debian 12)', 'mariadb', [10, 11, 14], true],
  ['mysqld  Ver 10.6.22-MariaDB-0ubuntu0.22.04.1 for debian-linux-gnu on aarch64 (Ubuntu 22.04)', 'mariadb', [10, 6, 22], true],
  ['mysqld  Ver 10.3.39-MariaDB-0ubuntu0.20.04.2 for debian-linux-gnu on x86_64 (Ubuntu 20.04)', 'mariadb', [10, 3, 39], false],
  ['/usr/sbin/mysqld  Ver 8.0.43-0ubuntu0.24.04.1 for Linux on x86_64 ((Ubuntu))', 'mysql', [8, 0, 43], true],
  ['/opt/server-5.7/mysqld  Ver 5.7.44 for Linux on x86_64 (MySQL Community Server (GPL))', 'mysql', [5, 7, 44], false],
  ['no version at all', 'mysql', [], false],
])('reads “%s”', (text, kind, version, serves) => {
  expect(databaseKind(text)).toEqual({ kind, version, serves });
});

it.each([
  ['Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc-5.3.0 bits=64 build=d81b8ff71cfb150e', 'redis', [7, 0, 15], true],
  ['Redis server v=5.0.14 sha=00000000:0 malloc=jemalloc-5.2.1 bits=64 build=1', 'redis', [5, 0, 14], false],
  ['Valkey server v=8.1.1 sha=00000000:0 malloc=jemalloc-5.3.0 bits=64 build=1', 'valkey', [8, 1, 1], true],
])('reads “%s”', (text, kind, version, serves) => {
  expect(redisKind(text)).toEqual({ kind, version, serves });
});

it('prefers the package without a version in its name, then the newest', () => {
  const named = newestNamed('mariadb-server-core', [
    'mariadb-server-core-10.5',
    'mariadb-server-core-10.11',
    'mariadb-server-core-10.6',
    'mariadb-server-core',
    'mariadb-server-core-dbgsym',
  ]);
  expect(named).toEqual(['mariadb-server-core', 'mariadb-server-core-10.11', 'mariadb-server-core-10.6', 'mariadb-server-core-10.5']);
});

it('takes from a simulation what would be installed, but never the C library', () => {
  const simulation =
    'NOTE: this is a simulation\nInst libaio1t64 (0.3.113-6 Ubuntu:24.04 [amd64])\nInst libc6 [2.39-0] (2.39-1 Ubuntu)\nConf libaio1t64\n';
  expect(namesToInstall(simulation)).toEqual(['libaio1t64']);
});

it.each([
  ['libaio.so.1', ['libaio1t64']],
  ['libjemalloc.so.2', ['libjemalloc2']],
  ['libssl.so.3', ['libssl3t64']],
])('finds the package of %s', (library, expected) => {
  expect(packagesFor(library, ['libaio1t64', 'libjemalloc2', 'libssl3t64', 'libxml2'])).toEqual(expected);
});
