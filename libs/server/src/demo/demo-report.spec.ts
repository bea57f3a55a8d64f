// Asks: does every demonstration report stand up to the checks, so that the first thing a visitor sees is not a mistake of ours?
import { readFileSync } from 'node:fs';
import { isScheme, parseScheme, readPatch, contentFromFields } from '@camphor/domain';
import { findingsOf } from '../reports/findings';
import { demoUnits } from './county.table';
import { demoReport } from './demo-report';

const scheme = parseScheme(JSON.parse(readFileSync(`${__dirname}/../../../../config/schemes/hunan-2018.json`, 'utf8')));
if (!isScheme(scheme)) throw new Error('hunan-2018 is not sound');
const settings = { requiredSections: ['basics', 'budget', 'result'], requiredForms: [] } as never;

it.each(demoUnits.map((unit, index) => [unit.name, unit, index] as const))('%s has no fail and no warning', (_, unit, index) => {
  const patch = readPatch(demoReport(unit, 2023, index));
  if ('ok' in patch) throw new Error(JSON.stringify(patch.reasons));
  const findings = findingsOf(contentFromFields(patch), {
    row: { unitName: unit.name, unitKind: unit.kind, year: 2023 },
    settings,
    scheme,
    lastYear: null,
  });
  expect(findings.filter(({ status }) => status === 'fail' || status === 'warn').map(({ id, message }) => [id, message.zh])).toEqual([]);
  expect(findings.filter(({ status }) => status === 'pass').length).toBeGreaterThan(15);
});
