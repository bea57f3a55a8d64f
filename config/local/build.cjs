// Builds everything into dist/: npm run build.
require('./node-version.cjs');
const { buildIfNeeded } = require('./build-sources.cjs');
const { installIfNeeded } = require('./install.cjs');
const { runMain } = require('./say.cjs');

runMain(async () => {
  await installIfNeeded();
  await buildIfNeeded({ isForced: true });
});
