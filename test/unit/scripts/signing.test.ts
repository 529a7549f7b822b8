import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../scripts/lib/base/paths.mjs';
import { whyNotSigned } from '../../../scripts/lib/packaging/signing.mjs';

const sign = { STAGEDOOR_MUST_SIGN: '1' };
const apple = {
  APPLE_ID: 'a@example.com',
  APPLE_APP_SPECIFIC_PASSWORD: 'password',
  APPLE_TEAM_ID: 'team',
};

describe('signing of packages', () => {
  it.each([
    ['a build by hand', 'linux', {}],
    ['a build of a branch', 'win32', { GITHUB_REF_TYPE: 'branch', GITHUB_REF: 'refs/heads/main' }],
    ['a tag on Linux', 'linux', { ...sign, GITHUB_REF_TYPE: 'tag' }],
    ['a certificate on Windows', 'win32', { ...sign, CSC_LINK: 'p12' }],
    ['a certificate for Windows only', 'win32', { ...sign, WIN_CSC_LINK: 'p12' }],
    ['a certificate and an Apple ID', 'darwin', { ...sign, CSC_LINK: 'p12', ...apple }],
  ] as const)('allows %s', (_name, platform, env) => {
    expect(whyNotSigned(platform, env)).toBeUndefined();
  });

  it.each([
    ['a tag', 'linux', { GITHUB_REF_TYPE: 'tag' }, 'set STAGEDOOR_MUST_SIGN=1'],
    ['a tag by its ref', 'linux', { GITHUB_REF: 'refs/tags/v1.0.0' }, 'STAGEDOOR_MUST_SIGN=1'],
    [
      'a tag with an empty value',
      'linux',
      { GITHUB_REF_TYPE: 'tag', STAGEDOOR_MUST_SIGN: '' },
      'set STAGEDOOR_MUST_SIGN=1',
    ],
    ['no certificate', 'win32', { ...sign, CSC_LINK: '' }, 'missing: CSC_LINK or WIN_CSC_LINK'],
    ['no secrets on macOS', 'darwin', sign, 'missing: CSC_LINK, APPLE_ID or APPLE_API_KEY'],
    [
      'an Apple ID without its password',
      'darwin',
      { ...sign, CSC_LINK: 'p12', APPLE_ID: 'a@example.com' },
      'missing: APPLE_APP_SPECIFIC_PASSWORD, APPLE_TEAM_ID',
    ],
  ] as const)('refuses %s', (_name, platform, env, reason) => {
    expect(whyNotSigned(platform, env)).toContain(reason);
  });

  it('is checked by npm run package before it does anything else', () => {
    const script = join(projectRoot, 'scripts', 'package.mjs');
    const env = { ...process.env, GITHUB_REF_TYPE: 'tag', STAGEDOOR_MUST_SIGN: '' };
    const { status, stdout, stderr } = spawnSync(process.execPath, [script], {
      env,
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^stagedoor: this is the build of a tag.*\n$/);
  });
});
