import { describe, expect, it } from 'vitest';
import { updateBuild } from '../../../build/update-build.ts';

const key = { id: '0123456789abcdef', key: `${'A'.repeat(43)}=` };
const keys = JSON.stringify([key]);

describe('the update settings of a build', () => {
  it('are empty by default', () => {
    expect(updateBuild({})).toEqual({ feed: '', keys: [] });
    // A hosted workflow sets variables without a value to an empty text.
    expect(updateBuild({ STAGEDOOR_UPDATE_FEED: '', STAGEDOOR_UPDATE_KEYS: '' })).toEqual({
      feed: '',
      keys: [],
    });
  });

  it('are a feed and keys, or keys alone if the policy names the feed', () => {
    const feed = 'https://updates.example:8443/stagedoor/';
    expect(updateBuild({ STAGEDOOR_UPDATE_FEED: feed, STAGEDOOR_UPDATE_KEYS: keys })).toEqual({
      feed,
      keys: [key],
    });
    expect(updateBuild({ STAGEDOOR_UPDATE_KEYS: keys }).keys).toEqual([key]);
  });

  it.each([
    ['a feed without keys', 'https://updates.example/', ''],
    ['a feed without TLS', 'http://updates.example/', keys],
    ['a feed with a user', 'https://a:b@updates.example/', keys],
    ['a feed with a query', 'https://updates.example/?a', keys],
    ['keys that are not a list', '', '{"id":"x"}'],
    ['a key that is too short', '', JSON.stringify([{ ...key, key: 'AAAA' }])],
    ['a private key', '', JSON.stringify([{ ...key, key: '-----BEGIN PRIVATE KEY-----' }])],
    ['keys that are not JSON', '', 'hush'],
  ])('with %s stop the build', (_, feed, given) => {
    expect(() =>
      updateBuild({ STAGEDOOR_UPDATE_FEED: feed, STAGEDOOR_UPDATE_KEYS: given }),
    ).toThrow();
  });
});
