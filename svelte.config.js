/** @type {import('@sveltejs/vite-plugin-svelte').SvelteConfig} */
export default {
  // Types in markup need no preprocessor: Svelte strips them itself.
  compilerOptions: { runes: true },
};
