/** @type {import('@sveltejs/vite-plugin-svelte').SvelteConfig} */
export default {
  // Types in markup need no preprocessor: Svelte strips them itself.
  compilerOptions: {
    runes: true,
    // Stands on most elements, so it is short.
    cssHash: ({ hash, filename }) => `s${hash(filename).slice(0, 4)}`,
  },
};
