import { defineConfig } from 'vitest/config';

// Apart from the other tests, because these want Debian, root and a package: scripts/test-package.mjs.
export default defineConfig({
  test: {
    name: 'package',
    include: ['test/package/**/*.test.ts'],
    environment: 'node',
    // One machine, one package that is installed.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
