import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logLine } from '../../../../src/main/adapters/support/log-file.ts';
import { createHttp } from '../../../../src/main/adapters/network/http.ts';
import { HttpError } from '../../../../src/main/core/network/http.ts';
import { transientError } from '../../../../src/main/core/provider/service-response.ts';
import { Secret } from '../../../../src/main/core/secrets/secret.ts';
import { peopleLines, secretLines } from '../../../fixtures/hostile-log-lines.ts';

describe('a log line', () => {
  it('contains the event and its facts', () => {
    const line = logLine('a launch failed', {
      code: 'quota',
      count: 3,
      ok: false,
      none: undefined,
    });
    expect(line).toBe('a launch failed code=quota count=3 ok=false');
  });

  it.each([
    ['a forged second line', { name: 'x\n[2026-01-01] [info] all is well' }],
    ['a terminal escape', { name: '\u001b[2J\u001b]0;title\u0007' }],
    ['text from right to left', { name: '\u202egnp.exe' }],
    ['a separator of lines', { name: 'a\u2028b\u0085c' }],
  ])('stays one plain line with %s', (_, facts) => {
    expect(logLine('seen', facts)).toMatch(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u);
  });

  it('is limited in length, whatever its facts', () => {
    const facts = Object.fromEntries(
      Array.from({ length: 50 }, (_, nth) => [`f${nth}`, 'x'.repeat(10_000)]),
    );
    expect(logLine('seen', facts).length).toBeLessThanOrEqual(1_000);
  });

  it('does not show a Secret that was passed by mistake', () => {
    // The types do not allow a Secret as a fact; this covers a cast.
    const facts = { url: new Secret('hush-hush') as unknown as string };
    expect(logLine('seen', facts)).toBe('seen url=[secret]');
  });

  it.each([...secretLines, ...peopleLines])('does not contain %s', (_, line) => {
    expect(logLine('seen', { line })).not.toMatch(/NEVERSHOWN|nevershown|998877|9988-77/);
  });

  it('does not contain a secret key without a name', () => {
    const key = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
    expect(logLine('seen', { text: `tried ${key}` })).toBe('seen text=tried [redacted]');
  });

  it('never contains a token that was passed by mistake, nor a line break', () => {
    const token = 'q7Jx2mVb9TsLw4Ke';
    const around = fc.string({ unit: 'binary', maxLength: 40 });
    fc.assert(
      fc.property(around, around, (before, after) => {
        const url = `https://host.example/?authToken=${token}#console`;
        const line = logLine(`${before} ${url} ${after}`, { [before]: url, x: after });
        expect(line).not.toContain(token);
        expect(line).not.toContain('\n');
      }),
    );
  });

  it('contains nothing of the raw response in an SDK error', () => {
    const body = '{"stream":{"url":"https://host.example/?authToken=q7Jx2mVb9TsLw4Ke#c"}}';
    const error = Object.assign(new Error(`Unexpected token in ${body}`), {
      $response: { statusCode: 200, body },
      $metadata: { httpStatusCode: 200 },
    });
    const line = logLine('something broke', { name: error.name, text: error.message });
    expect(line).not.toContain('q7Jx2mVb9TsLw4Ke');
    expect(logLine(JSON.stringify(error))).not.toContain('q7Jx2mVb9TsLw4Ke');
  });
});

describe('an HTTP error', () => {
  it('contains its code, and nothing of the address, the headers or the body', async () => {
    const http = createHttp(async () => {
      throw new Error('proxy settings with https://ada:hush@proxy.example');
    });
    const request = {
      method: 'POST',
      url: new URL('https://service.invalid/?X-Amz-Signature=hush'),
      headers: { authorization: 'hush' },
      body: 'hush',
      trust: {},
    };
    const error: unknown = await http(request, new AbortController().signal).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ response: transientError('dropped'), message: 'dropped' });
    expect(JSON.stringify(error) + String((error as HttpError).stack)).not.toContain('hush');
  });
});
