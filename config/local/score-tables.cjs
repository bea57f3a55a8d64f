// Writes what the report of one township scores under each built-in scheme, line by line, as the domain computes it.
const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { root } = require('./places.cjs');

const readJson = (...path) => JSON.parse(readFileSync(join(root, ...path), 'utf8'));
const cell = (text) => text.replaceAll('|', '\\|');

/** Computed lines as the figures give them, judged ones at their full points: the ceiling of an honest sheet. */
function ceiling(domain, scheme, figures) {
  const judged = domain.judgedIndicators(scheme, figures);
  const weights = new Map(domain.leavesOf(scheme).map(({ id, weight }) => [id, weight]));
  const lines = judged.map((indicator) => ({ indicator, points: weights.get(indicator), reason: '' }));
  return domain.scoreReport({ scheme, figures, judged: domain.combineSheets([{ scorer: '', lines }], judged, 'mean') });
}

function section(domain, scheme, figures) {
  const score = ceiling(domain, scheme, figures);
  const short = score.lines.filter(({ points, weight }) => points !== weight);
  const stated = figures['result.selfScore'];
  const isOut = Number(score.total) < Number(stated);
  const rows = score.lines.map((line) => {
    const inputs = line.inputs.map(({ key, value }) => `${domain.figureDefinition(key).label.zh} ${value}`).join('<br>') || '·';
    const worked = line.computed || line.notComputable ? `${line.formula.zh}<br>${line.substituted.zh}` : '由评分人评定';
    const points = line.computed ? `${line.points} / ${line.weight}` : `${line.points} / ${line.weight}（评定，按满分计）`;
    return `| ${[line.name.zh, inputs, worked, line.rule.zh, points].map(cell).join(' | ')} |`;
  });
  return [
    `## ${scheme.title.zh} \`${scheme.name}\``,
    '',
    `Attainable at most **${score.total}** of ${scheme.total}${isOut ? `; the ${stated} that the report gives itself cannot be reached` : `; the ${stated} that the report gives itself is not ruled out by its figures`}.`,
    '',
    ...(short.length === 0 ? ['No computed line loses points.'] : short.map((line) => `- ${line.name.zh}: ${line.explanation.zh}`)),
    '',
    '| 指标 | 数据（万元、人） | 公式与代入 | 评分规则 | 得分 |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function scores(domain) {
  const figures = readJson('test', 'golden', 'township-2023.json');
  const schemes = readdirSync(join(root, 'config', 'schemes'))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => domain.parseScheme(readJson('config', 'schemes', name)));
  return schemes.map((scheme) => section(domain, scheme, figures)).join('\n\n');
}

module.exports = { scores };
