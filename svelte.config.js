import { readdirSync } from 'node:fs';
import path from 'node:path';

const renderer = path.join(import.meta.dirname, 'src/renderer');
const components = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.svelte'))
  .map((name) => name.replaceAll('\\', '/'))
  .sort();

/** @type {import('@sveltejs/vite-plugin-svelte').SvelteConfig} */
export default {
  // Types in markup need no preprocessor: Svelte strips them itself.
  compilerOptions: {
    runes: true,
    // Most elements have this class, so it is short: the component's index in the list of all.
    cssHash: ({ hash, filename }) => {
      const name = path.relative(renderer, path.resolve(filename)).replaceAll('\\', '/');
      const index = components.indexOf(name);
      return index < 0 ? `s${hash(filename)}` : `s${index.toString(36)}`;
    },
  },
};
