import { readFile, writeFile } from 'node:fs/promises';
import { identity } from '../identity.mjs';

/**
 * What the MSI installs in addition to files: the registry keys for `stagedoor:` links and for "Open with" of
 * connection files, and the folder of the command line's launcher in PATH. In HKMU, which is HKLM for installations for all users and HKCU for a single user.
 */
const COMPONENT = `
      <Component Id="LinksAndPath" Guid="${identity.msiComponent}" Directory="APPLICATIONFOLDER" KeyPath="no">
        <RegistryKey Root="HKMU" Key="Software\\Classes\\stagedoor" ForceDeleteOnUninstall="yes">
          <RegistryValue Type="string" Value="URL:Stagedoor" KeyPath="yes"/>
          <RegistryValue Name="URL Protocol" Type="string" Value=""/>
          <RegistryKey Key="DefaultIcon">
            <RegistryValue Type="string" Value="&quot;[APPLICATIONFOLDER]Stagedoor.exe&quot;,0"/>
          </RegistryKey>
          <RegistryKey Key="shell\\open\\command">
            <RegistryValue Type="string" Value="&quot;[APPLICATIONFOLDER]Stagedoor.exe&quot; --open-url -- &quot;%1&quot;"/>
          </RegistryKey>
        </RegistryKey>
        <RegistryKey Root="HKMU" Key="Software\\Classes\\Stagedoor.dcv" ForceDeleteOnUninstall="yes">
          <RegistryValue Type="string" Value="DCV connection"/>
          <RegistryKey Key="DefaultIcon">
            <RegistryValue Type="string" Value="&quot;[APPLICATIONFOLDER]Stagedoor.exe&quot;,0"/>
          </RegistryKey>
          <RegistryKey Key="shell\\open\\command">
            <RegistryValue Type="string" Value="&quot;[APPLICATIONFOLDER]Stagedoor.exe&quot; -- &quot;%1&quot;"/>
          </RegistryKey>
        </RegistryKey>
        <RegistryKey Root="HKMU" Key="Software\\Classes\\Applications\\Stagedoor.exe" ForceDeleteOnUninstall="yes">
          <RegistryKey Key="SupportedTypes">
            <RegistryValue Name=".dcv" Type="string" Value=""/>
          </RegistryKey>
          <RegistryKey Key="shell\\open\\command">
            <RegistryValue Type="string" Value="&quot;[APPLICATIONFOLDER]Stagedoor.exe&quot; -- &quot;%1&quot;"/>
          </RegistryKey>
        </RegistryKey>
        <RegistryKey Root="HKMU" Key="Software\\Classes\\.dcv\\OpenWithProgids">
          <RegistryValue Name="Stagedoor.dcv" Type="string" Value=""/>
        </RegistryKey>
        <Environment Id="CommandLineOnPath" Name="PATH" Value="[APPLICATIONFOLDER]bin" Action="set" Part="last" System="yes" Permanent="no"/>
      </Component>`;

/** The end of the list of components in electron-builder's project. */
const END = '</ComponentGroup>';

/**
 * A WiX project with {@link COMPONENT} in it.
 * @throws if electron-builder's project no longer contains the expected text
 */
export function withLinksAndPath(project: string): string {
  const parts = project.split(END);
  if (parts.length !== 2)
    throw new Error('the MSI project is not as it was: see build/packages/msi.ts');
  return parts.join(`${COMPONENT.trimStart()}\n    ${END}`);
}

/** Applies {@link withLinksAndPath} to the file at `path`. */
export async function addLinksAndPath(path: string): Promise<void> {
  await writeFile(path, withLinksAndPath(await readFile(path, 'utf8')));
}
