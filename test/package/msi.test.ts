import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addLinksAndPath } from '../../build/packages/msi.ts';
import { tempFolder } from '../support/machine/machine.ts';
import { computed } from './support/builder.ts';

test('the project for the MSI contains the registry keys, the PATH entry and the command', async () => {
  const folder = tempFolder();
  mkdirSync(join(folder, 'bin'));
  for (const name of ['Stagedoor.exe', 'bin/stagedoor.exe']) writeFileSync(join(folder, name), '');
  let project = '';
  const msiProjectCreated = async (path: string) => {
    await addLinksAndPath(path);
    project = readFileSync(path, 'utf8');
    throw new Error('the project is complete');
  };
  const built = computed('WINDOWS', 'msi', folder, () => undefined, { msiProjectCreated });
  await expect(built).rejects.toThrow('the project is complete');

  const [, component = ''] =
    /(<Component Id="LinksAndPath".*?<\/Component>)\s*<\/ComponentGroup>/s.exec(project) ?? [];
  expect(component).toContain(
    'Value="&quot;[APPLICATIONFOLDER]Stagedoor.exe&quot; --open-url -- &quot;%1&quot;"',
  );
  expect(component).toContain(
    'Value="[APPLICATIONFOLDER]bin" Action="set" Part="last" System="yes"',
  );
  expect(project).toContain('Source="$(var.appDir)/bin/stagedoor.exe"');
  // The installation is for all users, because only that can change the system's PATH.
  expect(project).toContain('<Property Id="ALLUSERS" Secure="yes" Value="1"/>');
});
