// Decides which loopback ports the private servers take, and whether somebody answers at an address.
const net = require('node:net');
const { wait } = require('./process-identity.cjs');

/** Whether this process could listen there now. */
function isFree(port, host) {
  return new Promise((settle) => {
    const server = net.createServer();
    server.once('error', () => settle(false));
    server.listen({ port, ...(host ? { host } : {}), exclusive: true }, () => server.close(() => settle(true)));
  });
}

/**
 * A free port below the range from which the kernel takes ports for outgoing connections: a server that is
 * restarted needs its port again, and in that range a client that tries to reconnect may by then have taken it.
 */
async function freePort(wish) {
  if (wish && (await isFree(wish, '127.0.0.1'))) return wish;
  for (let tries = 0; tries < 200; tries += 1) {
    const port = 15000 + Math.floor(Math.random() * 17000);
    if (await isFree(port, '127.0.0.1')) return port;
  }
  throw new Error('no free loopback port was found between 15000 and 32000');
}

/** Connects, sends `greeting` if there is one, and gives what is answered until `isWhole`; undefined when that did not come within `ms`. */
function answerFrom({ port, host = '127.0.0.1', greeting, isWhole, ms = 1000 }) {
  return new Promise((settle) => {
    const socket = net.connect({ port, host });
    const done = (answer) => {
      socket.destroy();
      settle(answer);
    };
    socket.setTimeout(ms, () => done(undefined));
    socket.once('error', () => done(undefined));
    socket.once('close', () => settle(undefined));
    let answer = Buffer.alloc(0);
    socket.on('data', (bytes) => {
      answer = Buffer.concat([answer, bytes]);
      if (isWhole(answer)) done(answer);
    });
    if (greeting) socket.write(greeting);
  });
}

/** Whether anybody listens there. */
function answersAt({ host, port, ms }) {
  return new Promise((settle) => {
    const socket = net.connect({ host, port });
    const done = (answer) => {
      socket.destroy();
      settle(answer);
    };
    socket.setTimeout(ms, () => done(false));
    socket.once('error', () => done(false));
    socket.once('connect', () => done(true));
  });
}

/** Asks `isReady` every few milliseconds; false after `ms` or as soon as `isLost` says that it is hopeless. */
async function waitUntil(isReady, { ms, isLost = () => false }) {
  for (const end = Date.now() + ms; Date.now() < end; await wait(25)) {
    if (isLost()) return false;
    if (await isReady()) return true;
  }
  return false;
}

module.exports = { isFree, freePort, answerFrom, answersAt, waitUntil };
