// Runs the tests: npm test, or one tier: npm run test:unit [-- jest's own arguments].
require('./node-version.cjs');
const { runMain } = require('./say.cjs');
const { runTests } = require('./run-tests.cjs');

runMain(() => runTests(process.argv.slice(2)));
