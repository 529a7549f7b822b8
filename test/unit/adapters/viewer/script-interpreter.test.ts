import { describe, expect, it } from 'vitest';
import {
  viewerFitness,
  type ViewerFiles,
} from '../../../../src/main/adapters/viewer/viewer-fitness.ts';
import type { Platform } from '../../../../src/main/adapters/viewer/viewer-paths.ts';

interface Entry {
  readonly folder?: true;
  readonly executable?: false;
  readonly firstBytes?: string;
}
type Entries = Readonly<Record<string, Entry>>;

/** A file system defined by a table, in which only root can write. */
const filesOf = (entries: Entries): ViewerFiles => ({
  user: 7,
  realPath: async (path) => (path in entries ? path : undefined),
  isDenied: async () => false,
  stat: async (path) => {
    const isFile = path in entries && entries[path]?.folder !== true;
    return { isFile, mode: 0o755, owner: 0, group: 0 };
  },
  isExecutable: async (path) => entries[path]?.executable !== false,
  firstBytes: async (path) => entries[path]?.firstBytes ?? '\x7fELF',
});

const viewer = '/opt/dcvviewer';
const sh: Entries = { '/bin/sh': {} };
const env: Entries = { ...sh, '/usr/bin/env': {} };

const fitness = (firstBytes: string, entries: Entries, platform: Platform = 'linux') => {
  const files = filesOf({ ...entries, [viewer]: { firstBytes } });
  return viewerFitness(platform, viewer, files, ['', '/nowhere', '/bin']);
};

describe('a script is refused as the viewer', () => {
  it.each<[string, string, string, Entries]>([
    ['is missing', '#!/opt/gone/sh\n', '/opt/gone/sh', {}],
    ['is missing, between spaces', '#! \t/opt/gone/sh -e\n', '/opt/gone/sh', {}],
    ['is missing, without a line break', '#!/opt/gone/sh', '/opt/gone/sh', {}],
    ['is missing, with a name in UTF-8', '#!/opt/g\xc3\xb6ne\n', '/opt/göne', {}],
    ['is not executable', '#!/bin/sh\n', '/bin/sh', { '/bin/sh': { executable: false } }],
    ['is a folder', '#!/bin/sh\n', '/bin/sh', { '/bin/sh': { folder: true } }],
    ['has no absolute path', '#!sh\n', 'sh', { sh: {} }],
    ['is not found by env', '#!/usr/bin/env python9\n', 'python9', env],
    ['is not found by env -S', '#!/usr/bin/env -S python9\n', 'python9', env],
    [
      'is a script with a missing interpreter',
      '#!/opt/run\n',
      '/opt/gone/sh',
      { '/opt/run': { firstBytes: '#!/opt/gone/sh\n' } },
    ],
  ])('if its interpreter %s, with the name of that', async (_, firstBytes, about, entries) => {
    for (const platform of ['linux', 'darwin'] as const)
      expect(await fitness(firstBytes, entries, platform)).toEqual({
        kind: 'unfit',
        reason: 'interpreter-missing',
        about,
      });
  });

  it.each([
    ['an interpreter', '#!/bin/sh\r\n'],
    ['a program for env', '#!/usr/bin/env sh\r\n'],
  ])('if it has Windows line breaks, after %s', async (_, firstBytes) => {
    expect(await fitness(firstBytes, env)).toEqual({ kind: 'unfit', reason: 'line-ends' });
  });

  it('if its first line names no interpreter, because a shell would then run it', async () => {
    expect(await fitness('#! \n', env)).toEqual({ kind: 'unfit', reason: 'not-a-program' });
  });
});

describe('a script is accepted as the viewer', () => {
  it.each([
    ['an interpreter', '#!/bin/sh\n'],
    ['an interpreter and an argument', '#! /bin/sh -e\n'],
    ['an interpreter that env finds', '#!/usr/bin/env sh\n'],
    ['an interpreter that env finds, with an argument', '#!/usr/bin/env -S sh -e\n'],
    ['a variable for env', '#!/usr/bin/env A=b\n'],
    ['itself as its interpreter', `#!${viewer}\n`],
  ])('with %s', async (_, firstBytes) => {
    expect(await fitness(firstBytes, env)).toEqual({ kind: 'fit', executable: viewer });
  });
});
