import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import { typedParser } from './scripts/lib/check/typed-parser.mjs';
import svelteConfig from './svelte.config.js';

// Rules of this project. Each message says what to do instead. ESLint does not merge the options of a rule from several
// blocks, so the list for each folder is put together from named parts.

const everywhere = [
  {
    selector: 'ExportAllDeclaration',
    message: 'No barrels: import each thing from the file that defines it.',
  },
  {
    selector:
      'Program:has(> ExportNamedDeclaration[source]):not(:has(> :not(ExportNamedDeclaration[source])))',
    message: 'No barrels: remove files that only re-export, and import from the defining file.',
  },
  {
    selector: 'TSEnumDeclaration',
    message: 'No enums: write a union of string literals, or an object with `as const`.',
  },
  {
    selector: 'ObjectExpression > Property[key.name="shell"] > Literal[value!=false].value',
    message: 'No shell: give the executable and an array of arguments.',
  },
];

const literalImport = {
  selector: 'ImportExpression[source.type!="Literal"]',
  message: 'Import a literal path, so that the bundler and the reader know what is loaded.',
};

const noDefaultExport = [
  {
    selector: 'ExportDefaultDeclaration, ExportSpecifier[exported.name="default"]',
    message: 'No default exports: use a named export, so that it has the same name everywhere.',
  },
];

const noReveal = [
  {
    selector:
      'MemberExpression[property.name=/^reveal(For)?$/], MemberExpression[property.value=/^reveal(For)?$/], ObjectPattern > Property[key.name=/^reveal(For)?$/]',
    message:
      'Only src/main/adapters and src/main/providers may reveal secrets: pass the Secret itself on.',
  },
];

const fromMessages =
  'The window is translated: add the text to src/shared/languages/messages/en.arb and get it with `t()`.';
const noProse = [
  // Names of keys are not text.
  'Literal[value=/^(?!(Escape|Home|End|Enter|Tab)$)[A-Z][a-z]+[.?]?$|^[A-Z][a-z]+,? [a-zA-Z]/]',
  'TemplateElement[value.raw=/[A-Za-z]{2,} [a-z]{2,}/]',
].map((selector) => ({ selector, message: fromMessages }));
const noProseInMarkup = [
  // The program's name is not translated.
  ':not(SvelteStyleElement) > SvelteText[value=/^(?!\\s*Stagedoor\\s*$)[^]*[A-Za-z]/]',
  'SvelteAttribute[key.name=/^(aria-label|alt|hint|label|none|placeholder|title)$/] > SvelteLiteral[value=/[A-Za-z]/]',
  'SvelteMustacheTag Literal[value=/^[A-Z][a-z]/]',
].map((selector) => ({ selector, message: fromMessages }));

const noClock = [
  {
    selector:
      'NewExpression[callee.name="Date"][arguments.length=0], CallExpression[callee.name="Date"]',
    message: 'Core has no clock: take the Clock port and use `clock.now()`.',
  },
];

const useClock = (what) => `Core has no clock: take the Clock port and use ${what}.`;

const clockProperties = [
  { object: 'Date', property: 'now', message: useClock('`clock.now()`') },
  { object: 'performance', property: 'now', message: useClock('`clock.now()`') },
  { object: 'AbortSignal', property: 'timeout', message: useClock('`clock.sleep(ms, signal)`') },
  { object: 'Math', property: 'random', message: 'Take `random` as an argument.' },
];

const impureGlobals = [
  ...['setTimeout', 'setInterval', 'setImmediate'].map((name) => ({
    name,
    message: useClock('`clock.sleep(ms, signal)`'),
  })),
  ...['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'indexedDB', 'caches'].map((name) => ({
    name,
    message: 'Core does no I/O: add what you need to a port in src/main/core.',
  })),
  ...['crypto', 'performance', 'navigator', 'location', 'self', 'globalThis'].map((name) => ({
    name,
    message: 'Core uses no globals: take an argument.',
  })),
];

const nodeGlobals = [
  'process',
  'Buffer',
  'global',
  'require',
  'module',
  '__dirname',
  '__filename',
].map((name) => ({ name, message: 'No Node here: call main through the contract.' }));

