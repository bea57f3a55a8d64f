// Shows that file after file is written beside the process, gives up what takes too long, and refuses when too many wait.
import { emptyContent } from '@camphor/domain';
import { Scribe } from './scribe';

const facts = { unit: '甲县乙乡人民政府', year: 2023, signed: null };
const ask = (format: 'docx' | 'xlsx' | 'pdf') => ({
  is: 'report' as const,
  format,
  content: { ...emptyContent, sections: { other: '无' } },
  facts,
});
const limits = { milliseconds: 60_000, megabytes: 1024, waiting: 1 };
/** One thread for both tests that need no other limits. */
const scribe = new Scribe(limits);

it('one after the other, each its own file', async () => {
  for (const [format, start] of [
    ['xlsx', 'PK'],
    ['pdf', '%PDF'],
  ] as const) {
    const bytes = await scribe.write(ask(format));
    expect(
      Buffer.from(bytes ?? [])
        .toString('latin1', 0, 4)
        .startsWith(start),
    ).toBe(true);
  }
}, 120_000);

it('what takes too long is given up, and the next one is taken up', async () => {
  const hasty = new Scribe({ ...limits, milliseconds: 1 });
  const next = [hasty.write(ask('pdf')), hasty.write(ask('pdf'))];
  for (const one of next) await expect(one).rejects.toThrow('too long');
});

it('refuses when too many wait', async () => {
  const first = scribe.write(ask('docx'));
  const second = scribe.write(ask('docx'));
  expect(await scribe.write(ask('docx'))).toBeNull();
  expect(await first).not.toBeNull();
  expect(await second).not.toBeNull();
}, 120_000);
