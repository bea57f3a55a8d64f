// Decides where things lie: the checkout, the data folder, the cache of server programs and what was built.
const { join, resolve } = require('node:path');

const root = resolve(__dirname, '..', '..');

/** The data folder: CAMPHOR_DATA, or `.local` in the checkout. */
const dataFolder = (env = process.env) => (env.CAMPHOR_DATA ? resolve(env.CAMPHOR_DATA) : join(root, '.local'));

/** Where downloaded server programs are kept; tests that use a data folder of their own share those of the checkout by CAMPHOR_PROGRAMS. */
const programsFolder = (env = process.env) => (env.CAMPHOR_PROGRAMS ? resolve(env.CAMPHOR_PROGRAMS) : join(dataFolder(env), 'programs'));

const built = (app) => join(root, 'dist', 'apps', app, 'src', 'main.js');

module.exports = { root, dataFolder, programsFolder, built };
