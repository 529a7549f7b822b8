import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addLinksAndPath } from '../../build/packages/msi.ts';
import { tempFolder } from '../support/machine/machine.ts';
import { computed } from './support/builder.ts';

test('the project that electron-builder writes for the MSI contains our registry keys', async () => {
  const folder = tempFolder();
  mkdirSync(join(folder, 'bin'));
  for (const name of ['Stagedoor.exe', 'bin/stagedoor.exe']) writeFileSync(join(folder, name), '');
  let project = '';
  const msiProjectCreated = async (path: string) => {
    await addLinksAndPath(path);
    project = readFileSync(path, 'utf8');
    throw new Error('far enough');
  };
  const made = computed('WINDOWS', 'msi', folder, () => undefined, { msiProjectCreated });
  await expect(made).rejects.toThrow('far enough');

  const [, ours = ''] =
    /(<Component Id="LinksAndPath".*?<\/Component>)\s*<\/ComponentGroup>/s.exec(project) ?? [];
  expect(ours).toContain(
    'Value="&quot;[APPLICATIONFOLDER]Stagedoor.exe&quot; --open-url -- &quot;%1&quot;"',
  );
  expect(ours).toContain('Value="[APPLICATIONFOLDER]bin" Action="set" Part="last" System="yes"');
  expect(project).toContain('Source="$(var.appDir)/bin/stagedoor.exe"');
  // For all users: a single user cannot create an entry in the system's PATH.
  expect(project).toContain('<Property Id="ALLUSERS" Secure="yes" Value="1"/>');
});
