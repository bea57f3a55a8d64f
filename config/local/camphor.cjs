#!/usr/bin/env node
// Runs the command line: npx camphor … . Committed as plain Node, because npx remembers a link to a file that was not there.
require('./node-version.cjs');
const { runMain } = require('./say.cjs');
const { runCommandLine } = require('./command-line.cjs');

runMain(() => runCommandLine(process.argv.slice(2)));
