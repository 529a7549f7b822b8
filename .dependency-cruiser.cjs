// Checks the import directions of docs/architecture.md. `only` lists everything that a folder may import. All other
// imports are refused, type imports included.

const shared = '^src/shared/';
const core = '^src/main/core/';
const practice = '^src/practice/';
const joint = '^src/main/(compose/|index\\.ts$)';
const valibot = '(^|/)node_modules/valibot/';
const svelte = '(^|/)node_modules/svelte/';
const keytar = '(^|/)node_modules/(keytar|@github/keytar)/|^keytar$';
const electron = '(^|/)node_modules/electron/|^electron($|/)';
const sdks =
  '(^|/)node_modules/(@aws-sdk|@smithy|@aws-crypto|electron-log|https-proxy-agent|socks-proxy-agent|http-proxy-agent|agent-base)/';
const commander = '(^|/)node_modules/commander/';
const openid = '(^|/)node_modules/openid-client/';

// The rooms of core, from the bottom to the top: each may import those before it, and itself.
const coreRooms = [
  'secrets',
  'base',
  'viewer',
  'settings',
  'provider',
  'workstations',
  'network',
  'policy',
  'launch',
  'planned-stops',
  'sign-in',
  'connections',
  'support',
  'links',
  'updates',
  'window',
  'desktop',
];
const outsideCoreRooms = `${core}(?!(${coreRooms.join('|')})/)`;

