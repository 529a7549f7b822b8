import { describe, expect, it } from 'vitest';
import { inputsHash } from '../../../scripts/lib/dev/build.mjs';

describe('a build is repeated', () => {
  it.each(['STAGEDOOR_UPDATE_FEED', 'STAGEDOOR_UPDATE_KEYS', 'STAGEDOOR_SOURCEMAP'])(
    'if %s has changed, which is built in',
    (name) => {
      expect(inputsHash({ [name]: '1' })).not.toBe(inputsHash({}));
    },
  );

  it('but not if another variable has changed', () => {
    expect(inputsHash({ LANG: 'ja_JP.UTF-8' })).toBe(inputsHash({}));
  });
});