const sourceExtension = {
  regex: String.raw`^\.{1,2}/(?!.*\.(ts|mjs|cjs|svelte|css|json|arb|svg|png|woff2)(\?\w+)?$)`,
  message: 'Write the file name with its extension, also `.ts`.',
};
const noElectron = {
  regex: '^electron(/|$)',
  allowTypeImports: true,
  message: 'Use `import type` for Electron here, and pass the value in from src/main/compose.',
};
const noElectronAtAll = {
  regex: '^electron(/|$)',
  message: 'No Electron here, not even its types: take a port or an argument.',
};
const builtins = (names) => `^(node:)?(${names.join('|')})(/|$)`;
const noNode = {
  regex:
    '^node:|' +
    builtins(['child_process', 'crypto', 'fs', 'http', 'https', 'net', 'os', 'path', 'tls']),
  message: 'No Node here: use a port (core) or the contract (window).',
};
const network = ['net', 'tls', 'dns', 'http', 'https', 'http2', 'dgram'];
const machine = ['child_process', 'fs', 'worker_threads', 'cluster'];
const noNetwork = {
  regex: builtins(network),
  message: 'The network belongs to src/main/adapters and src/main/providers: take a port.',
};
const noMachine = {
  regex: builtins(machine),
  message: 'Files and processes belong to src/main/adapters: take a port.',
};
const noKeytar = {
  regex: '^keytar$',
  message: 'The keychain belongs to src/main/adapters: take the Vault port.',
};
const shellFunctions = {
  regex: builtins(['child_process']),
  importNames: ['exec', 'execSync', 'default'],
  message: 'No string commands: `import { spawn }` or `{ execFile }`, with an array of arguments.',
};

// dependency-cruiser does not see the type imports of components, so these two repeat its rules.
const noApp = {
  regex: '^(\\.\\./)+app/',
  message: 'Take the store or callback as a prop; src/renderer/app passes it.',
};
const noOtherRoom = (up) => ({
  regex: `^${up}(?!i18n/|\\.\\./shared/)`,
  message: 'A component takes props: pass in what it needs from the other rooms.',
});

const imports = (...patterns) => ({
  '@typescript-eslint/no-restricted-imports': [
    'error',
    { patterns: [sourceExtension, ...patterns] },
  ],
});
const syntax = (...parts) => ({
  'no-restricted-syntax': ['error', ...everywhere, literalImport, ...parts.flat()],
});

const typed = ['**/*.ts', '**/*.svelte'];
const svelteFiles = ['**/*.svelte', '**/*.svelte.ts'];
const plain = ['**/*.js', '**/*.mjs', '**/*.cjs'];

