// Decides where programs and shared libraries are looked for.
const { accessSync, constants, existsSync, readdirSync } = require('node:fs');
const { delimiter, join } = require('node:path');

const usualPlaces = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin', '/opt/homebrew/bin', '/usr/libexec'];

/** The first of these programs on the PATH or in the usual places. */
function onPath(names, env = process.env) {
  const folders = [...new Set([...(env.PATH ?? '').split(delimiter).filter(Boolean), ...usualPlaces])];
  for (const name of names)
    for (const folder of folders) {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch {
        // the next folder
      }
    }
  return undefined;
}

/** Folders below `folder` that hold shared libraries. */
function libraryFolders(folder) {
  const found = [];
  const look = (place, depth) => {
    const entries = readdirSync(place, { withFileTypes: true });
    if (entries.some((entry) => /\.so(\.|$)/.test(entry.name))) found.push(place);
    if (depth < 4) for (const entry of entries) if (entry.isDirectory()) look(join(place, entry.name), depth + 1);
  };
  for (const top of ['lib', 'lib64', 'usr/lib', 'usr/lib64']) if (existsSync(join(folder, top))) look(join(folder, top), 0);
  return found;
}

module.exports = { onPath, libraryFolders };
