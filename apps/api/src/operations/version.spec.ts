// Shows that the version that the api names is the package's.
import { version } from '../../../../package.json';
import { VERSION } from './version';

test('is that of the package', () => {
  expect(VERSION).toBe(version);
});
