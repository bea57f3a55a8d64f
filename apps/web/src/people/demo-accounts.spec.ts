// Says what is taken from the list of demonstration accounts, whatever stands at that address.
import { readDemoAccounts } from './demo-accounts';

test('accounts with their known roles', () => {
  const items = [
    { username: 'zs.head', name: '负责人', roles: ['head', 'pilot'], organisation: { name: '樟树乡' } },
    { username: 'x' },
    { name: 'nobody' },
    null,
  ];
  expect(readDemoAccounts({ items })).toEqual([
    { username: 'zs.head', name: '负责人', roles: ['head'], organisation: '樟树乡' },
    { username: 'x', name: 'x', roles: [], organisation: null },
  ]);
});
test('anything else is no list', () => {
  for (const body of [null, 'page', [], { items: {} }]) expect(readDemoAccounts(body)).toEqual([]);
});
