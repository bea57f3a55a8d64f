// Runs all checks that need no server: npm run check.
require('./node-version.cjs');
const { runMain } = require('./say.cjs');
const { runChecks } = require('./run-checks.cjs');

runMain(runChecks);
