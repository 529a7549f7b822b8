import { defineConfig } from 'vitest/config';

/** Tests of whole installers, in the Windows that npm run test:windows starts under wine. */
export default defineConfig({
  test: {
    name: 'installers',
    include: ['test/installers/**/*.test.ts'],
    environment: 'node',
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 60_000 } },
  },
});
