// Decides whether this Node.js is new enough. Written in old syntax, because an old Node must be able to read it before it reads the rest.
var parts = process.versions.node.split('.').map(Number);

function isOldEnoughToRefuse(version) {
  return version[0] < 20 || (version[0] === 20 && version[1] < 19);
}

if (process.platform === 'win32') {
  process.stderr.write('camphor: Windows is not supported directly; run the same command inside WSL (a Linux shell on Windows).\n');
  process.exit(1);
}

if (isOldEnoughToRefuse(parts)) {
  process.stderr.write(
    'camphor: Node.js 20.19 or newer is needed, and this is ' + process.versions.node + '; install a newer one from https://nodejs.org.\n',
  );
  process.exit(1);
}

module.exports = { isOldEnoughToRefuse: isOldEnoughToRefuse };
