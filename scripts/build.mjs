// npm run build: builds, prints the sizes of what came out, and fails where one is over its limit.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { ensureBuilt } from './lib/dev/build.mjs';
import { ensureDependencies } from './lib/setup/dependencies.mjs';
import { projectRoot } from './lib/base/paths.mjs';
import { runScript, say } from './lib/base/say.mjs';
import { windowParts } from './lib/dev/window-parts.mjs';

/** Before compression; what is loaded is parsed before the window shows. */
const MAIN_KB = 870;
const WINDOW_KB = 210;
/** What is loaded when it is wanted. */
const LATER_KB = 60;
/** A language: a letter of Japanese or Chinese takes three bytes. */
const LANGUAGE_KB = 80;
const PRELOAD_KB = 20;
/** A language is a file of its own in main as in the window, and loaded when it is spoken. */
const LANGUAGE = /[\\/](?:chunks|assets)[\\/](fr|de|es|ja|zh)-[\w-]{8}\.js$/;
/** The command line with its parser: the window never loads it. */
const COMMANDS = /[\\/]chunks[\\/]command-[\w-]{8}\.js$/;
const COMMANDS_KB = 80;
const SCRIPT = /\.(js|cjs|mjs)$/;

await runScript(async () => {
  await ensureDependencies();
  await ensureBuilt({ always: true });
  const over = parts().filter(({ part, paths, limitKB }) => {
    const sizeKB = paths.reduce((sum, path) => sum + statSync(path).size, 0) / 1000;
    console.log(`${part.padEnd(16)} ${sizeKB.toFixed(1).padStart(7)} kB of ${limitKB} kB`);
    return sizeKB > limitKB;
  });
  if (over.length > 0) say(`too big: ${over.map(({ part }) => part).join(', ')}`);
  return over.length > 0 ? 1 : 0;
});

function parts() {
  const renderer = join(projectRoot, 'out', 'renderer');
  const pages = new Map(
    filesIn('renderer', /\.(html|js|css)$/).map((path) => [
      relative(renderer, path).split(sep).join('/'),
      readFileSync(path, 'utf8'),
    ]),
  );
  const { first, later } = windowParts(pages);
  const at = (/** @type {string} */ path) => join(renderer, path);
  const main = filesIn('main', SCRIPT);
  return [
    {
      part: 'main',
      paths: main.filter((path) => !LANGUAGE.test(path) && !COMMANDS.test(path)),
      limitKB: MAIN_KB,
    },
    {
      part: 'main, commands',
      paths: main.filter((path) => COMMANDS.test(path)),
      limitKB: COMMANDS_KB,
    },
    ...main.flatMap((path) => {
      const [, language] = LANGUAGE.exec(path) ?? [];
      return language === undefined
        ? []
        : [{ part: `main, ${language}`, paths: [path], limitKB: LANGUAGE_KB }];
    }),
    { part: 'window', paths: first.map(at), limitKB: WINDOW_KB },
    ...later.map((path) => ({
      part: `window, ${path.replace(/^.*\/|-[\w-]{8}\.\w+$/g, '')}`,
      paths: [at(path)],
      limitKB: LANGUAGE.test(at(path)) ? LANGUAGE_KB : LATER_KB,
    })),
    { part: 'preload', paths: filesIn('preload', SCRIPT), limitKB: PRELOAD_KB },
  ];
}

/**
 * @param {string} part
 * @param {RegExp} counts
 */
function filesIn(part, counts) {
  const folder = join(projectRoot, 'out', part);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && counts.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}
