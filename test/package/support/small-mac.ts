import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Arch, build, Platform } from 'electron-builder';
import config from '../../../electron-builder.ts';
import { projectRoot } from '../../../scripts/lib/base/paths.mjs';

const HELPERS = ['', ' (GPU)', ' (Plugin)', ' (Renderer)'].map((kind) => `Electron Helper${kind}`);

/** What Electron's own Info.plist contains and the product's must not. */
const RIGHTS = ['NSCameraUsageDescription', 'NSMicrophoneUsageDescription'];

const infoPlist = (name: string, more = ''): string => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
<key>CFBundleExecutable</key><string>${name}</string>
<key>CFBundleIdentifier</key><string>com.github.Electron</string>
<key>CFBundleName</key><string>${name}</string>
<key>CFBundlePackageType</key><string>APPL</string>
${more}</dict></plist>
`;

/** A bundle with the parts that electron-builder renames and rewrites, and empty programs. */
function makeBundle(parent: string, name: string, more?: string): string {
  const contents = join(parent, `${name}.app`, 'Contents');
  mkdirSync(join(contents, 'MacOS'), { recursive: true });
  writeFileSync(join(contents, 'MacOS', name), '', { mode: 0o755 });
  writeFileSync(join(contents, 'Info.plist'), infoPlist(name, more));
  return contents;
}

/**
 * Has electron-builder build the `.app` for Apple silicon, from a bundle like Electron's that contains no program. Nothing
 * is signed: only macOS can do that.
 * @returns the path of the `.app`
 */
export async function buildSmallMac(folder: string): Promise<string> {
  const electron = join(folder, 'electron');
  const rights = RIGHTS.map((name) => `<key>${name}</key><string>Electron asks</string>\n`);
  const contents = makeBundle(electron, 'Electron', rights.join(''));
  for (const name of HELPERS) makeBundle(join(contents, 'Frameworks'), name);
  const resources = join(contents, 'Resources');
  mkdirSync(resources);
  const framework = join(
    contents,
    'Frameworks',
    'Electron Framework.framework',
    'Versions',
    'A',
    'Resources',
  );
  for (const language of ['en', 'fr', 'it'])
    for (const parent of [resources, framework]) {
      mkdirSync(join(parent, `${language}.lproj`), { recursive: true });
      writeFileSync(join(parent, `${language}.lproj`, 'locale.pak'), '');
    }
  const noFile = join(folder, 'none.json');
  writeFileSync(noFile, '{}');
  await build({
    projectDir: projectRoot,
    targets: Platform.MAC.createTarget(['dir'], Arch.arm64),
    config: {
      ...config,
      mac: { ...config.mac },
      extends: noFile,
      directories: { ...config.directories, output: join(folder, 'output') },
      electronDist: electron,
      electronVersion: '33.2.1',
      electronFuses: null,
    },
    publish: 'never',
  });
  return join(folder, 'output', 'mac-arm64', 'Stagedoor.app');
}
