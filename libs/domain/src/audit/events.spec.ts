// Shows that every event reads as a sentence in both languages whatever it holds, that secrets are left out, and who may see whose sheet.
import fc from 'fast-check';
import type { Json } from '../json';
import { describe as describeEvent, EVENT_NAMES, redact, type EventName } from './events';
import { veiled, type TrailReader } from './veil';

const json = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>;

describe('every event', () => {
  it.each(EVENT_NAMES)('%s has a sentence in both languages, whatever its facts are', (event) => {
    fc.assert(
      fc.property(json, json, fc.option(fc.string()), (before, after, reason) => {
        const { zh, en } = describeEvent(event, { before, after, reason });
        expect(zh).toMatch(/[一-鿿]/);
        expect(en.trim()).not.toBe('');
      }),
    );
  });

  it('names the fields that were edited, by their names, and no more than five', () => {
    const after = { 'figure:assets.total': '1', 'section:causes': 'x', 'explanation:a': 'x', 'explanation:b': 'y', title: 't' };
    expect(describeEvent('report.edited', { before: null, after, reason: null })).toEqual({
      zh: '修改了 5 处：资产总额、存在问题原因分析、对检查结果的说明、标题',
      en: expect.stringMatching(/^changed 5 fields: .*, Causes, explanation of a finding, title$/) as unknown,
    });
  });

  it('of a cycle only what differs is named, as its page names it', () => {
    const before = { cycle: 'c', reviewDue: '2026-04-30', settings: { spreadBound: null, combine: 'mean', requiredForms: [] } };
    const after = { cycle: 'c', reviewDue: '2026-05-06', settings: { spreadBound: '10', combine: 'mean', requiredForms: [] } };
    expect(describeEvent('cycle.changed', { before, after, reason: null })).toEqual({
      zh: '修改自评工作设置：“审核截止”、“分差上限（分）”',
      en: 'changed the cycle: Review due, Widest spread',
    });
  });

  it.each(['account.created', 'account.changed', 'account.passwordChanged'] as const)('%s never holds a password', (event) => {
    const fact = {
      event,
      before: { password: 'alt', name: '甲' },
      after: { password: 'neu', passwordHash: '$argon2id$', name: '乙' },
      reason: null,
    };
    const text = JSON.stringify(redact(fact));
    expect(text).not.toMatch(/alt|neu|argon2id/);
    expect(text).toContain('乙');
  });
});

describe('what is hidden in a trail', () => {
  const reader = (more: Partial<TrailReader>): TrailReader => ({
    accountId: 'me',
    oversees: false,
    inBureau: true,
    sheetIn: false,
    ...more,
  });
  it.each<[string, EventName, string, Partial<TrailReader>, boolean, boolean]>([
    ['a scorer sees the own sheet', 'sheet.saved', 'me', {}, false, false],
    ['not that of another', 'sheet.saved', 'other', {}, true, false],
    ['until the own is in', 'sheet.submitted', 'other', { sheetIn: true }, false, false],
    ['a reviewer sees none', 'sheet.submitted', 'other', {}, true, false],
    ['the supervisor sees all', 'sheet.saved', 'other', { oversees: true }, false, false],
    ['the unit sees neither points nor names', 'sheet.submitted', 'other', { inBureau: false }, true, true],
    ['the unit does not see who was assigned', 'report.assigned', 'other', { inBureau: false }, true, false],
    ['the bureau does', 'report.assigned', 'other', {}, false, false],
    ['moves hide nothing', 'report.returned', 'other', { inBureau: false }, false, false],
  ])('%s', (_, event, actor, more, isHidden, isNameless) => {
    const found = veiled(event, actor, reader(more));
    expect(found !== null).toBe(isHidden);
    expect(found?.nameless ?? false).toBe(isNameless);
  });
});
