// Writes the generated parts of the documents from the tables themselves; with --check it only says whether they are true today.
require('./node-version.cjs');
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { format, resolveConfig } = require('prettier');
const { root } = require('./places.cjs');
require('./typescript-hook.cjs');
const { scores } = require('./score-tables.cjs');
const domain = require('../../libs/domain/src/index.ts');
const contract = require('../../libs/contract/src/index.ts');

const { workflowTable, STATES, ACTIONS, ROLES, actionWords, stateWords, roleWords, checksTable } = domain;

function workflow() {
  const rows = workflowTable.map((row) => {
    const { action, from, to, by, when, then } = row;
    const words = actionWords[action];
    const roles = by.map((role) => `${role} ${roleWords[role].zh}`).join(', ');
    return `| \`${action}\` ${words.zh} | ${from} → ${to} | ${roles} | ${when.join(', ')} | ${then.join(', ')} |`;
  });
  return ['| action | from → to | who | only when | then |', '| --- | --- | --- | --- | --- |', ...rows].join('\n');
}

function diagram() {
  const arrows = workflowTable.map(({ action, from, to }) => `  ${from} --> ${to}: ${action} ${actionWords[action].zh}`);
  return ['```mermaid', 'stateDiagram-v2', '  [*] --> draft', ...arrows, '```'].join('\n');
}

/** Every state × action; the cell names the roles that may, · where nobody can. */
function matrix() {
  const cell = (state, action) => workflowTable.filter((row) => row.from === state && row.action === action).flatMap((row) => row.by);
  const rows = STATES.map(
    (state) =>
      `| ${state} ${stateWords[state].bureau.zh} | ${ACTIONS.map((action) => cell(state, action).join(', ') || '·').join(' | ')} |`,
  );
  const allowed = STATES.flatMap((state) => ACTIONS.flatMap((action) => cell(state, action))).length;
  const all = STATES.length * ACTIONS.length * ROLES.length;
  return [
    `| state | ${ACTIONS.join(' | ')} |`,
    `| --- |${' --- |'.repeat(ACTIONS.length)}`,
    ...rows,
    '',
    `${all} combinations of state, action and role; ${allowed} are moves, the other ${all - allowed} are refused.`,
  ].join('\n');
}

function checks() {
  const rows = checksTable.map(({ id, level, sentence }) => `| \`${id}\` | ${level} | ${sentence.zh} | ${sentence.en} |`);
  return ['| check | level | 中文 | English |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function routes() {
  const rows = Object.values(contract.allRoutes).map(
    (spec) => `| ${spec.method.toUpperCase()} \`${contract.pathOf(spec)}\` | ${spec.permission} | ${spec.summary} |`,
  );
  return ['| route | permission | what |', '| --- | --- | --- |', ...rows].join('\n');
}

const parts = { workflow, diagram, matrix, checks, routes, scores: () => scores(domain) };
const files = ['README.md', 'docs/checks.md', 'docs/routes.md', 'docs/scores.md'];

async function filled(path, text) {
  const whole = text.replace(
    /(<!-- generated: (\w+) -->)[\s\S]*?(<!-- end -->)/g,
    (_, open, name, close) => `${open}\n\n${parts[name]()}\n\n${close}`,
  );
  return format(whole, { ...(await resolveConfig(path)), filepath: path });
}

async function main() {
  const onlyCheck = process.argv.includes('--check');
  for (const file of files) {
    const path = join(root, file);
    const before = readFileSync(path, 'utf8');
    const after = await filled(path, before);
    if (before === after) continue;
    if (onlyCheck) {
      process.stdout.write(`${file} is not what the tables say today; run: node config/local/generate.cjs\n`);
      process.exitCode = 1;
    } else writeFileSync(path, after);
  }
}
void main();
