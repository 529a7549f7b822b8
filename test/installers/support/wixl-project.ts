/**
 * Translates electron-builder's project for WiX 4 for Debian's `wixl`, which supports a part of WiX 3: files, folders, the
 * shortcut and registry values. Conditions, dialogs and PATH are left out.
 */

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];

/** Each component needs an id, which wixl does not create. */
const GUID = '0BADC0DE-0000-4000-8000-';

/** wixl accepts no absolute paths, so it has to run in the root folder. */
const relativeToRoot = (path: string): string => path.replace(/^\//, '');

interface Folder {
  readonly folders: Map<string, Folder>;
  readonly components: string[];
}

const emptyFolder = (): Folder => ({ folders: new Map(), components: [] });

/**
 * @param project as electron-builder writes it
 * @param source the folder with the files, which the project calls `$(var.appDir)`
 * @throws if it has no files, registry values or icon
 */
export function toWixl(project: string, source: string): string {
  const product = /<Product [^>]*>/.exec(project)?.[0] ?? '';
  const [, icon] = /<Icon [^>]*SourceFile="Z:([^"]*)"/.exec(project) ?? [];
  const application = emptyFolder();
  let count = 0;
  const component = (content: string): string => {
    count += 1;
    const guid = `${GUID}${String(count).padStart(12, '0')}`;
    return `<Component Id="component${count}" Guid="${guid}" Win64="yes">${content}</Component>`;
  };
  for (const { file, folder, shortcut } of filesOf(project)) {
    const path = relativeToRoot([source, ...folder, file].join('/'));
    const content = `<File Id="file${count}" Name="${file}" Source="${path}" KeyPath="yes">${shortcut}</File>`;
    folderAt(application, folder).components.push(component(content));
  }
  const values = registryValuesOf(project);
  if (count === 0 || values.length === 0 || icon === undefined)
    throw new Error('the project has no files, registry values or icon');
  application.components.push(component(values.join('')));
  const ids = Array.from({ length: count }, (_, nth) => `<ComponentRef Id="component${nth + 1}"/>`);
  const named = ['Name', 'UpgradeCode', 'Version', 'Language', 'Manufacturer'];
  const attributes = named.map((name) => `${name}="${attribute(product, name) ?? ''}"`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
  <Product Id="*" ${attributes.join(' ')}>
    <Package Compressed="yes" InstallerVersion="500"/>
    <MajorUpgrade DowngradeErrorMessage="A newer version is already installed."/>
    <MediaTemplate EmbedCab="yes"/>
    <Icon Id="StagedoorIcon.exe" SourceFile="${relativeToRoot(icon.replaceAll('\\', '/'))}"/>
    <Property Id="ARPPRODUCTICON" Value="StagedoorIcon.exe"/>
    ${propertiesOf(project)}
    <Directory Id="TARGETDIR" Name="SourceDir">
      <Directory Id="ProgramFiles64Folder">
        <Directory Id="APPLICATIONFOLDER" Name="Stagedoor">${contentOf(application)}</Directory>
      </Directory>
      <Directory Id="ProgramMenuFolder"/>
    </Directory>
    <Feature Id="ProductFeature" Absent="disallow">${ids.join('')}</Feature>
  </Product>
</Wix>
`;
}

const propertiesOf = (project: string): string =>
  [...project.matchAll(/<Property Id="(?:ALLUSERS|MSIINSTALLPERUSER)"[^>]*\/>/g)]
    .map(([tag]) => tag.replace(' Secure="yes"', ''))
    .join('');

/** The files of the project, with the names of the folders below the program's. */
function filesOf(project: string) {
  const folders = new Map(
    [...project.matchAll(/<Directory Id="([^"]+)" Name="APPLICATIONFOLDER:\\([^"]*)\\"\/>/g)].map(
      ([, id = '', path = '']) => [id, path.split('\\')],
    ),
  );
  const components = project.matchAll(
    /<Component(?: Directory="([^"]+)")?>\s*(<File[\s\S]*?)<\/Component>/g,
  );
  return [...components].map(([, folder, content = '']) => ({
    file: attribute(content, 'Name') ?? '',
    folder: folder === undefined ? [] : (folders.get(folder) ?? []),
    shortcut: (/<Shortcut [^>]*>/.exec(content)?.[0] ?? '').replace(/([^/])>$/, '$1/>'),
  }));
}

function folderAt(folder: Folder, path: readonly string[]): Folder {
  const [name, ...rest] = path;
  if (name === undefined) return folder;
  const next = folder.folders.get(name) ?? emptyFolder();
  folder.folders.set(name, next);
  return folderAt(next, rest);
}

function contentOf({ folders, components }: Folder, prefix = 'folder'): string {
  const inner = [...folders].map(([name, folder], nth) => {
    const id = `${prefix}${nth}`;
    return `<Directory Id="${id}" Name="${name}">${contentOf(folder, `${id}.`)}</Directory>`;
  });
  return [...components, ...inner].join('');
}

/** Stagedoor's registry values with their complete keys. An installation for all users writes them to HKLM. */
function registryValuesOf(project: string): string[] {
  const component = /<Component Id="LinksAndPath"[\s\S]*?<\/Component>/.exec(project)?.[0] ?? '';
  const keys: string[] = [];
  return [...component.matchAll(/<[^>]+>/g)].flatMap(([tag]) => {
    if (tag.startsWith('<RegistryKey')) keys.push(attribute(tag, 'Key') ?? '');
    if (tag === '</RegistryKey>') keys.pop();
    if (!tag.startsWith('<RegistryValue')) return [];
    return [tag.replace('<RegistryValue', `<RegistryValue Root="HKLM" Key="${keys.join('\\')}"`)];
  });
}
