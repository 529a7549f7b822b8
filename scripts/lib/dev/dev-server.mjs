import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer as createSocket } from 'node:net';
import { join } from 'node:path';
import { projectRoot } from '../base/paths.mjs';

/**
 * The output of `npm run dev`. Not `out`, because releases and tests use a separate build. Inside node_modules, so that
 * packages that main imports are found.
 */
export const developmentFolder = join(projectRoot, 'node_modules', '.cache', 'stagedoor', 'dev');

const HOST = '127.0.0.1';

/**
 * Serves the window's sources on loopback, and sends changes to open pages.
 * @returns {Promise<{url: string, close: () => Promise<void>}>} `url` without a slash at its end
 */
export async function startDevServer() {
  // Imported here because, in a new clone, this file is loaded before the dependencies are installed.
  const { createServer, mergeConfig } = await import('vite');
  const { renderer } = await readConfig();
  // The pages are at app://bundle, so they need the port.
  const port = await freePort();
  const server = await createServer(
    mergeConfig(renderer, {
      base: '/',
      clearScreen: false,
      server: {
        host: HOST,
        port,
        strictPort: true,
        ws: { protocol: 'ws', host: HOST, clientPort: port },
        fs: { allow: [projectRoot] },
      },
    }),
  );
  await server.listen();
  return { url: `http://${HOST}:${port}`, close: () => server.close() };
}

/**
 * Builds main and the preload script for development, and again after each change of one of their files.
 * @param {string} serverUrl of the development server
 * @param {(build: {error: Error | undefined, changed: readonly string[]}) => void} onBuilt after each build; `error` if it
 *   failed; `changed` are the files that caused it, none for the first
 * @returns {Promise<{close: () => Promise<void>}>}
 */
export async function watchMain(serverUrl, onBuilt) {
  const { build, mergeConfig } = await import('vite');
  writeManifest();
  const { main, preload } = await readConfig();
  /** @type {Set<string>} */
  const changed = new Set();
  /** @type {Map<string, Error | undefined>} */
  const ended = new Map();
  const watch = async (
    /** @type {string} */ name,
    /** @type {import('vite').UserConfig} */ config,
  ) => {
    const watcher = await build(
      mergeConfig(config, {
        clearScreen: false,
        build: {
          outDir: join(developmentFolder, 'out', name),
          emptyOutDir: false,
          reportCompressedSize: false,
          sourcemap: true,
          // Packages do not change, but links to them may be created and removed.
          watch: { buildDelay: 20, exclude: /[\\/]node_modules[\\/]/ },
          rolldownOptions: { output: { minify: false } },
        },
      }),
    );
    if (!('on' in watcher)) throw new Error('Vite does not watch although it was requested');
    watcher.on('change', (path) => changed.add(path));
    watcher.on('event', (event) => {
      if (event.code === 'BUNDLE_END') void event.result.close();
      if (event.code === 'START') ended.delete(name);
      if (event.code === 'ERROR') ended.set(name, event.error);
      if (event.code === 'END' && !ended.has(name)) ended.set(name, undefined);
      const isEnd = event.code === 'END' || event.code === 'ERROR';
      if (isEnd && ended.size === 2) {
        const error = [...ended.values()].find((one) => one !== undefined);
        onBuilt({ error, changed: [...changed] });
        changed.clear();
      }
    });
    return watcher;
  };
  const watchers = [
    await watch(
      'main',
      mergeConfig(main, {
        define: { DEVELOPMENT_SERVER: JSON.stringify(serverUrl) },
        plugins: [developmentPages()],
        // Without a hash, because otherwise the chunks of each build would remain.
        build: { rolldownOptions: { output: { chunkFileNames: 'chunks/[name].js' } } },
      }),
    ),
    await watch('preload', preload),
  ];
  return { close: async () => void (await Promise.all(watchers.map((one) => one.close()))) };
}

/** The configuration of the product's build, without the parts for releases. */
async function readConfig() {
  const { resolveConfig } = await import('electron-vite');
  const file = join(projectRoot, 'electron.vite.config.ts');
  const inline = { configFile: file, mode: 'development', logLevel: /** @type {const} */ ('warn') };
  const { config } = await resolveConfig(inline, 'serve', 'development');
  if (!config?.main || !config.preload || !config.renderer)
    throw new Error('electron.vite.config.ts lacks a part');
  return { main: config.main, preload: config.preload, renderer: config.renderer };
}

/** Replaces the product's app protocol with build/development/app-protocol.ts, except in that file itself. */
function developmentPages() {
  const replaced = join(projectRoot, 'src', 'main', 'electron', 'app-protocol.ts');
  const replacement = join(projectRoot, 'build', 'development', 'app-protocol.ts');
  return {
    name: 'stagedoor:development-pages',
    enforce: /** @type {const} */ ('pre'),
    /**
     * @this {import('vite').Rolldown.PluginContext}
     * @param {string} source
     * @param {string | undefined} importer
     */
    async resolveId(source, importer) {
      if (!source.endsWith('/app-protocol.ts') || importer === replacement) return null;
      const found = await this.resolve(source, importer, { skipSelf: true });
      return found?.id === replaced.replaceAll('\\', '/') ? replacement : found;
    },
  };
}

function writeManifest() {
  const { name, version, productName, type, main } = JSON.parse(
    readFileSync(join(projectRoot, 'package.json'), 'utf8'),
  );
  mkdirSync(developmentFolder, { recursive: true });
  const manifest = { name, version, productName, type, main };
  writeFileSync(join(developmentFolder, 'package.json'), JSON.stringify(manifest));
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const socket = createSocket();
    socket.once('error', reject);
    socket.listen(0, HOST, () => {
      const address = socket.address();
      socket.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('there is no port'));
        else resolve(address.port);
      });
    });
  });
}
