import { defineConfig } from 'vitest/config';
import { messages } from './build/messages/vite-plugin.ts';

/** One file after the other, in one thread: wine is slow to start processes, and has trouble with those of Vitest's. */
const SHARED = {
  environment: 'node',
  setupFiles: ['test/windows/support/wine-sockets.ts'],
  isolate: false,
  fileParallelism: false,
  testTimeout: 60_000,
  hookTimeout: 60_000,
  expect: { poll: { timeout: 60_000 } },
};

/**
 * The contract tests that cannot run there, because they need programs of Linux (openssl, shells, mkfifo, the AWS CLI),
 * GNOME Keyring, users, permissions and processes of POSIX, or links.
 */
const LINUX_ONLY = [
  'adapters/base/*',
  'adapters/launch/*',
  'adapters/network/certificate-problems',
  'adapters/network/http-trust',
  'adapters/network/reachability',
  'adapters/network/system-certificates',
  'adapters/network/tls-contexts',
  'adapters/oidc/*',
  'adapters/policy/machine-policy',
  'adapters/policy/policy-file',
  'adapters/profiles/aws-profile-programs',
  'adapters/profiles/aws-profile-sign-ins',
  'adapters/profiles/aws-profiles',
  'adapters/secrets/key-store',
  'adapters/secrets/vault',
  'adapters/settings/*',
  'adapters/sign-in/sign-in-whole',
  'adapters/support/log-file',
  'adapters/support/support-files',
  'adapters/tunnel/tunnel-records',
  'adapters/updates/updates',
  'adapters/viewer/hand-over',
  'adapters/viewer/handover-files',
  'adapters/viewer/viewer-on-disk',
  'adapters/viewer/viewer-process',
  'adapters/window/private-path',
  'practice/aws-cli*',
  'providers/access-console/*',
  'providers/dcv/openapi-servers',
  'providers/direct/direct',
  'providers/ec2/*',
  'providers/nimble/manager-wire',
  'providers/nimble/trust',
  'providers/session-manager/*',
].map((name) => `test/contract/${name}.test.ts`);

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
      {
        plugins: [messages()],
        test: {
          name: 'contract',
          include: ['test/contract/**/*.test.ts'],
          exclude: LINUX_ONLY,
          ...SHARED,
        },
      },
      {
        // The built command line, and adapters that are different on Windows.
        plugins: [messages()],
        test: {
          name: 'windows',
          include: ['test/windows/**/*.test.ts'],
          ...SHARED,
          testTimeout: 240_000,
        },
      },
    ],
  },
});
