// Shows that every check finds the mistake of its worked example, and nothing once it is mended.
import { checksTable } from './checks.table';
import type { Finding } from './finding';
import { runChecks } from './run-checks';
import { workedExamples } from './worked-examples.table';
import { inputOf } from './worked-input';

const of = (findings: readonly Finding[], check: string): Finding[] => findings.filter((finding) => finding.check === check);

describe.each(checksTable)('$id', ({ id }) => {
  const { given, finds, mended, because } = workedExamples[id];

  it(`finds its mistake: ${because}`, () => {
    const input = inputOf(given);
    const [finding] = of(runChecks(input), id);
    expect(finding).toMatchObject(finds);
    expect(finding?.id).toMatch(/^[a-zA-Z0-9._:\-\u4e00-\u9fff]{1,120}$/);
    if (finding?.quote !== undefined)
      expect(input.document.text.slice(finding.start, (finding.start ?? 0) + finding.quote.length)).toBe(finding.quote);
  });

  it('passes once it is mended', () => {
    expect(of(runChecks(inputOf(mended)), id).map(({ status }) => status)).toEqual(['pass']);
  });

  it('is skipped with a reason, not passed, when nothing is given', () => {
    const [finding, ...more] = of(runChecks(inputOf({})), id);
    expect(more).toEqual([]);
    expect(finding?.status).toBe('skipped');
    expect(finding?.message.zh).toContain('未检查');
  });
});

it('speaks of every check in both languages and names each once', () => {
  expect(new Set(checksTable.map(({ id }) => id)).size).toBe(checksTable.length);
  for (const { sentence } of checksTable) expect([sentence.zh.length > 3, sentence.en.length > 3]).toEqual([true, true]);
});
