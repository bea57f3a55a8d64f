// Shows which input passes: every problem is named, in the language of the request, and nothing outside the contract gets through.
import fc from 'fast-check';
import { z } from 'zod';
import { checkInput, type Places } from './check-input';

const nothing = { schema: undefined, value: undefined };
const body = (schema: z.ZodType, value: unknown): Places => ({ params: nothing, query: nothing, body: { schema, value } });
const schema = z.strictObject({ name: z.string().min(2).max(5), items: z.array(z.strictObject({ target: z.string() })).optional() });
const refused = (value: unknown, language: 'zh' | 'en' = 'en') => {
  const read = checkInput(body(schema, value), language);
  return read.ok ? [] : read.reasons.map(({ code, facts }) => [code, facts['field'], facts['problem']]);
};

test('what fits is taken as the schema reads it', () => {
  const page = z.strictObject({ limit: z.coerce.number().int().default(100) });
  const read = checkInput({ params: nothing, query: { schema: page, value: {} }, body: { schema, value: { name: '樟树' } } }, 'zh');
  expect(read).toEqual({ ok: true, params: {}, query: { limit: 100 }, body: { name: '樟树' } });
});

test('every problem is named by its place', () => {
  expect(refused({ name: 'x', items: [{ target: 1 }, {}], more: 1 }).map(([code, field]) => [code, field])).toEqual([
    ['malformed', 'name'],
    ['malformed', 'items.0.target'],
    ['malformed', 'items.1.target'],
    ['unknown_key', 'more'],
  ]);
  expect(refused(undefined)).toEqual([['malformed', 'body', expect.stringContaining('expected object')]]);
});

test('is said in the language of the request', () => {
  expect(refused({ name: 1 }, 'zh')[0]?.[2]).toMatch(/[\u4e00-\u9fff]/);
  expect(refused({ name: 1 }, 'en')[0]?.[2]).not.toMatch(/[\u4e00-\u9fff]/);
});

test('many problems are said, not without end', () => {
  const keys = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`key${index}`, 1]));
  expect(refused({ name: 'abc', ...keys })).toHaveLength(50);
});

test('whatever JSON is sent, it is taken or refused, and nothing that cannot be stored is taken', () => {
  const anything = z.record(z.string(), z.unknown());
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ stringUnit: 'binary' })), (value) => {
      const read = checkInput(body(anything, value), 'zh');
      const text = JSON.stringify(value);
      const isBad = /\\u0000|\\ud[89a-f][0-9a-f]{2}/.test(text) || text.includes('"__proto__":');
      return read.ok !== isBad;
    }),
    { numRuns: 300 },
  );
});

test.each(['\u0000', '\ud83d', '\ude00', '\ude00\ud83d'])('a text with %j is refused wherever it stands', (bad) => {
  const places = [{ name: bad }, { name: 'abc', items: [{ target: `a${bad}` }] }, { name: 'abc', [`k${bad}`]: 1 }];
  for (const value of places) expect(refused(value)[0]?.[0]).toBe('bad_characters');
});
test('a whole character of two halves is a character', () => {
  expect(checkInput(body(schema, { name: '😀樟' }), 'zh').ok).toBe(true);
});
