import path from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Alias, PluginOption } from 'vite';
import { messages } from './messages/vite-plugin.ts';

/** The oldest Chromium that the window has to run on (docs/development.md). */
export const CHROME = 'chrome130';

/** How the window's components are compiled, for the builds of the program and of the gallery. */
export function windowSettings(root: string): {
  readonly plugins: PluginOption[];
  readonly alias: Alias[];
} {
  return {
    plugins: [messages(), svelte({ configFile: path.join(root, 'svelte.config.js') })],
    alias: [
      // Replaces unused code: the file says why. Svelte's own files import it by a relative path.
      {
        find: /^(\.{1,2}\/)+(dom\/)?hydration\.js$/,
        replacement: path.join(root, 'build/no-hydration.ts'),
      },
    ],
  };
}
