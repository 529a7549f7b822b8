// The parts of the built program with their sizes, and the limit of each.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { projectRoot } from '../base/paths.mjs';
import { windowParts } from './window-parts.mjs';

/** Before compression, because all of it is parsed before the window is shown. */
const MAIN_KB = 950;
const WINDOW_KB = 300;
/** A part that is loaded on demand. */
const LATER_KB = 60;
/** The texts of one language. A Japanese or Chinese character takes three bytes. */
const LANGUAGE_KB = 100;
const PRELOAD_KB = 20;
/** Each language is a separate file in main and in the window, loaded when it is used. */
const LANGUAGE = /[\\/](?:chunks|assets)[\\/](fr|de|es|ja|zh)-[\w-]{8}\.js$/;
/** The command line with its parser, which the window never loads. */
const COMMANDS = /[\\/]chunks[\\/]command-[\w-]{8}\.js$/;
const COMMANDS_KB = 100;
/** AWS's clients for EC2 and Systems Manager, loaded by the first connection that uses them. */
const EC2 = /[\\/]chunks[\\/](ec2|ssm)-client-[\w-]{8}\.js$/;
const EC2_KB = 120;
/** The practice studio, loaded when it is opened. */
const PRACTICE = /[\\/]chunks[\\/]studio-[\w-]{8}\.js$/;
const PRACTICE_KB = 60;
const SCRIPT = /\.(js|cjs|mjs)$/;

/**
 * @typedef {object} BuiltPart
 * @property {string} part its name, such as `window` or `main, ec2`
 * @property {number} sizeKB of its files, before compression
 * @property {number} limitKB
 */

/** @returns {BuiltPart[]} */
export function builtParts() {
  return groups().map(({ part, paths, limitKB }) => ({
    part,
    sizeKB: paths.reduce((sum, path) => sum + statSync(path).size, 0) / 1000,
    limitKB,
  }));
}

function groups() {
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
      paths: main.filter(
        (path) => ![LANGUAGE, COMMANDS, EC2, PRACTICE].some((one) => one.test(path)),
      ),
      limitKB: MAIN_KB,
    },
    { part: 'main, ec2', paths: main.filter((path) => EC2.test(path)), limitKB: EC2_KB },
    {
      part: 'main, practice',
      paths: main.filter((path) => PRACTICE.test(path)),
      limitKB: PRACTICE_KB,
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
