import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Arch, build, Platform, type AfterPackContext } from 'electron-builder';
import { projectRoot } from '../../../scripts/lib/base/paths.mjs';

/** The processors of a universal program. */
export const PROCESSORS = ['x64', 'arm64'] as const;
type Processor = (typeof PROCESSORS)[number];

const HELPERS = ['', ' (GPU)', ' (Plugin)', ' (Renderer)'].map((kind) => `Electron Helper${kind}`);

/** Entries of Electron's Info.plist that Stagedoor's must not contain. */
const RIGHTS = ['NSCameraUsageDescription', 'NSMicrophoneUsageDescription'];

/** Electron's fuses in its framework start with this text, their version and their number. All of them are off here. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const NUMBER_OF_FUSES = 8;
const fuses = Buffer.concat([
  Buffer.from(SENTINEL),
  Buffer.from([1, NUMBER_OF_FUSES]),
  Buffer.alloc(NUMBER_OF_FUSES, '0'),
]);

const infoPlist = (name: string, more = ''): string => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
<key>CFBundleExecutable</key><string>${name}</string>
<key>CFBundleIdentifier</key><string>com.github.Electron</string>
<key>CFBundleName</key><string>${name}</string>
<key>CFBundlePackageType</key><string>APPL</string>
${more}</dict></plist>
`;

/** A bundle with the parts that electron-builder renames and rewrites. */
function makeBundle(parent: string, name: string, program: Buffer, more?: string): string {
  const contents = join(parent, `${name}.app`, 'Contents');
  mkdirSync(join(contents, 'MacOS'), { recursive: true });
  writeFileSync(join(contents, 'MacOS', name), program, { mode: 0o755 });
  writeFileSync(join(contents, 'Info.plist'), infoPlist(name, more));
  return contents;
}

/** Creates a bundle like Electron's. Its programs are keytar's binary, because any program for macOS is sufficient. */
function makeElectron(electron: string, processor: Processor): void {
  const keytar = join(projectRoot, 'node_modules', 'keytar', 'prebuilds', `darwin-${processor}`);
  const program = readFileSync(join(keytar, 'keytar.node'));
  const rights = RIGHTS.map((name) => `<key>${name}</key><string>Electron asks</string>\n`);
  const contents = makeBundle(electron, 'Electron', program, rights.join(''));
  for (const name of HELPERS) makeBundle(join(contents, 'Frameworks'), name, program);
  const framework = join(contents, 'Frameworks', 'Electron Framework.framework');
  const version = join(framework, 'Versions', 'A');
  for (const language of ['en', 'fr', 'it'])
    for (const parent of [join(contents, 'Resources'), join(version, 'Resources')]) {
      mkdirSync(join(parent, `${language}.lproj`), { recursive: true });
      writeFileSync(join(parent, `${language}.lproj`, 'locale.pak'), '');
    }
  writeFileSync(join(version, 'Electron Framework'), Buffer.concat([program, fuses]));
  symlinkSync('A', join(framework, 'Versions', 'Current'));
  for (const name of ['Electron Framework', 'Resources'])
    symlinkSync(join('Versions', 'Current', name), join(framework, name));
}

/** Creates replacements for programs of macOS that the build runs. Each run of `codesign` writes a different signature. */
function makeTools(tools: string): void {
  const scripts = {
    file: [
      'case "$(head -c 4 "$3" | od -An -tx1 | tr -d " ")" in',
      '  cffaedfe | cafebabe) echo Mach-O program ;;',
      '  *) echo data ;;',
      'esac',
    ],
    lipo: [
      `exec '${process.execPath}' '${join(projectRoot, 'test', 'package', 'support', 'lipo.mjs')}' "$@"`,
    ],
    codesign: [
      'for bundle; do :; done',
      'mkdir -p "$bundle/Contents/_CodeSignature"',
      'echo $$ > "$bundle/Contents/_CodeSignature/CodeResources"',
    ],
  };
  mkdirSync(tools);
  for (const [name, lines] of Object.entries(scripts))
    writeFileSync(join(tools, name), ['#!/bin/sh -e', ...lines, ''].join('\n'), { mode: 0o755 });
}

const setPlatform = (platform: NodeJS.Platform): void => {
  Object.defineProperty(process, 'platform', { value: platform });
};

/**
 * Lets electron-builder build the universal `.app` like on macOS, from bundles like Electron's. The signature is not a real
 * one, because only macOS can sign.
 * @returns the path of the `.app`
 */
export async function buildSmallMac(folder: string): Promise<string> {
  for (const processor of PROCESSORS) makeElectron(join(folder, processor), processor);
  const noFile = join(folder, 'none.json');
  writeFileSync(noFile, '{}');
  makeTools(join(folder, 'tools'));
  const { platform, env } = process;
  const path = env.PATH ?? '';
  env.PATH = [join(folder, 'tools'), path].join(delimiter);
  try {
    setPlatform('darwin');
    const { default: config } = await import('../../../electron-builder.ts');
    setPlatform(platform);
    await build({
      projectDir: projectRoot,
      targets: Platform.MAC.createTarget(['dir'], Arch.universal),
      config: {
        ...config,
        mac: { ...config.mac, identity: null },
        extends: noFile,
        directories: { ...config.directories, output: join(folder, 'output') },
        electronDist: ({ arch }) => join(folder, arch),
        electronVersion: '33.2.1',
        async afterPack(packed: AfterPackContext) {
          await config.afterPack(packed);
          // @electron/universal, which runs after the builds for both processors, refuses other systems.
          setPlatform(packed.arch === Arch.arm64 ? 'darwin' : platform);
        },
      },
      publish: 'never',
    });
  } finally {
    setPlatform(platform);
    env.PATH = path;
  }
  return join(folder, 'output', 'mac-universal', 'Stagedoor.app');
}
