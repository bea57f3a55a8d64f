// Decides who may import whom: domain ◀ contract ◀ server ◀ api | worker | cli; domain ◀ documents ◀ server | cli; domain ◀ contract ◀ web.
const tests = '\\.(spec|e2e-spec)\\.tsx?$';
const server = '^apps/(api|worker|cli)/';

/** A room may reach itself and these; what it reaches beyond is an error. */
const onlyKnows = (name, from, rooms, why) => ({
  name,
  comment: why,
  severity: 'error',
  from: { path: from, pathNot: tests },
  to: { path: '^(apps|libs|config|test)/', pathNot: rooms },
});

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or a third is missing.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'domain-is-pure',
      comment: 'The domain runs in server, browser and command line: decimal.js and nothing else.',
      severity: 'error',
      from: { path: '^libs/domain/', pathNot: tests },
      to: { pathNot: '^(libs/domain/|node_modules/decimal\\.js/)' },
    },
    {
      name: 'contract-knows-zod',
      comment: 'What is on the wire is described with zod; no framework, no Node.',
      severity: 'error',
      from: { path: '^libs/contract/', pathNot: tests },
      to: { pathNot: '^(libs/(contract|domain)/|node_modules/zod/)' },
    },
    onlyKnows(
      'documents-know-the-domain',
      '^libs/documents/',
      '^libs/(documents|domain)/',
      'Files become text blocks and tables; nobody is asked who sent them.',
    ),
    onlyKnows('server-knows-no-app', '^libs/server/', '^(libs/|config/)', 'The server records; the apps ask.'),
    onlyKnows('api-knows-the-libraries', '^apps/api/', '^(apps/api/|libs/|config/)', 'Apps never import each other.'),
    onlyKnows('worker-knows-the-libraries', '^apps/worker/', '^(apps/worker/|libs/|config/)', 'Apps never import each other.'),
    onlyKnows('cli-knows-the-libraries', '^apps/cli/', '^(apps/cli/|libs/|config/)', 'Apps never import each other.'),
    onlyKnows(
      'web-knows-the-contract',
      '^apps/web/',
      '^(apps/web/|libs/(contract|domain)/)',
      'The page speaks the contract and runs the domain’s rules, nothing of the server.',
    ),
    onlyKnows('config-knows-nobody', '^config/(?!local/)', '^(config/|package\\.json)', 'How it is run is known before what is run.'),
    {
      name: 'rooms-are-entered-by-the-door',
      comment: 'Another room is reached through its index, so that what it offers can be read in one place.',
      severity: 'error',
      from: { path: '^(libs|apps)/([^/]+)/', pathNot: tests },
      to: { path: '^libs/[^/]+/src/', pathNot: ['^libs/$2/', '^libs/[^/]+/src/index\\.ts$'] },
    },
    {
      name: 'no-test-in-the-product',
      comment: 'What only tests install or use is not there in production.',
      severity: 'error',
      from: { path: `${server}|^libs/`, pathNot: tests },
      to: { path: '^(test/|node_modules/(jest|supertest|fast-check|playwright-core|smtp-server)/)' },
    },
    {
      name: 'server-runs-without-development-packages',
      comment: 'The image installs production packages only.',
      severity: 'error',
      from: { path: `${server}|^libs/|^config/[^/]+\\.ts$`, pathNot: tests },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nothing-unresolved',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.cjs', '.mjs', '.mts', '.json', '.d.ts'],
    },
  },
};
