import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRawHeader } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wrongFuses } from '../../build/packages/fuses.ts';
import { filesIn } from './support/built-packages.ts';
import { buildSmallMac } from './support/small-mac.ts';

/** The processors of a universal program, as its header names them. */
function processorsOf(path: string): string[] {
  const program = readFileSync(path);
  if (program.readUInt32BE(0) !== 0xcafebabe) return [];
  return Array.from({ length: program.readUInt32BE(4) }, (_, nth) =>
    program.readUInt32BE(8 + 20 * nth).toString(16),
  );
}
const BOTH = ['1000007', '100000c']; // x64 and arm64

describe.skipIf(process.platform === 'win32')('the universal .app for macOS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stagedoor-mac-'));
  let app = '';
  let contents = '';
  let plist = '';
  beforeAll(async () => {
    app = await buildSmallMac(folder);
    contents = join(app, 'Contents');
    plist = readFileSync(join(contents, 'Info.plist'), 'utf8').replace(/>\s+</g, '><');
  }, 300_000);
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const entry = (key: string, value: string) => `<key>${key}</key>${value}`;
  const text = (value: string) => `<string>${value}</string>`;

  test('has the program, its helpers, the start script and keytar for both processors', () => {
    expect(readdirSync(join(contents, 'MacOS'))).toEqual(['Stagedoor']);
    const helpers = ['', ' (GPU)', ' (Plugin)', ' (Renderer)'].map(
      (kind) => `Stagedoor Helper${kind}`,
    );
    const frameworks = readdirSync(join(contents, 'Frameworks'));
    expect(frameworks).toEqual(expect.arrayContaining(helpers.map((name) => `${name}.app`)));
    const script = join(contents, 'Resources', 'bin', 'stagedoor');
    expect((statSync(script).mode & 0o777).toString(8)).toBe('755');
    const binaries = filesIn(contents).filter((file) => file.endsWith('.node'));
    expect(binaries.map((file) => file.split('/').slice(-2).join('/')).sort()).toEqual([
      'darwin-arm64/keytar.node',
      'darwin-x64/keytar.node',
    ]);
  });

  test('is for both processors in each of its programs', () => {
    const framework = join('Electron Framework.framework', 'Versions', 'A', 'Electron Framework');
    const helpers = readdirSync(join(contents, 'Frameworks'))
      .filter((name) => name.endsWith('.app'))
      .map((name) => join(name, 'Contents', 'MacOS', name.replace(/\.app$/, '')));
    const programs = [framework, ...helpers].map((path) => join('Frameworks', path));
    for (const path of [join('MacOS', 'Stagedoor'), ...programs])
      expect(processorsOf(join(contents, path)), path).toEqual(BOTH);
  });

  test('has the fuses of a release for both processors, and only the joined app is signed', async () => {
    expect(await wrongFuses(app)).toEqual([]);
    const framework = join(contents, 'Frameworks', 'Electron Framework.framework');
    const wires = readFileSync(join(framework, 'Electron Framework'), 'latin1').split(
      'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX',
    );
    const [x64 = '', arm64] = wires.slice(1).map((wire) => wire.slice(2, 10));
    expect(x64).toMatch(/^[01]{8}$/);
    expect(arm64).toBe(x64);
    expect(filesIn(contents).filter((file) => file.endsWith('CodeResources'))).toEqual([
      join('_CodeSignature', 'CodeResources'),
    ]);
  });

  test('opens links and connection files and states its name and the minimum version of macOS', () => {
    expect(plist).toContain(entry('CFBundleIdentifier', text('org.stagedoor.Stagedoor')));
    expect(plist).toContain(entry('CFBundleExecutable', text('Stagedoor')));
    expect(plist).toContain(entry('LSMinimumSystemVersion', text('13.0')));
    expect(plist).toContain(entry('CFBundleURLSchemes', `<array>${text('stagedoor')}</array>`));
    expect(plist).toContain(entry('CFBundleTypeExtensions', `<array>${text('dcv')}</array>`));
    expect(plist).toContain(entry('LSHandlerRank', text('Alternate')));
  });

  test('has the languages of the program, and no others', () => {
    const languages = filesIn(contents).filter((file) => file.endsWith('.lproj/locale.pak'));
    expect(languages.map((file) => file.split('/').at(-2)).sort()).toEqual(
      ['en', 'en', 'fr', 'fr'].map((name) => `${name}.lproj`),
    );
  });

  test('requests no permissions and no exceptions from transport security', () => {
    expect(plist).not.toContain('NSAppTransportSecurity');
    expect(plist).not.toMatch(/NS\w+UsageDescription/);
  });

  test('states the hash of its archive, so that Electron on macOS refuses another one', () => {
    const { headerString } = getRawHeader(join(contents, 'Resources', 'app.asar'));
    const hash = createHash('sha256').update(headerString).digest('hex');
    const algorithm = entry('algorithm', text('SHA256')) + entry('hash', text(hash));
    expect(plist).toContain(entry('Resources/app.asar', `<dict>${algorithm}</dict>`));
  });
});
