// Shows the output of a child process line by line, each with the name of who wrote it.

/** Hands whole lines on; the last one, without an end, comes when the stream closes. */
function eachLine(stream, onLine) {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop();
    for (const line of lines) onLine(line);
  });
  stream.on('end', () => {
    if (rest) onLine(rest);
  });
}

function prefixed(child, name, out = process.stdout) {
  for (const stream of [child.stdout, child.stderr]) eachLine(stream, (line) => out.write(`${name} | ${line}\n`));
}

module.exports = { prefixed, eachLine };
