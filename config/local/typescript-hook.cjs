// Lets plain Node load the TypeScript sources of benchmarks: compiled in memory as jest does it, with the same names for the rooms.
const Module = require('node:module');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { transformSync } = require('@swc/core');
const { root } = require('./places.cjs');

const jsc = {
  parser: { syntax: 'typescript', decorators: true, dynamicImport: true },
  transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  target: 'es2022',
  keepClassNames: true,
};

function compile(module, filename) {
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    filename,
    jsc,
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
    swcrc: false,
  });
  module._compile(code, filename);
}

Module._extensions['.ts'] = compile;

const resolve = Module._resolveFilename;
Module._resolveFilename = function resolveRoom(request, ...rest) {
  const room = /^@camphor\/(domain|contract|documents|server)$/.exec(request);
  const path = request === '@camphor/config' ? join(root, 'config/index.ts') : room ? join(root, 'libs', room[1], 'src/index.ts') : request;
  return resolve.call(this, path, ...rest);
};
