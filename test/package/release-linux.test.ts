import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { computed, copyOfUnpacked, type FpmOptions } from './support/builder.ts';

test('the .rpm of a release opens links and connection files', async () => {
  const entry = await computed('LINUX', 'rpm', copyOfUnpacked(), (options) =>
    readFileSync((options as FpmOptions)[1], 'utf8'),
  );
  expect(entry).toContain('\nExec=/opt/Stagedoor/stagedoor --open-url -- %u\n');
  expect(entry).toContain('\nMimeType=application/x-stagedoor-dcv;x-scheme-handler/stagedoor;\n');
});

test('the AppImage of a release keeps Chromium’s sandbox and opens links and connection files', async () => {
  const entry = await computed(
    'LINUX',
    'AppImage',
    copyOfUnpacked(),
    (options) => (options as { desktop: string }).desktop,
  );
  // The start script inserts "--" before the arguments that replace "%U".
  expect(entry).toContain('\nExec=AppRun %U\n');
  expect(entry).toContain('\nMimeType=application/x-stagedoor-dcv;x-scheme-handler/stagedoor;\n');
});
