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
// The times are for a machine that does much else: a test that hangs is found, one that is slow is not blamed.
const tier = (displayName, testRegex, seconds = 180) => ({ ...base, displayName, testRegex, testTimeout: seconds * 1000 });

module.exports = {
  projects: [
    tier('unit', '(apps|libs|config|test/golden|test/support)/.*\\.spec\\.tsx?$', 30),
    tier('integration', 'test/(integration|permissions)/.*\\.e2e-spec\\.ts$'),
    tier('journeys', 'test/journeys/.*\\.e2e-spec\\.ts$'),
    tier('faults', 'test/faults/.*\\.e2e-spec\\.ts$'),
    tier('browser', 'test/browser/.*\\.e2e-spec\\.ts$'),
  ],
};