const only = (name, from, allowed, { node = false, comment }) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: allowed, ...(node && { dependencyTypesNot: ['core'] }) },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    only('shared-is-pure', shared, [shared, valibot], {
      comment: 'both processes use shared, so it may import only shared and valibot.',
    }),
    only('core-is-pure', core, [core, shared, valibot], {
      comment: 'core does no I/O and may import only core, shared and valibot: add a port.',
    }),
    ...coreRooms.slice(0, -1).map((room, index) => ({
      name: `core-${room}-is-below`,
      comment: `${room} may import only the rooms of core before it: move the code, or take a port.`,
      severity: 'error',
      from: { path: `${core}${room}/` },
      to: { path: `${core}(${coreRooms.slice(index + 1).join('|')})/` },
    })),
    {
      name: 'core-has-rooms',
      comment: 'every file of core is in a room; a new room is listed in coreRooms.',
      severity: 'error',
      from: { path: outsideCoreRooms },
      to: {},
    },
    {
      // A file that imports nothing can only be seen where it is imported; no-orphans sees the others.
      name: 'core-has-rooms-for-imported-files',
      comment: 'every file of core is in a room; a new room is listed in coreRooms.',
      severity: 'error',
      from: {},
      to: { path: outsideCoreRooms },
    },
    only(
      'adapters-stand-alone',
      '^src/main/adapters/',
      ['^src/main/adapters/', core, shared, valibot, sdks, keytar, openid, electron],
      { node: true, comment: 'an adapter may import core, shared and the library it adapts.' },
    ),
    only(
      'providers-stand-alone',
      '^src/main/providers/',
      ['^src/main/providers/', core, shared, valibot, sdks, electron],
      {
        node: true,
        comment:
          'a provider may import core, shared and its SDK; compose passes in everything else.',
      },
    ),
    only(
      'electron-is-handed-the-rest',
      '^src/main/electron/',
      ['^src/main/electron/', '^src/main/ipc/', core, shared, valibot, electron, practice],
      { node: true, comment: 'take a port; src/main/compose passes the adapter or provider in.' },
    ),
    only(
      'cli-is-handed-the-rest',
      '^src/main/cli/',
      ['^src/main/cli/', core, shared, valibot, electron, practice, commander],
      {
        node: true,
        comment: 'take a port; src/main/compose passes the adapter or provider in.',
      },
    ),
    only('ipc-is-handed-the-rest', '^src/main/ipc/', ['^src/main/ipc/', core, shared, valibot], {
      comment: 'handlers take ports; src/main/compose passes them in.',
    }),
    {
      name: 'main-has-one-joint',
      comment: 'only index.ts is directly in src/main: move the file into a folder.',
      severity: 'error',
      from: { path: '^src/main/(?!index\\.ts$)[^/]+$' },
      to: {},
    },
    only('preload-sees-shared', '^src/preload/', ['^src/preload/', shared, electron], {
      comment: 'the bridge is created from the contract in shared.',
    }),
    only('renderer-sees-shared', '^src/renderer/', ['^src/renderer/', shared, svelte, valibot], {
      comment: 'the window uses the contract in shared and may not import main.',
    }),
    only('renderer-bridge-is-below', '^src/renderer/bridge/', ['^src/renderer/bridge/', shared], {
      comment: 'calling the bridge depends on no other room of the window.',
    }),
    only(
      'renderer-i18n-is-below',
      '^src/renderer/i18n/',
      ['^src/renderer/(i18n|bridge)/', shared, svelte],
      { comment: 'texts and formats depend on no other room of the window.' },
    ),
    only(
      'renderer-components-know-no-room',
      '^src/renderer/components/',
      ['^src/renderer/(components|i18n)/', shared, svelte],
      { comment: 'a component takes props: pass in what it needs from the other rooms.' },
    ),
    only(
      'renderer-failures-are-below',
      '^src/renderer/failures/',
      ['^src/renderer/(failures|components|i18n)/', shared, svelte],
      { comment: 'every room shows failures, so failures depend on components and texts only.' },
    ),
    {
      name: 'renderer-app-is-on-top',
      comment: 'take the store or callback as a prop; src/renderer/app passes it.',
      severity: 'error',
      from: { path: '^src/renderer/', pathNot: '^src/renderer/(app/|main\\.ts$)' },
      to: { path: '^src/renderer/(app/|main\\.ts$)' },
    },
    {
      name: 'renderer-has-one-entry',
      comment: 'only main.ts and window.d.ts are outside of a room: move the file into a room.',
      severity: 'error',
      from: { path: '^src/renderer/(?!(main|window\\.d)\\.ts$)[^/]+\\.(ts|svelte)$' },
      to: {},
    },
    only('practice-needs-node-only', '^src/practice/', ['^src/practice/'], {
      node: true,
      comment:
        'the practice studio is a separate server: it may import only Node and its own files.',
    }),
    only('practice-data-is-below', '^src/practice/data/', ['^src/practice/data/'], {
      node: true,
      comment: 'data of the practice studio does not depend on operations, server or faults.',
    }),
    only(
      'practice-api-knows-data',
      '^src/practice/api/',
      ['^src/practice/api/', '^src/practice/data/'],
      { node: true, comment: 'what an operation does is independent of HTTP and of faults.' },
    ),
    {
      name: 'practice-has-one-entry',
      comment: 'only studio.ts, which starts the studio, is directly in src/practice.',
      severity: 'error',
      from: { path: '^src/practice/(?!studio\\.ts$)[^/]+$' },
      to: {},
    },
    {
      name: 'nobody-imports-the-joint',
      comment: 'nothing may import compose and index.ts: reverse the import, or take a port.',
      severity: 'error',
      from: { path: '^src/', pathNot: joint },
      to: { path: joint },
    },
    {
      name: 'sdks-behind-adapters',
      comment: 'SDKs belong to adapters and providers.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/main/(adapters|providers)/' },
      to: { path: sdks },
    },
    {
      name: 'commands-load-alone',
      comment: 'the window must not load the command line: only compose/command.ts imports it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/main/(cli/|compose/command\\.ts$)' },
      to: { path: `^src/main/cli/|${commander}` },
    },
    {
      name: 'practice-is-handed-in',
      comment:
        'electron and cli may import types of the practice studio; src/main/compose starts it.',
      severity: 'error',
      from: { path: '^src/main/(electron|cli)/' },
      to: { path: practice, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'electron-is-handed-in',
      comment: 'use import type; src/main/compose passes the value in. Dynamic imports count too.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: ['^src/main/electron/', joint, '^src/preload/'],
      },
      to: { path: electron, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'machine-behind-adapters',
      comment: 'files and processes belong to adapters: take a port.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/main/adapters/' },
      to: { path: '^(node:)?(child_process|fs|worker_threads|cluster)(/|$)' },
    },
    {
      name: 'keytar-behind-adapters',
      comment: 'the keychain belongs to adapters: take the Vault port.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/main/adapters/' },
      to: { path: keytar },
    },
    {
      name: 'network-behind-adapters',
      comment: 'the network belongs to adapters and providers: take a port.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(main/(adapters|providers)|practice)/' },
      to: { path: '^(node:)?(net|tls|dns|http|https|http2|dgram)(/|$)' },
    },
    {
      name: 'not-to-test-or-scripts',
      comment: 'src runs without test, scripts and build: move what is needed into src.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|scripts|build)/' },
    },
    {
      name: 'no-circular',
      comment: 'break the cycle: move what both need into a third file.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'the file imports nothing and is not imported: use it or delete it.',
      severity: 'error',
      from: {
        orphan: true,
        path: '^src/',
        pathNot: [
          '\\.d(\\.arb)?\\.ts$',
          '^src/(main|preload)/index\\.ts$',
          '^src/renderer/main\\.ts$',
          // Imported by the modules that message files are compiled to (build/messages).
          '^src/shared/languages/(plural|count-text)\\.ts$',
        ],
      },
      to: {},
    },
    {
      name: 'not-to-unresolvable',
      comment: 'the import cannot be resolved: mistyped or not installed.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.node.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.d.ts', '.js', '.mjs', '.cjs', '.svelte', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default', 'svelte', 'require'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
