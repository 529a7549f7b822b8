import { defineConfig } from 'vitest/config';

// Separate from the other tests, because these need Debian, root and a package: scripts/test-package.mjs.
export default defineConfig({
  test: {
    name: 'package',
    include: ['test/package/**/*.test.ts'],
    environment: 'node',
    // All files use the same installed package.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
