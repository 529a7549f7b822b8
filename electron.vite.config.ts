import path from 'node:path';
import { defineConfig } from 'electron-vite';
import { bridgeShape } from './build/bridge-shape.ts';
import { messages } from './build/messages/vite-plugin.ts';
import { identity } from './build/identity.mjs';
import { licencePlugins } from './build/licences.ts';
import { rendererManifest } from './build/renderer-manifest.ts';
import { statusIndicators } from './build/status-indicators.ts';
import { updateBuild } from './build/update-build.ts';
import { CHROME, windowSettings } from './build/window-settings.ts';

const root = import.meta.dirname;
const at = (...parts: string[]) => path.join(root, ...parts);

// The oldest Electron the code has to run on (docs/development.md), not the one in package.json.
const node = 'node20.18';

// Not shipped. STAGEDOOR_SOURCEMAP=1 writes them beside the bundles, without a comment in the code.
const sourcemap = process.env.STAGEDOOR_SOURCEMAP === '1' ? 'hidden' : false;

// Smaller and faster to load, but classes keep their names: some code asks for them. Stack traces are read with a source map.
const keepNames = { function: false, class: true } as const;
const minify = {
  compress: { keepNames },
  mangle: { keepNames },
  codegen: { removeWhitespace: true },
} as const;

export default defineConfig(({ mode }) => {
  const licences = licencePlugins(root, ['keytar']);
  const window = windowSettings(root);
  // Decided here and not by the user's environment.
  const define = { 'process.env.NODE_ENV': JSON.stringify(mode) };
  return {
    main: {
      define: {
        ...define,
        APP_ID: JSON.stringify(identity.appId),
        UPDATE_BUILD: JSON.stringify(updateBuild(process.env)),
        // Which Node this runs on is Electron's matter; the SDK would tell the user that it is an old one.
        'process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED': '"true"',
      },
      plugins: [messages(), statusIndicators(root), licences()],
      resolve: {
        alias: {
          // Never used: each file says why.
          '@aws-sdk/credential-provider-node': at('build/no-credential-chain.ts'),
          '@smithy/core/event-streams': at('build/no-event-streams.ts'),
          debug: at('build/no-debug.ts'),
          'ip-address': at('build/ip-address.ts'),
          // A part of what the whole client has, which is here anyway.
          '@aws-sdk/nested-clients/sts': at('node_modules/@aws-sdk/client-sts/dist-es/index.js'),
        },
      },
      build: {
        outDir: at('out/main'),
        target: node,
        sourcemap,
        externalizeDeps: false,
        rolldownOptions: {
          input: { index: at('src/main/index.ts') },
          external: ['keytar'],
          output: {
            format: 'es',
            entryFileNames: '[name].js',
            chunkFileNames: 'chunks/[name]-[hash].js',
            minify,
          },
        },
      },
    },
    preload: {
      define: { ...define, BRIDGE_SHAPE: JSON.stringify(bridgeShape) },
      plugins: [licences()],
      build: {
        outDir: at('out/preload'),
        target: node,
        sourcemap,
        externalizeDeps: false,
        rolldownOptions: {
          input: { index: at('src/preload/index.ts') },
          // A sandboxed preload is one CommonJS file that may require electron and little else.
          output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false, minify },
        },
      },
    },
    renderer: {
      root: at('src/renderer'),
      plugins: [...window.plugins, rendererManifest(), licences()],
      resolve: { alias: window.alias },
      build: {
        outDir: at('out/renderer'),
        emptyOutDir: true,
        target: CHROME,
        sourcemap,
        minify: 'oxc',
        // The content security policy allows no inline script, no inline style and no data: font.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        rolldownOptions: {
          // Schemas that only main checks are left out of the window.
          treeshake: { manualPureFunctions: ['v', 'failure', 'bare', 'finding', 'notice', 'rule'] },
          input: {
            index: at('src/renderer/index.html'),
            'practice-viewer': at('src/renderer/practice-viewer.html'),
          },
        },
      },
    },
  };
});
