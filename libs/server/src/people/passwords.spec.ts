// Shows how passwords are kept and which are refused.
import { DEMO_PASSWORD, hashPassword, passwordProblem, verifyPassword } from './passwords';

test('kept as argon2id with the cost that OWASP asks for, and never twice the same', async () => {
  const [first, second] = await Promise.all([hashPassword('correct horse battery'), hashPassword('correct horse battery')]);
  expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(first).not.toBe(second);
  expect(await verifyPassword(first, 'correct horse battery')).toBe(true);
  expect(await verifyPassword(first, 'correct horse batterz')).toBe(false);
});

test('of nobody, of a broken row, of the placeholder: never right', async () => {
  expect(await verifyPassword(null, DEMO_PASSWORD)).toBe(false);
  expect(await verifyPassword('not a hash', 'anything at all')).toBe(false);
  expect(await verifyPassword('', '')).toBe(false);
});

test.each([
  ['short-one', 'somebody', false, true],
  ['long-enough', 'somebody', false, false],
  ['密码要有十个字以上才行', 'somebody', false, false],
  ['密码不够长', 'somebody', false, true],
  [DEMO_PASSWORD, 'somebody', false, true],
  [DEMO_PASSWORD, 'somebody', true, false],
  ['password123', 'somebody', true, true],
  ['PassWord123', 'somebody', true, true],
  ['ｐａｓｓｗｏｒｄ１２３', 'somebody', true, true],
  ['zs.preparer', 'zs.preparer', true, true],
  ['ZS.PREPARER1', 'zs.preparer', true, true],
  ['zs.preparer-and-more', 'zs.preparer', true, false],
  ['ababababababab', 'somebody', true, true],
])('%s for %s (demonstration: %s) is refused: %s', (password, username, demo, refused) => {
  expect(passwordProblem(password, username, demo) !== null).toBe(refused);
});
