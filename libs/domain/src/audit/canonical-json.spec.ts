// Shows that a value has one canonical spelling, and that what has none is refused with its place.
import fc from 'fast-check';
import { canonicalJson } from './canonical-json';

describe('canonical JSON', () => {
  // Names and order of the sorting example of RFC 8785, section 3.2.3.
  it('orders names by UTF-16 code units as the example of RFC 8785 does', () => {
    const names = ['\u20ac', '\r', '\ufb33', '1', '\u{1f600}', '\u0080', '\u00f6'];
    const spelled = canonicalJson(Object.fromEntries(names.map((name) => [name, ''])));
    expect(Object.keys(JSON.parse(spelled) as object).filter((name) => name !== '1')).toEqual([
      '\r',
      '\u0080',
      '\u00f6',
      '\u20ac',
      '\u{1f600}',
      '\ufb33',
    ]);
    expect(spelled.startsWith('{"\\r":"","1":""')).toBe(true);
  });

  it.each([
    [{ b: '2', a: '1' }, '{"a":"1","b":"2"}'],
    [[true, false, null, 0, -7], '[true,false,null,0,-7]'],
    [-0, '0'],
    ['\u0007\b\t\n\f\r"\\/é樟\u2028', '"\\u0007\\b\\t\\n\\f\\r\\"\\\\/é樟\u2028"'],
    ['😀', '"😀"'],
    [{}, '{}'],
    [[], '[]'],
    [JSON.parse('{"__proto__":"x","a":[{"z":"1","y":"2"}]}'), '{"__proto__":"x","a":[{"y":"2","z":"1"}]}'],
    [Object.assign(Object.create(null) as object, { a: 'b' }), '{"a":"b"}'],
  ])('%j', (value, spelled) => expect(canonicalJson(value)).toBe(spelled));

  const round: { self?: unknown } = {};
  round.self = round;
  it.each<[string, unknown, RegExp]>([
    ['a fraction', { a: [1, 1.5] }, /1\.5 at \.a\[1\]/],
    ['a whole number that is not exact', 2 ** 53, /9007199254740992/],
    ['NaN', Number.NaN, /NaN/],
    ['infinity', [Number.POSITIVE_INFINITY], /Infinity at \[0\]/],
    ['undefined', { a: undefined }, /undefined at \.a/],
    ['a hole', Object.assign([], { length: 1 }), /undefined at \[0\]/],
    ['a function', { a: () => 1 }, /function/],
    ['a bigint', 1n, /bigint/],
    ['a date', new Date(0), /no plain record|an object/],
    ['a map', new Map(), /an object/],
    ['a lone surrogate', 'x\ud800y', /lone surrogate/],
    ['a lone surrogate in a name', { '\udc00': '' }, /lone surrogate/],
    ['a circle', round, /levels/],
  ])('refuses %s', (_, value, message) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
    expect(() => canonicalJson(value)).toThrow(message);
  });

  const leaf = fc.oneof(fc.string({ unit: 'binary' }), fc.boolean(), fc.constant(null), fc.maxSafeInteger());
  const { value: values } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.string({ unit: 'binary' }), tie('value'), { maxKeys: 4 }),
    ),
  }));
  const shuffled = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shuffled);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, item]) => [key, shuffled(item)]),
    );
  };

  it('reads back to the same value, whatever the order of its names', () => {
    fc.assert(
      fc.property(values, (value) => {
        const spelled = canonicalJson(value);
        expect(JSON.parse(spelled)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(shuffled(value))).toBe(spelled);
        expect(canonicalJson(JSON.parse(spelled))).toBe(spelled);
      }),
    );
  });
});
