// Starts Camphor: npm start.
require('./node-version.cjs');
const { runMain } = require('./say.cjs');
const { startService } = require('./service.cjs');

runMain(startService);