export default ts.config(
  {
    ignores: [
      'out/',
      'dist/',
      'demo-output/',
      'test-output/',
      'coverage/',
      'build/no-electron.d.ts',
      'src/shared/languages/messages/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },
  js.configs.recommended,

  // Scripts and the tools' configurations: plain JavaScript.
  {
    files: plain,
    languageOptions: { ecmaVersion: 2024, globals: globals.node },
    rules: {
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-restricted-syntax': ['error', ...everywhere],
    },
  },
  {
    files: ['scripts/**'],
    rules: { 'no-restricted-syntax': ['error', ...everywhere, ...noDefaultExport] },
  },

  // Plain JavaScript in src follows the rules for src that need no types.
  { files: ['src/**/*.mjs'], plugins: { '@typescript-eslint': ts.plugin } },

  // TypeScript.
  {
    files: typed,
    extends: [ts.configs.strictTypeChecked, ts.configs.stylisticTypeChecked],
    languageOptions: {
      parser: typedParser,
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      eqeqeq: 'error',
      'no-undef': 'off', // the compiler knows better
      // There are no enums (a rule above), so these would only cost time.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      // The compiler refuses objects that only look like Secret or BoundSecret, because these have private members. The rule
      // would take a sixth of the time.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-explicit-any': ['error', { fixToUnknown: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      ...imports(),
      ...syntax(noDefaultExport),
    },
  },
  { files: ['*.config.ts', 'electron-builder.ts'], rules: syntax() },

  // Svelte.
  ...svelte.configs.recommended.map((config) => ({ files: svelteFiles, ...config })),
  {
    files: svelteFiles,
    languageOptions: {
      globals: globals.browser,
      parserOptions: {
        parser: typedParser,
        svelteConfig,
      },
    },
  },

  {
    files: svelteFiles,
    rules: {
      // State is in $state.raw, with a new Map or Set for each change.
      'svelte/prefer-svelte-reactivity': 'off',
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { excludedRunes: ['$props', '$derived'] }],
    },
  },
  {
    // ESLint sees the props of other components as `any`. svelte-check knows their types and checks them.
    files: ['**/*.svelte'],
    rules: Object.fromEntries(
      ['argument', 'assignment', 'call', 'member-access', 'return'].map((what) => [
        `@typescript-eslint/no-unsafe-${what}`,
        'off',
      ]),
    ),
  },

  // All of src, then its folders.
  {
    files: ['src/**'],
    rules: {
      // One idea per file. This limit only catches files that have clearly grown beyond that.
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      ...imports(noElectron, noNetwork, noMachine, noKeytar),
      ...syntax(noDefaultExport, noReveal),
    },
  },
  {
    files: ['src/shared/**', 'src/main/core/**'],
    rules: {
      'no-restricted-globals': ['error', ...impureGlobals, ...nodeGlobals],
      'no-restricted-properties': ['error', ...clockProperties],
      ...imports(noElectronAtAll, noNode, noKeytar),
      ...syntax(noDefaultExport, noReveal, noClock),
    },
  },
  {
    files: ['src/main/adapters/**'],
    rules: { ...imports(noElectron, shellFunctions), ...syntax(noDefaultExport) },
  },
  {
    files: ['src/main/providers/**'],
    rules: { ...imports(noElectron, noMachine, noKeytar), ...syntax(noDefaultExport) },
  },
  {
    files: ['src/practice/**'],
    rules: { ...imports(noElectronAtAll, noMachine, noKeytar), ...syntax(noDefaultExport) },
  },
  {
    files: ['src/main/electron/**', 'src/main/index.ts', 'src/main/compose/**'],
    rules: imports(noNetwork, noMachine, noKeytar),
  },
  {
    files: ['src/preload/**'],
    rules: {
      'no-restricted-globals': ['error', ...nodeGlobals],
      ...imports(noNode, noKeytar),
    },
  },
  {
    files: ['src/renderer/**'],
    rules: {
      'no-restricted-globals': ['error', ...nodeGlobals],
      ...imports(noElectronAtAll, noNode, noKeytar, noApp),
      ...syntax(noDefaultExport, noReveal, noProse),
    },
  },
  {
    files: ['src/renderer/app/**', 'src/renderer/main.ts'],
    rules: imports(noElectronAtAll, noNode, noKeytar),
  },
  {
    files: ['src/renderer/components/**'],
    rules: imports(noElectronAtAll, noNode, noKeytar, noOtherRoom('\\.\\./')),
  },
  {
    files: ['src/renderer/components/*/**'],
    rules: imports(noElectronAtAll, noNode, noKeytar, noOtherRoom('\\.\\./\\.\\./')),
  },
  { files: ['src/main/cli/**'], rules: { 'no-console': 'off' } },
  {
    files: ['src/**/*.svelte', 'test/window/**/*.svelte'],
    rules: {
      'svelte/no-at-html-tags': 'error',
      'svelte/block-lang': ['error', { script: 'ts', style: null }],
      'no-restricted-syntax': [
        'error',
        ...everywhere,
        literalImport,
        ...noReveal,
        {
          selector: 'SvelteAttribute[key.name="style"], SvelteShorthandAttribute[key.name="style"]',
          message: 'The content security policy refuses style attributes: use a class in <style>.',
        },
        {
          selector: 'SvelteMustacheTag[kind="raw"]',
          message: 'No {@html}: write markup, or put text in braces, which escapes it.',
        },
        ...noProse,
        ...noProseInMarkup,
      ],
    },
  },

  // Tests may open secrets, print, and build fakes that do nothing.
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
);
