import { describe, expect, it } from 'vitest';
import { closureHashes } from '../../../scripts/lib/check/import-closures.mjs';

const files = {
  'src/app.svelte': `<script lang="ts">\n  import Row from './row.svelte';\n</script>`,
  'src/row.svelte': `<script lang="ts">\n  import type { Id } from\n    '../shared/id.ts';\n</script>`,
  'src/later.ts': `export const load = () => import('./data.json?raw');`,
  'src/data.json': '{}',
  'src/typed.mjs': `/** @param {import('../shared/id.ts').Id} id */`,
  'src/alone.ts': 'export const alone = 1;',
  'shared/id.ts': `import './round.ts';\nexport type Id = string;`,
  'shared/round.ts': `export { type Id } from './id.ts';`,
};

/** The files that are reported as changed if one has another content. */
function changedBy(change: Readonly<Record<string, string>>): string[] {
  const before = closureHashes(new Map(Object.entries(files)), '');
  const after = closureHashes(new Map(Object.entries({ ...files, ...change })), '');
  return [...after].flatMap(([file, hash]) => (before.get(file) === hash ? [] : [file])).sort();
}

describe('the hash of a file and all it imports', () => {
  it('changes with any import, however indirect, even in a cycle', () => {
    const all = ['src/app.svelte', 'src/row.svelte', 'src/typed.mjs'];
    expect(changedBy({ 'shared/id.ts': 'export type Id = number;' })).toEqual(
      ['shared/id.ts', 'shared/round.ts', ...all].sort(),
    );
    expect(changedBy({ 'shared/round.ts': '' })).toEqual(
      ['shared/id.ts', 'shared/round.ts', ...all].sort(),
    );
  });

  it('changes with dynamic imports, and a file that is not imported changes only its own hash', () => {
    expect(changedBy({ 'src/data.json': '[]' })).toEqual(['src/data.json', 'src/later.ts']);
    expect(changedBy({ 'src/alone.ts': '' })).toEqual(['src/alone.ts']);
    expect(changedBy({})).toEqual([]);
  });

  it('changes when a missing file is created', () => {
    const { 'src/data.json': _, ...without } = files;
    const before = closureHashes(new Map(Object.entries(without)), '');
    const after = closureHashes(new Map(Object.entries(files)), '');
    expect(before.get('src/later.ts')).not.toBe(after.get('src/later.ts'));
  });

  it('changes for all files when a shared file changes', () => {
    const hashes = (common: string) => [...closureHashes(new Map(Object.entries(files)), common)];
    const other = new Map(hashes('b'));
    expect(hashes('a').filter(([file, hash]) => other.get(file) === hash)).toEqual([]);
  });
});
