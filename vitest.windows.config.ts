import { defineConfig } from 'vitest/config';
import { messages } from './build/messages/vite-plugin.ts';

const shared = {
  environment: 'node',
  isolate: false,
  fileParallelism: false,
  testTimeout: 60_000,
  hookTimeout: 60_000,
  expect: { poll: { timeout: 60_000 } },
} as const;

export default defineConfig({
  test: {
    pool: 'threads',
    projects: [
      {
        plugins: [messages()],
        test: { name: 'windows', include: ['test/windows/**/*.test.ts'], ...shared },
      },
    ],
  },
});
