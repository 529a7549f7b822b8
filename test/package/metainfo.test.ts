import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { METAINFO } from '../../build/packages/metainfo.ts';
import { tempFolder } from '../support/machine/machine.ts';

const hasAppstream = spawnSync('appstreamcli', ['--version'], { stdio: 'ignore' }).status === 0;

const validate = (path: string) =>
  execFileSync('appstreamcli', ['validate', '--no-net', path], { encoding: 'utf8' });

test.skipIf(!hasAppstream)('AppStream accepts the metadata for software centers', () => {
  expect(validate(METAINFO)).toContain('Validation was successful');
  const broken = join(tempFolder(), basename(METAINFO));
  writeFileSync(broken, readFileSync(METAINFO, 'utf8').replace(/<summary>.*<\/summary>/, ''));
  expect(() => validate(broken)).toThrow();
});
