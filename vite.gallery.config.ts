import path from 'node:path';
import { defineConfig } from 'vite';
import { CHROME, windowSettings } from './build/window-settings.ts';

const root = import.meta.dirname;
const gallery = path.join(root, 'test/gallery');
const { plugins, alias } = windowSettings(root);

/** The gallery: every component and page of the window, for development and tests. Never shipped. */
export default defineConfig({
  root: gallery,
  plugins,
  resolve: { alias },
  server: { host: '127.0.0.1', fs: { allow: [root] } },
  build: {
    target: CHROME,
    emptyOutDir: true,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      // The durations of plugins are of no interest here.
      checks: { bundlerTimings: false },
      input: path.join(gallery, 'gallery.html'),
      // Pages that the window loads on demand are included, so that no scene has to wait for them.
      output: { codeSplitting: false },
    },
  },
});
