import { join } from 'node:path';
import typescript from 'typescript';
import { projectRoot } from '../base/paths.mjs';

const ts = typescript;

/** The TypeScript projects. A file belongs to the first one that includes it, as in `tsconfig.json`. */
const PROJECTS = /** @type {const} */ (['pure', 'node', 'web']);

/** ESLint's parser for Svelte changes the text of these files before it has it parsed. */
const IS_SVELTE = /\.svelte(\.ts)?$/;

/** @typedef {(typeof PROJECTS)[number]} ProjectName */
/** @typedef {{path: string, program: typescript.Program}} TypedFile */

/**
 * One program for each TypeScript project, created when it is first needed. Lint and the type check use the same programs, so
 * that each file is parsed and checked once. Programs also share the files that they have in common.
 *
 * The programs are of the files as they were when their program was created.
 * @param {(path: string) => string | undefined} scriptOf the TypeScript that lint parses for a
 * Svelte file; `undefined` if it cannot be parsed
 */
export function createTypePrograms(scriptOf) {
  /** @type {Map<string, typescript.SourceFile | undefined>} */
  const parsedFiles = new Map();
  const projects = PROJECTS.map((name) => ({ name, ...readProject(name) }));
  /** @type {Map<ProjectName, typescript.Program>} */
  const programs = new Map();

  /** @param {(typeof projects)[number]} project */
  const programOf = ({ name, fileNames, options }) => {
    let program = programs.get(name);
    if (!program) {
      const host = createHost(options, parsedFiles, scriptOf);
      program = ts.createProgram(fileNames, options, host);
      programs.set(name, program);
    }
    return program;
  };

  return {
    /**
     * @param {string} path absolute, with `/`
     * @returns {typescript.Program | undefined} the program of the project to which the file belongs
     */
    programFor(path) {
      const project = projects.find(({ files }) => files.has(path));
      return project && programOf(project);
    },

    /**
     * The faults that the compiler finds in a project: in its options, and in the given files.
     * @param {ProjectName} name
     * @param {ReadonlySet<string> | undefined} wanted absolute paths, with `/`; `undefined` for all files
     * @returns {typescript.Diagnostic[]}
     */
    faults(name, wanted) {
      const project = projects.find((one) => one.name === name);
      if (!project) throw new Error(`no TypeScript project ${name}`);
      const program = programOf(project);
      const files = program
        .getSourceFiles()
        .filter(({ fileName }) => project.files.has(fileName) && (wanted?.has(fileName) ?? true));
      return [
        ...project.errors,
        ...program.getConfigFileParsingDiagnostics(),
        ...program.getOptionsDiagnostics(),
        ...program.getGlobalDiagnostics(),
        ...files.flatMap((file) => [
          ...program.getSyntacticDiagnostics(file),
          ...program.getSemanticDiagnostics(file),
        ]),
      ];
    },
  };
}

/**
 * As the compiler prints them with `--pretty false`.
 * @param {readonly typescript.Diagnostic[]} faults
 */
export function formatFaults(faults) {
  return ts.formatDiagnostics(ts.sortAndDeduplicateDiagnostics(faults), {
    getCurrentDirectory: () => projectRoot,
    getCanonicalFileName: (name) => name,
    getNewLine: () => '\n',
  });
}

/** @param {ProjectName} name */
function readProject(name) {
  const tsconfig = join(projectRoot, `tsconfig.${name}.json`);
  const { config, error } = ts.readConfigFile(tsconfig, ts.sys.readFile);
  const { Deferred } = ts.ScriptKind;
  const components = { extension: '.svelte', isMixedContent: false, scriptKind: Deferred };
  const { fileNames, options, errors } = ts.parseJsonConfigFileContent(
    config,
    ts.sys,
    projectRoot,
    undefined,
    tsconfig,
    undefined,
    // Only the window has components.
    name === 'web' ? [components] : [],
  );
  return {
    fileNames,
    files: new Set(fileNames),
    options: { ...options, allowNonTsExtensions: true },
    errors: error ? [error, ...errors] : errors,
  };
}

/**
 * @param {typescript.CompilerOptions} options
 * @param {Map<string, typescript.SourceFile | undefined>} parsedFiles by path, shared by all programs
 * @param {(path: string) => string | undefined} scriptOf
 */
function createHost(options, parsedFiles, scriptOf) {
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (path, version, ...more) => {
    if (!parsedFiles.has(path)) {
      const script = IS_SVELTE.test(path) ? scriptOf(path) : undefined;
      const file =
        script === undefined
          ? getSourceFile.call(host, path, version, ...more)
          : ts.createSourceFile(path, script, version, false, ts.ScriptKind.TS);
      parsedFiles.set(path, file);
    }
    return parsedFiles.get(path);
  };
  return host;
}
