// Decides how the tests are run. On Node < 24.9 jest cannot require() an ES module, so packages that are ESM only are transformed.
const { resolve } = require('node:path');

const esm = ['@nestjs', 'nodemailer', 'uuid'];
const swc = [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', decorators: true, dynamicImport: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      target: 'es2022',
      keepClassNames: true,
    },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
];
const base = {
  rootDir: resolve(__dirname, '..'),
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.local/'],
  testEnvironment: 'node',
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json'],
  transform: { '^.+\\.tsx?$': swc, '^.+\\.m?js$': swc },
  transformIgnorePatterns: [`/node_modules/(?!(${esm.join('|')})/)`],
  moduleNameMapper: {
    '^@camphor/config$': '<rootDir>/config/index.ts',
    '^@camphor/(domain|contract|documents|server)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
};
const tier = (displayName, testRegex) => ({ ...base, displayName, testRegex });

module.exports = {
  // For all tiers, because jest heeds it only here: a test that hangs is found, one on a busy machine is not blamed.
  testTimeout: 180_000,
  projects: [
    tier('unit', '(apps|libs|config|test/golden|test/support)/.*\\.spec\\.tsx?$'),
    tier('integration', 'test/(integration|permissions)/.*\\.e2e-spec\\.ts$'),
    tier('journeys', 'test/journeys/.*\\.e2e-spec\\.ts$'),
    tier('faults', 'test/faults/.*\\.e2e-spec\\.ts$'),
    tier('browser', 'test/browser/.*\\.e2e-spec\\.ts$'),
  ],
};
