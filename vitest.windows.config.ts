import { defineConfig } from 'vitest/config';
import { messages } from './build/messages/vite-plugin.ts';

/** One file after the other, in one thread: wine is slow to start processes, and has trouble with those of Vitest's. */
const SHARED = {
  environment: 'node',
  isolate: false,
  fileParallelism: false,
  testTimeout: 60_000,
  hookTimeout: 60_000,
  expect: { poll: { timeout: 60_000 } },
} as const;

/**
 * The contract tests that can run there. The others need programs of Linux (openssl, shells, mkfifo, the AWS CLI), GNOME
 * Keyring, users and permissions of POSIX, or links.
 */
const CONTRACT = [
  'identity-center/sso-loopback',
  'network/content-encoding',
  'profiles/aws-profile-roles',
  'policy/managed-policy',
  'secrets/keychain-environment',
  'secrets/secret-store',
  'sign-in/aws-sign-in-roles',
  'sts/sts',
  'support/health-checks',
  'updates/update-parts',
].map((name) => `test/contract/adapters/${name}.test.ts`);

/** The tests of npm run test:windows, which run on Windows' Node (scripts/test-windows.mjs). */
export default defineConfig({
  test: {
    pool: 'threads',
    maxWorkers: 1,
    projects: [
      {
        plugins: [messages()],
        test: { name: 'unit', include: ['test/unit/**/*.test.ts'], ...SHARED },
      },
      { plugins: [messages()], test: { name: 'contract', include: CONTRACT, ...SHARED } },
      {
        // The built command line, and adapters that are different on Windows.
        plugins: [messages()],
        test: { name: 'windows', include: ['test/windows/**/*.test.ts'], ...SHARED },
      },
    ],
  },
});
