// Shows the address and the demonstration's accounts once the service answers that it can work.
const http = require('node:http');
const { wait } = require('./process-identity.cjs');
const { say } = require('./say.cjs');

const accounts = [
  ['zs.preparer', '樟树乡', 'preparer 填报'],
  ['zs.head', '樟树乡', 'head 单位负责人'],
  ['xd.preparer', '西渡镇', 'preparer 填报'],
  ['xd.head', '西渡镇', 'head 单位负责人'],
  ['reviewer1, reviewer2', '衡阳县财政局', 'reviewer 审核'],
  ['scorer1, scorer2, scorer3', '衡阳县财政局', 'scorer 评分'],
  ['supervisor, supervisor2', '衡阳县财政局', 'supervisor 主管'],
  ['auditor', '衡阳县财政局', 'auditor 安全审计员'],
  ['security', '衡阳县财政局', 'security 安全保密管理员'],
  ['admin', '衡阳县财政局', 'admin 系统管理员'],
];

/** Columns a terminal needs for it: a Chinese character takes two. */
const width = (text) => [...text].reduce((sum, character) => sum + (character.codePointAt(0) > 0x2e7f ? 2 : 1), 0);
const padded = (text, columns) => text + ' '.repeat(Math.max(columns - width(text), 0));

function accountsTable() {
  return accounts.map(([names, where, role]) => `  ${padded(names, 27)}${padded(where, 16)}${role}`).join('\n');
}

/** The status of a GET, or undefined when nobody answers. */
function statusOf(url) {
  return new Promise((settle) => {
    const request = http.get(url, { timeout: 3000 }, (answer) => {
      answer.resume();
      settle(answer.statusCode);
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => settle(undefined));
  });
}

async function waitUntilReady(address, isStopping) {
  for (let since = Date.now(); !isStopping(); await wait(100)) {
    if ((await statusOf(`${address}/health/ready`)) === 200) return true;
    if (Date.now() - since < 60_000) continue;
    say('the service is not ready yet; see the lines of api and worker …');
    since = Date.now();
  }
  return false;
}

/** Where a browser on this machine finds it. */
function addressOf({ host, port }) {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

/** Waits until the service is ready and says where; gives the address, undefined when stopped before. */
async function announce(state, env) {
  const address = addressOf(state);
  if (!(await waitUntilReady(address, () => state.isStopping))) return undefined;
  const demo = env.CAMPHOR_DEMO === '0' ? '' : `\nAccounts of the demonstration county, password camphor-demo-1:\n${accountsTable()}\n`;
  process.stdout.write(`\nCamphor 樟 is ready: ${address}\n${demo}\nCtrl-C stops it.\n\n`);
  return address;
}

module.exports = { announce, accountsTable, width };
