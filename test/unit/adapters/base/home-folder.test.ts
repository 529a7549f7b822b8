import { homedir, userInfo } from 'node:os';
import { afterEach, expect, test, vi } from 'vitest';
import { homeFolder } from '../../../../src/main/adapters/base/home-folder.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

const variable = process.platform === 'win32' ? 'USERPROFILE' : 'HOME';

test('the home folder is that of the environment', () => {
  expect(homeFolder()).toBe(homedir());
});

test.each(['', 'foo', './foo'])('instead of %j, it is that of the account', (value) => {
  vi.stubEnv(variable, value);
  expect(homeFolder()).toBe(userInfo().homedir);
});
