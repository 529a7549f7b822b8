import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { onlyAdministratorsChange } from '../../../src/main/core/policy/windows-access.ts';
import { projectRoot } from '../../../scripts/lib/base/paths.mjs';

test('the policy folder that the Windows installer creates can be changed only by administrators', () => {
  const installer = readFileSync(join(projectRoot, 'build', 'windows', 'installer.nsh'), 'utf8');
  const [, access = ''] = /^!define POLICY_ACCESS "(.+)"$/m.exec(installer) ?? [];
  expect(onlyAdministratorsChange(access, 'folder')).toBe(true);
  expect(onlyAdministratorsChange(access, 'file')).toBe(true);
});
