// Runs the benchmarks and writes test/bench/results.json: npm run bench [-- NAME …].
require('./node-version.cjs');
const { runMain } = require('./say.cjs');
const { runBenchmarks } = require('./run-benchmarks.cjs');

runMain(() => runBenchmarks(process.argv.slice(2)));
