import path from 'node:path';
import { defineConfig } from 'electron-vite';
import { bridgeShape } from './build/bridge-shape.ts';
import { messages } from './build/messages/vite-plugin.ts';
import { identity } from './build/identity.mjs';
import { licencePlugins } from './build/licences.ts';
import { loadedFirst, mainChunk } from './build/loaded-first.ts';
import { rendererManifest } from './build/renderer-manifest.ts';
import { statusIndicators } from './build/status-indicators.ts';
import { updateBuild } from './build/update-build.ts';
import { CHROME, windowSettings } from './build/window-settings.ts';

const root = import.meta.dirname;
const at = (...parts: string[]) => path.join(root, ...parts);

// Node of the oldest supported Electron (docs/development.md), not of the one in package.json.
const node = 'node20.18';

// Source maps are not shipped. STAGEDOOR_SOURCEMAP=1 writes them next to the bundles, without a comment in the code.
const sourcemap = process.env.STAGEDOOR_SOURCEMAP === '1' ? 'hidden' : false;

// Smaller and faster to load. Classes keep their names, because some code uses them. Read stack traces with a source map.
const keepNames = { function: false, class: true } as const;
const minify = {
  compress: { keepNames },
  mangle: { keepNames },
  codegen: { removeWhitespace: true },
} as const;

export default defineConfig(({ mode }) => {
  const licences = licencePlugins(root, ['keytar']);
  const window = windowSettings(root);
  // Set by the build, not by the user's environment.
  const define = { 'process.env.NODE_ENV': JSON.stringify(mode) };
  return {
    main: {
      define: {
        ...define,
        APP_ID: JSON.stringify(identity.appId),
        UPDATE_BUILD: JSON.stringify(updateBuild(process.env)),
        // Electron decides the version of Node. Otherwise the SDK would warn users that it is old.
        'process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED': '"true"',
      },
      plugins: [messages(), statusIndicators(root), licences()],
      resolve: {
        alias: {
          // Replaces unused code: each file says why.
          '@aws-sdk/credential-provider-node': at('build/no-credential-chain.ts'),
          '@smithy/core/event-streams': at('build/no-event-streams.ts'),
          '@smithy/node-http-handler': at('build/no-http-handler.ts'),
          debug: at('build/no-debug.ts'),
          'ip-address': at('build/ip-address.ts'),
          // A subset of the full client, which is bundled anyway.
          '@aws-sdk/nested-clients/sts': at('node_modules/@aws-sdk/client-sts/dist-es/index.js'),
        },
      },
      build: {
        outDir: at('out/main'),
        target: node,
        sourcemap,
        externalizeDeps: false,
        rolldownOptions: {
          input: {
            index: at('src/main/index.ts'),
            // Run in a process of its own.
            keychain: at('src/main/adapters/secrets/keychain-main.ts'),
          },
          external: ['keytar'],
          output: {
            format: 'es',
            entryFileNames: '[name].js',
            chunkFileNames: 'chunks/[name]-[hash].js',
            codeSplitting: { groups: [{ name: mainChunk, debugName: 'main' }] },
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
          // A sandboxed preload script must be one CommonJS file and can require little more than electron.
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
          // Leaves schemas that only main uses out of the window.
          treeshake: {
            manualPureFunctions: [
              'v',
              'failure',
              'bare',
              'finding',
              'notice',
              'rule',
              'listOf',
              'secretText',
            ],
          },
          input: {
            index: at('src/renderer/index.html'),
            'practice-viewer': at('src/renderer/practice-viewer.html'),
          },
          output: { codeSplitting: { groups: [{ name: loadedFirst, debugName: 'first' }] } },
        },
      },
    },
  };
});
