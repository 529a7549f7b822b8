import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitsHandover, handoverText } from '../../../../src/main/core/viewer/handover-text.ts';
import {
  parseStreamUrl,
  type StreamRules,
  type StreamUrl,
} from '../../../../src/main/core/viewer/parse-stream-url.ts';
import {
  allowed,
  goodUrls,
  internalHosts,
  refusedUrls,
  otherHosts,
} from '../../../fixtures/hostile-stream-urls.ts';
import { StreamUrlProblem } from '../../../../src/shared/viewer/stream-url-problem.ts';
import { streamRules } from '../support/fakes.ts';

const read = (text: string, rules: Partial<StreamRules> = {}) =>
  parseStreamUrl(text, { ...streamRules, ...rules });
const reasonOf = (text: string, rules: Partial<StreamRules> = {}) => {
  const parsed = read(text, rules);
  return parsed.ok ? undefined : parsed.reason;
};

describe('a stream’s URL', () => {
  it('is parsed into host, port, path, session id and token', () => {
    const url = 'https://DCV-3.north-pier.example:8443/desk/top?authToken=a%2Fb%3D%3D#console';
    expect(read(url)).toEqual({
      ok: true,
      stream: {
        host: 'dcv-3.north-pier.example',
        port: 8443,
        tls: true,
        path: '/desk/top',
        sessionId: 'console',
        authToken: 'a/b==',
      },
    });
  });

  it.each([
    ['https://h.example/?authToken=t#s', { port: 443, path: '' }],
    ['https://h.example?authToken=t#s', { port: 443, path: '' }],
    ['https://h.example:/?authToken=t#s', { port: 443 }],
    ['https://h.example:443/?authToken=t#s', { port: 443 }],
    ['https://h.example:65535/?authToken=t#s', { port: 65_535 }],
    ['https://10.1.2.3:8443/?authToken=t#s', { host: '10.1.2.3' }],
    ['https://[2001:db8::7]:8443/?authToken=t#s', { host: '2001:db8::7', port: 8443 }],
    ['https://h.example/a/?authToken=t#s', { path: '/a/' }],
    ['https://h.example/?authToken=a%2Bb+c#s', { authToken: 'a+b+c' }],
    ['https://h.example/?authToken=a%2541#s', { authToken: 'a%41' }],
    ['https://h.example/?authToken=t=1&x=2#s', { authToken: 't=1' }],
    ['https://h.example/?authToken=t#user%40pier', { sessionId: 'user@pier' }],
  ])('is parsed if it is %s', (url, expected) => {
    expect(read(url)).toMatchObject({ ok: true, stream: expected });
  });

  it.each(goodUrls)('is accepted with %s', (_, url) => {
    expect(read(url, { hosts: allowed }).ok).toBe(true);
  });

  it.each(refusedUrls)('is refused with %s', (_, url) => {
    expect(read(url).ok).toBe(false);
    expect(read(url, { hosts: allowed }).ok).toBe(false);
    expect(read(url, { practice: true }).ok).toBe(false);
  });

  it.each(otherHosts)('of %s is refused only if allowed hosts are named', (host) => {
    const url = `https://${host}/?authToken=t#s`;
    expect(read(url, { hosts: allowed })).toEqual({
      ok: false,
      reason: 'host-not-allowed',
      host: new URL(url).hostname.replace(/^\[|\]$/g, ''),
    });
    expect(read(url).ok).toBe(true);
  });

  it('is always refused if the list of allowed hosts is empty', () => {
    expect(read('https://h.example/?authToken=t#s', { hosts: [] }).ok).toBe(false);
  });

  it.each(internalHosts)(
    'of %s is refused as internal, unless it is allowed explicitly',
    (written, host) => {
      const url = `https://${written}:8443/?authToken=t#s`;
      expect(read(url)).toEqual({ ok: false, reason: 'inward-host', host });
      expect(reasonOf(url, { hosts: allowed })).toBe('host-not-allowed');
      expect(read(url, { hosts: [host] })).toMatchObject({ ok: true, stream: { host } });
    },
  );

  it('can be plain http only for the practice studio, and only on this machine', () => {
    const here = 'http://127.0.0.1:4100/?authToken=t#s';
    const practice = { practice: true, hosts: ['127.0.0.1', 'h.example'] };
    expect(read(here, practice)).toMatchObject({ stream: { tls: false, port: 4100 } });
    expect(read('http://127.0.0.1/?authToken=t#s', practice)).toMatchObject({
      stream: { port: 80 },
    });
    expect(reasonOf(here, { hosts: ['127.0.0.1'] })).toBe('not-encrypted');
    expect(reasonOf('http://h.example/?authToken=t#s', practice)).toBe('not-encrypted');
  });

  it('can have up to 8 KiB', () => {
    const url = (length: number) => {
      const [start, end] = ['https://h.example/?authToken=', '#s'];
      return start + 'A'.repeat(length - start.length - end.length) + end;
    };
    expect(read(url(8_192)).ok).toBe(true);
    expect(reasonOf(url(8_193))).toBe('too-long');
  });
});

