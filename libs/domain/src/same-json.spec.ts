// Shows that values are the same exactly when their canonical forms are.
import fc from 'fast-check';
import { canonicalJson } from './audit/canonical-json';
import { sameJson } from './same-json';

const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('', 'a', '0', 0, 1, true, false, null),
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('json'), { maxKeys: 3, noNullPrototype: true }),
  ),
}));

it('is the same exactly when the canonical form is', () => {
  fc.assert(
    fc.property(json, json, (one, other) => {
      expect(sameJson(one, other)).toBe(canonicalJson(one) === canonicalJson(other));
      expect(sameJson(one, JSON.parse(canonicalJson(one)))).toBe(true);
    }),
  );
});
