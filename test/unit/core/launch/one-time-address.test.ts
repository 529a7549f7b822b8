import * as v from 'valibot';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  oneTimeConnection,
  readOneTimeAddress,
} from '../../../../src/main/core/launch/one-time-address.ts';
import { connectionIdFor } from '../../../../src/main/core/connections/connection-id.ts';
import { ConnectionId } from '../../../../src/shared/base/ids.ts';
import { ONE_TIME } from '../../../../src/shared/launch/one-time.ts';

const address = 'https://198.51.100.7:8443?authToken=hush-hush%3D#one-session';

describe('a one-time address', () => {
  it.each([
    [address, '198.51.100.7', 8443],
    [`one-time URL, within 30 seconds:\n${address}\n`, '198.51.100.7', 8443],
    [`"${address}"`, '198.51.100.7', 8443],
    [`${address} ${address}`, '198.51.100.7', 8443],
    [`\`${address}\``, '198.51.100.7', 8443],
    [`(${address}).`, '198.51.100.7', 8443],
    [`“${address}”,`, '198.51.100.7', 8443],
    [`${address}\u200b`, '198.51.100.7', 8443],
    [`{"url": "${address}"}`, '198.51.100.7', 8443],
    [`See https://docs.example/dcv#urls. ${address}`, '198.51.100.7', 8443],
    ['HTTPS://Head.pier.example/?authToken=x#s', 'head.pier.example', 443],
    ['https://127.0.0.1:18443/?authToken=x#s', '127.0.0.1', 18443],
    ['https://[2001:DB8::7]:8443?authToken=x#s', '2001:db8::7', 8443],
  ])('is recognized in %j', (text, host, port) => {
    const found = readOneTimeAddress(text);
    expect(found).toMatchObject({ ok: true, value: { host, port } });
    expect(JSON.stringify(found)).not.toContain('hush');
    if (found?.ok === true) expect(oneTimeConnection(found.value)).toMatchObject({ host, port });
  });

  it.each([
    '',
    'words',
    'dcv://h:8443?authToken=x#s',
    'http://h:8443?authToken=x#s',
    `${address} ${address.replace('hush', 'hash')}`,
    'https://h https://i',
  ])('is not recognized in %j', (text) => {
    expect(readOneTimeAddress(text)).toBeUndefined();
  });

  it.each([
    ['https://h:8443#s', 'no-token'],
    ['https://h:8443?authToken=x', 'not-a-stream'],
    ['https://h:8443?authToken=x&authtoken=y#s', 'no-token'],
    ['https://me@h:8443?authToken=x#s', 'names-user'],
    ['https://h:8443/../x?authToken=x#s', 'odd-path'],
  ])('that breaks the rules for stream addresses is refused: %j', (text, reason) => {
    expect(readOneTimeAddress(text)).toEqual({
      ok: false,
      failure: { code: 'stream-url-refused', reason },
    });
  });

  it('is parsed from any text without throwing, and its token is never repeated', () => {
    fc.assert(
      fc.property(fc.string(), fc.stringMatching(/^[A-Za-z0-9]{12,40}$/), (text, token) => {
        for (const one of [text, `https://${text}?authToken=${token}#s`, `${address}${text}`])
          expect(JSON.stringify(readOneTimeAddress(one) ?? null)).not.toContain(token);
      }),
    );
  });

  it('has a connection id that no saved connection can get', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(connectionIdFor(name, new Set())).not.toBe(ONE_TIME);
      }),
    );
    expect(connectionIdFor('one-time--address', new Set())).not.toBe(ONE_TIME);
    expect(v.is(ConnectionId, ONE_TIME)).toBe(true);
  });
});