/** A text that looks like a stream's URL, well formed or slightly wrong. */
const near = fc
  .tuple(
    fc.constantFrom('https', 'https', 'https', 'http', 'dcv'),
    fc.oneof(
      fc.domain(),
      fc.ipV4(),
      fc.ipV6().map((address) => `[${address}]`),
      fc.string({ maxLength: 12 }),
    ),
    fc.constantFrom('', ':8443', ':0', ':70000'),
    fc.oneof(fc.constantFrom('', '/', '/a/b/', '/../'), fc.webPath()),
    fc.oneof(fc.stringMatching(/^[A-Za-z0-9+/=_-]{1,30}$/), fc.string()),
    fc.oneof(fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9@.:-]{0,20}$/), fc.string()),
  )
  .map(
    ([scheme, host, port, path, token, session]) =>
      `${scheme}://${host}${port}${path}?authToken=${token}#${session}`,
  );
const someRules = fc.record({
  practice: fc.boolean(),
  hosts: fc.constantFrom(undefined, undefined, ['127.0.0.1'], ['*.com']),
});

/** A stream's URL that every connection without `hosts` accepts. */
const wellFormed = fc
  .tuple(
    fc.domain(),
    fc.constantFrom('', ':443', ':8443', ':65535'),
    fc.stringMatching(/^(\/[A-Za-z0-9_~-]{1,8}){0,3}\/?$/),
    fc.stringMatching(/^[A-Za-z0-9+/=_-]{1,30}$/),
    fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9@.:_-]{0,20}$/),
  )
  .map(
    ([host, port, path, token, session]) =>
      `https://${host}${port}${path}?authToken=${token}#${session}`,
  );

/** Fails unless the handover file can hold every part of the stream. */
function expectFits({ host, port, path, sessionId, authToken = '' }: StreamUrl): void {
  expect(fitsHandover('host', host)).toBe(true);
  expect(fitsHandover('port', String(port))).toBe(true);
  expect(path === '' || fitsHandover('weburlpath', path)).toBe(true);
  expect(fitsHandover('sessionid', sessionId)).toBe(true);
  expect(fitsHandover('authtoken', authToken)).toBe(true);
  const { fullscreen, allMonitors, yuv444, certificates, transport } = streamRules;
  const viewing = { fullscreen, allMonitors, yuv444, certificates, transport };
  const target = { host, port, webUrlPath: path, sessionId };
  expect(handoverText({ ...viewing, ...target, authToken }).ok).toBe(true);
}

describe('any text', () => {
  it('is accepted if it is well formed, and then fits every field of the handover file', () => {
    fc.assert(
      fc.property(wellFormed, (text) => {
        const parsed = read(text);
        if (!parsed.ok) expect.fail(parsed.reason);
        expectFits(parsed.stream);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is parsed without throwing, and what is accepted fits every field of the handover file', () => {
    fc.assert(
      fc.property(
        fc.oneof(near, fc.string({ unit: 'binary' }), fc.webUrl()),
        someRules,
        (text, { practice, hosts }) => {
          const parsed = read(text, { practice, ...(hosts !== undefined && { hosts }) });
          if (parsed.ok) expectFits(parsed.stream);
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('is never repeated in the reason for its refusal', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9]{10,20}$/), (secret) => {
        for (const url of [
          `http://h.example/?authToken=${secret}#s`,
          `https://h.example/?authToken=${secret}%0A#s`,
          `https://h.example/?authToken=${secret}`,
          `https://${secret}@h.example/?authToken=t#s`,
          `https://h.example/?authToken=${secret}&authToken=x#s`,
        ]) {
          const reason = reasonOf(url);
          expect(StreamUrlProblem.options).toContain(reason);
          expect(reason).not.toContain(secret);
        }
      }),
    );
  });
});
