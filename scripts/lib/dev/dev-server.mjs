import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer as createSocket } from 'node:net';
import { join } from 'node:path';
import { projectRoot } from '../base/paths.mjs';

/**
 * What `npm run dev` builds and keeps. Never `out`: what is released or tested is made by a build of its own. Inside
 * node_modules, so that what main imports from there is found.
 */
export const developmentFolder = join(projectRoot, 'node_modules', '.cache', 'stagedoor', 'dev');

const HOST = '127.0.0.1';

/**
 * Serves the window's sources on loopback, and sends what changes to the pages that are open.
 * @returns {Promise<{url: string, close: () => Promise<void>}>} `url` without a slash at its end
 */
export async function startDevServer() {
  // Not at the top: in a fresh clone this file is read before the dependencies are there.
  const { createServer, mergeConfig } = await import('vite');
  const { renderer } = await readConfig();
  // The pages are at app://bundle, so they have to be told the port.
  const port = await freePort();
  const server = await createServer(
    mergeConfig(renderer, {
      base: '/',
      clearScreen: false,
      server: {
        ...{ host: HOST, port, strictPort: true },
        ws: { protocol: 'ws', host: HOST, clientPort: port },
        fs: { allow: [projectRoot] },
      },
    }),
  );
  await server.listen();
  return { url: `http://${HOST}:${port}`, close: () => server.close() };
}

/**
 * Builds main and the preload for development, then again after each change of a file that is in them.
 * @param {string} serverUrl of the development server
 * @param {(build: {error: Error | undefined, changed: readonly string[]}) => void} onBuilt after each build; `error` where it
 *   failed; `changed` are the files because of which it was made, none for the first
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
          // Packages do not change, but links to them may come and go.
          watch: { buildDelay: 20, exclude: /[\\/]node_modules[\\/]/ },
          rolldownOptions: { output: { minify: false } },
        },
      }),
    );
    if (!('on' in watcher)) throw new Error('Vite was asked to watch and does not');
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
        // A name that stays, or each build would leave its chunks behind.
        build: { rolldownOptions: { output: { chunkFileNames: 'chunks/[name].js' } } },
      }),
    ),
    await watch('preload', preload),
  ];
  return { close: async () => void (await Promise.all(watchers.map((one) => one.close()))) };
}

/** What the product's build is made with, without what is for releases only. */
async function readConfig() {
  const { resolveConfig } = await import('electron-vite');
  const file = join(projectRoot, 'electron.vite.config.ts');
  const inline = { configFile: file, mode: 'development', logLevel: /** @type {const} */ ('warn') };
  const { config } = await resolveConfig(inline, 'serve', 'development');
  if (!config?.main || !config.preload || !config.renderer)
    throw new Error('electron.vite.config.ts lacks a part');
  return { main: config.main, preload: config.preload, renderer: config.renderer };
}

/** Puts build/development/app-protocol.ts in the place of the product's, for all but that file itself. */
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
