import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';
import { messages } from './build/messages/vite-plugin.ts';

/**
 * Generous time limits for a busy machine. They only end tests that hang, and do not say how fast the program has to
 * be.
 */
const GENEROUS = {
  testTimeout: 60_000,
  hookTimeout: 60_000,
  expect: { poll: { timeout: 60_000 } },
};

// Except in faults, files share a worker (`isolate: false`), so modules are imported once.
export default defineConfig({
  test: {
    // Includes files that no test loads, but no components, because only the project `window` can compile them.
    coverage: {
      provider: 'v8',
      include: ['src/**/*.{ts,mjs}'],
      reporter: ['text-summary', 'html'],
    },
    projects: [
      {
        plugins: [messages()],
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          environment: 'node',
          isolate: false,
          ...GENEROUS,
        },
      },
      {
        // Real adapters: servers, the keychain, child processes. Files take turns.
        plugins: [messages()],
        test: {
          name: 'contract',
          include: ['test/contract/**/*.test.ts'],
          environment: 'node',
          fileParallelism: false,
          isolate: false,
          sequence: { groupOrder: 1 },
          ...GENEROUS,
        },
      },
      {
        plugins: [messages(), svelte(), svelteTesting()],
        resolve: { conditions: ['browser'] },
        test: {
          name: 'window',
          include: ['test/window/**/*.test.ts'],
          environment: 'jsdom',
          isolate: false,
          ...GENEROUS,
        },
      },
      {
        // The built program in a real Electron, one window at a time.
        plugins: [messages()],
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          environment: 'node',
          fileParallelism: false,
          isolate: false,
          sequence: { groupOrder: 2 },
          ...GENEROUS,
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
      {
        // Processes and the built program that are killed and stopped. Short, except in npm run test:faults.
        plugins: [messages()],
        test: {
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          environment: 'node',
          fileParallelism: false,
          sequence: { groupOrder: 3 },
          ...GENEROUS,
          testTimeout: 600_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
