import { describe, expect, it } from 'vitest';
import { detectEnvironment } from '../../../../src/main/core/connections/detected-environment.ts';
import { ok, err } from '../../../../src/shared/base/failure.ts';
import type { AwsProfile } from '../../../../src/shared/sign-in/credentials.ts';

const viewer = ok('/usr/bin/dcvviewer');

describe('the detected environment', () => {
  it.each([
    ['/usr/bin/dcvviewer', undefined, 'dcvviewer'],
    ['C:\\Program Files\\NICE\\dcvviewer.exe', undefined, 'dcvviewer.exe'],
    ['/usr/bin/dcvviewer', 'DCV Viewer 2024.0', 'DCV Viewer 2024.0'],
  ])('names the viewer %s, version %j, as %j', (path, version, name) => {
    expect(detectEnvironment(ok(path), version, ok([])).viewer).toEqual({ found: true, name });
  });

  it('reports why no viewer was found', () => {
    const failure = { code: 'viewer-missing', platform: 'linux' } as const;
    const found = detectEnvironment(err(failure), undefined, ok([]));
    expect(found.viewer).toEqual({ found: false, failure });
  });

  it('counts each profile that can sign in once', () => {
    const found = ok<readonly AwsProfile[]>([
      { name: 'pier', kind: 'keys' },
      { name: 'pier', kind: 'keys' },
      { name: 'comp', kind: 'mfa' },
      { name: 'half', kind: 'incomplete' },
    ]);
    const { profiles } = detectEnvironment(viewer, undefined, found);
    expect(profiles).toBe(2);
  });

  it('reports why the profiles cannot be counted', () => {
    const profilesFailure = { code: 'profiles-unreadable', why: 'file-encoding' } as const;
    const found = detectEnvironment(viewer, undefined, err(profilesFailure));
    expect(found).toMatchObject({ profiles: 0, profilesFailure });
  });

  it('contains no profile names', () => {
    const found = detectEnvironment(viewer, undefined, ok([{ name: 'pier', kind: 'keys' }]));
    expect(JSON.stringify(found)).not.toContain('pier');
  });
});
