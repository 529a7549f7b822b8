import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import svelte from 'eslint-plugin-svelte';
import { parser as typescriptParser } from 'typescript-eslint';
import svelteConfig from '../../../svelte.config.js';
import { createTypePrograms } from './type-programs.mjs';

/** @typedef {{parseForESLint: (code: string, options: object) => unknown}} ComponentParser */

/** Takes components apart and has their scripts parsed by another parser. */
const svelteParser = /** @type {ComponentParser} */ (
  svelte.configs.base
    .map(({ languageOptions }) => languageOptions?.parser)
    .find((parser) => parser !== undefined)
);

/** The programs of this run of ESLint. */
export const typePrograms = createTypePrograms(scriptOf);

/**
 * Editors keep ESLint running while files change, so they need the project service. A program made once is faster, but it
 * is only right as long as no file changes.
 */
const isOneRun = /^(eslint(\.js)?|check-code\.mjs)$/.test(basename(process.argv[1] ?? ''));

/**
 * Parses TypeScript with types, from the one program of its project. typescript-eslint's project service takes more than
 * twice as long for components, because the parsed text differs from the file and it creates a new program for each of them.
 *
 * A file whose text is not the one in the program, for example while ESLint fixes it, is parsed by the project service.
 */
export const typedParser = {
  meta: { name: 'stagedoor-typed-parser', version: '1' },
  /**
   * @param {string} code
   * @param {Record<string, any>} options
   */
  parseForESLint(code, options) {
    const path = options['filePath']?.replaceAll('\\', '/');
    const program =
      isOneRun && options['projectService'] ? typePrograms.programFor(path) : undefined;
    if (program?.getSourceFile(path)?.text !== code)
      return typescriptParser.parseForESLint(code, options);
    const settings = { ...options, projectService: undefined, programs: [program] };
    return typescriptParser.parseForESLint(code, settings);
  },
};

/**
 * The TypeScript that the parser creates from a component or a `.svelte.ts` file; `undefined` if it cannot be parsed, which lint reports.
 * @param {string} path
 */
function scriptOf(path) {
  /** @type {string | undefined} */
  let last;
  const parser = {
    /**
     * @param {string} code
     * @param {Record<string, any>} options
     */
    parseForESLint(code, options) {
      last = code;
      return typescriptParser.parseForESLint(code, options);
    },
  };
  try {
    svelteParser.parseForESLint(readFileSync(path, 'utf8'), {
      ecmaVersion: 'latest',
      sourceType: 'module',
      filePath: path,
      svelteConfig,
      parser,
    });
  } catch {
    return undefined;
  }
  return last;
}
