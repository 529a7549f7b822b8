import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import typescript from 'typescript';
import { parser as typescriptParser } from 'typescript-eslint';
import { projectRoot } from '../base/paths.mjs';

/** @typedef {{parseForESLint: (code: string, options: object) => unknown}} ComponentParser */

/**
 * Parses the scripts of components with types, with one TypeScript program for all of them. typescript-eslint's project
 * service creates a new program for each component, because the parsed text differs from the file: 119 s instead of about
 * 30 s for 64 components.
 *
 * If a component has changed since the program was created, as in an editor, the project service parses it.
 * @param {string} tsconfig the project that has the components, relative to the checkout
 * @param {ComponentParser} svelteParser takes components apart
 */
export function createComponentParser(tsconfig, svelteParser) {
  /** @type {{program: typescript.Program, scripts: ReadonlyMap<string, string>} | undefined} */
  let made;
  return {
    meta: { name: 'stagedoor-component-parser', version: '1' },
    /**
     * @param {string} code
     * @param {Record<string, any>} options
     */
    parseForESLint(code, options) {
      const path = options['filePath']?.replaceAll('\\', '/');
      if (!options['projectService'] || !path?.endsWith('.svelte'))
        return typescriptParser.parseForESLint(code, options);
      made ??= makeProgram(tsconfig, options, svelteParser);
      if (made.scripts.get(path) !== code) return typescriptParser.parseForESLint(code, options);
      const settings = { ...options, projectService: undefined, programs: [made.program] };
      return typescriptParser.parseForESLint(code, settings);
    },
  };
}

/**
 * @param {string} tsconfig
 * @param {Record<string, any>} options the parser's for any component
 * @param {ComponentParser} svelteParser
 */
function makeProgram(tsconfig, options, svelteParser) {
  const ts = typescript;
  const extensions = [
    { extension: '.svelte', isMixedContent: false, scriptKind: ts.ScriptKind.Deferred },
  ];
  const { config } = ts.readConfigFile(join(projectRoot, tsconfig), ts.sys.readFile);
  const project = ts.parseJsonConfigFileContent(
    config,
    ts.sys,
    projectRoot,
    undefined,
    tsconfig,
    undefined,
    extensions,
  );
  /** @type {Map<string, string>} */
  const scripts = new Map();
  for (const path of project.fileNames.filter((name) => name.endsWith('.svelte'))) {
    const script = scriptOf(path, options, svelteParser);
    if (script !== undefined) scripts.set(path, script);
  }
  const settings = { ...project.options, allowNonTsExtensions: true };
  const host = ts.createCompilerHost(settings, true);
  const { getSourceFile } = host;
  host.getSourceFile = (path, version, ...more) => {
    const script = scripts.get(path);
    if (script === undefined) return getSourceFile.call(host, path, version, ...more);
    return ts.createSourceFile(path, script, version, true, ts.ScriptKind.TS);
  };
  // Imported files are found automatically, but ambient types are not.
  const roots = project.fileNames.filter((path) => path.endsWith('.d.ts') || scripts.has(path));
  return { program: ts.createProgram(roots, settings, host), scripts };
}

/**
 * The TypeScript that the parser creates from a component; `undefined` if it cannot be parsed, which lint reports.
 * @param {string} path
 * @param {Record<string, any>} options
 * @param {ComponentParser} svelteParser
 */
function scriptOf(path, options, svelteParser) {
  /** @type {string | undefined} */
  let last;
  const parser = {
    /**
     * @param {string} code
     * @param {Record<string, any>} given
     */
    parseForESLint(code, given) {
      last = code;
      return typescriptParser.parseForESLint(code, given);
    },
  };
  try {
    const settings = { ...options, projectService: undefined, filePath: path, parser };
    svelteParser.parseForESLint(readFileSync(path, 'utf8'), settings);
  } catch {
    return undefined;
  }
  return last;
}
