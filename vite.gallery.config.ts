import path from 'node:path';
import { defineConfig } from 'vite';
import { CHROME, windowSettings } from './build/window-settings.ts';

const root = import.meta.dirname;
const gallery = path.join(root, 'test/gallery');
const { plugins, alias } = windowSettings(root);

/** The gallery: every part and every screen of the window, for development and for tests. Never shipped. */
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
      // How long its plugins took is of interest to nobody here.
      checks: { bundlerTimings: false },
      input: path.join(gallery, 'gallery.html'),
      // Views that the window loads when they are wanted are here from the start: no scene has to wait for them.
      output: { codeSplitting: false },
    },
  },
});
