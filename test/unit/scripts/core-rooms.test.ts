import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type IConfiguration, type ICruiseResult } from 'dependency-cruiser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const { forbidden } = createRequire(import.meta.url)(
  '../../../.dependency-cruiser.cjs',
) as IConfiguration;

describe('the rooms of core', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'core-rooms-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** The names of the rules that these files break, with their texts by path. */
  async function brokenRules(files: Readonly<Record<string, string>>) {
    for (const [path, text] of Object.entries(files)) {
      const file = join(folder, 'src/main/core', path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    const rules = forbidden?.filter(({ name }) => name?.startsWith('core-') === true) ?? [];
    const { output } = await cruise(['src'], {
      baseDir: folder,
      ruleSet: { forbidden: rules },
      validate: true,
      tsPreCompilationDeps: true,
    });
    // Without a reporter the result is an object.
    const { violations } = (output as ICruiseResult).summary;
    return violations.map(({ rule }) => rule.name);
  }

  it('import the rooms below them', async () => {
    const files = {
      'launch/launch.ts': "import '../policy/policy.ts';",
      'policy/policy.ts': "import '../secrets/keys.ts';",
      'secrets/keys.ts': "import './secret.ts';",
      'secrets/secret.ts': '',
    };
    expect(await brokenRules(files)).toEqual([]);
  });

  it('do not import a room above them, not even its types', async () => {
    const files = {
      'policy/policy.ts': "import type { Launch } from '../launch/launch.ts';",
      'launch/launch.ts': 'export interface Launch {}',
    };
    expect(await brokenRules(files)).toEqual(['core-policy-is-below']);
  });

  it('contain every file that imports another', async () => {
    const files = { 'loose.ts': "import './base/log.ts';", 'base/log.ts': '' };
    expect(await brokenRules(files)).toEqual(['core-has-rooms']);
  });

  it('contain every file that is imported', async () => {
    const files = { 'base/log.ts': "import '../others/loose.ts';", 'others/loose.ts': '' };
    expect(await brokenRules(files)).toEqual(['core-has-rooms-for-imported-files']);
  });
});
