// Shows that people sign in, stay in and are put out as they should.
import { startApi, type Api } from '../support/api';

let api: Api;
beforeAll(async () => {
  api = await startApi({ seed: 'people' });
}, 60_000);
afterAll(() => api?.close());

test('a demonstration account signs in and is told who it is', async () => {
  const response = await api.call('zs.preparer', 'me');
  expect(response.status).toBe(200);
  expect(response.body).toMatchObject({
    username: 'zs.preparer',
    roles: ['preparer'],
    organisation: { code: 'ZS' },
    bureau: { code: 'HYX-CZJ' },
  });
});
