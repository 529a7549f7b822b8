import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import config from '../../build/electron-builder.ts';
import { filesFor } from '../../build/packages/contents.ts';
import { ensurePackagingTools } from '../../scripts/lib/packaging/tools.mjs';

interface Ajv {
  readonly compile: (schema: object) => {
    (data: unknown): boolean;
    readonly errors?: readonly { readonly instancePath: string }[] | null;
  };
}
const tools = await ensurePackagingTools();
const { default: Validator } = tools.load('ajv') as { default: new (options: object) => Ajv };
const schema = JSON.parse(
  readFileSync(tools.file('app-builder-lib/scheme.json'), 'utf8'),
) as object;
// electron-builder itself turns what does not fit into what does, where it can: here nothing is turned.
const validate = new Validator({ allErrors: true, strict: false }).compile(schema);

/** Where the configuration does not fit electron-builder's own schema, for the packages that are made on a system. */
function misfits(platform: NodeJS.Platform, more: object = {}): readonly string[] {
  const { afterPack: _, msiProjectCreated: __, ...data } = config;
  validate({ ...data, files: filesFor(platform), ...more });
  return validate.errors?.map(({ instancePath }) => instancePath) ?? [];
}

describe('the configuration of every package', () => {
  test.each(['win32', 'darwin', 'linux'] as const)(
    'fits electron-builder’s schema (%s)',
    (system) => {
      expect(misfits(system)).toEqual([]);
    },
  );

  test('would be told where it does not fit', () => {
    expect(misfits('linux', { nsis: { ...config.nsis, perMachin: true } })).toContain('/nsis');
    expect(misfits('linux', { mac: { ...config.mac, hardenedRuntime: 1 } })).not.toEqual([]);
    expect(misfits('linux', { appImage: { executableArgs: '' } })).not.toEqual([]);
  });

  test('names every kind of package, and only files that are there', () => {
    const targets = [config.win, config.mac, config.linux].flatMap(({ target }) => target);
    expect(targets.map(({ target }) => target).sort()).toEqual(
      ['AppImage', 'deb', 'dmg', 'msi', 'nsis', 'rpm', 'tar.gz', 'zip'].sort(),
    );
    const { win, nsis, mac, linux, deb, rpm } = config;
    const files = [win.icon, mac.icon, linux.icon, nsis.include, mac.entitlements];
    const scripts = [deb, rpm].flatMap(({ afterInstall, afterRemove }) => [
      afterInstall,
      afterRemove,
    ]);
    const placed = [deb, rpm].flatMap(({ fpm }) => fpm.map((pair) => pair.replace(/=.*/, '')));
    for (const file of [...files, ...scripts, ...placed])
      expect(existsSync(path.resolve(file)), file).toBe(true);
  });
});
