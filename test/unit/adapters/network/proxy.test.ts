import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proxyUrlFrom } from '../../../../src/main/adapters/network/proxy.ts';

describe("the system's answer about a proxy", () => {
  it.each([
    ['DIRECT', undefined],
    ['', undefined],
    ['PROXY proxy.example:3128', 'http://proxy.example:3128'],
    ['proxy Proxy.Example:3128', 'http://proxy.example:3128'],
    ['HTTPS proxy.example:8443; DIRECT', 'https://proxy.example:8443'],
    ['  PROXY   10.0.0.1:8080 ;PROXY 10.0.0.2:8080', 'http://10.0.0.1:8080'],
    ['DIRECT; PROXY proxy.example:3128', undefined],
    ['PROXY [2001:db8::1]:3128', 'http://[2001:db8::1]:3128'],
    // Chromium writes SOCKS for version 4, and lets a proxy of version 5 look up names.
    ['SOCKS socks.example:1080', 'socks4://socks.example:1080'],
    ['SOCKS4 socks.example:1080', 'socks4://socks.example:1080'],
    ['SOCKS5 socks.example:1080', 'socks5h://socks.example:1080'],
    ['QUIC proxy.example:443', undefined],
    ['PROXY', undefined],
    ['PROXY proxy.example', undefined],
    ['PROXY proxy.example:99999', undefined],
    ['PROXY user:pass@proxy.example:3128', undefined],
    ['PROXY proxy.example:3128/path', undefined],
    ['constructor proxy.example:3128', undefined],
    ['<html>sign in</html>', undefined],
  ])('%s means %s', (answer, url) => {
    expect(proxyUrlFrom(answer)?.href.replace(/\/$/, '')).toBe(url);
  });

  it('is parsed without throwing, whatever it is', () => {
    const words = fc.constantFrom('PROXY ', 'SOCKS5 ', 'https ', '__proto__ ', '');
    fc.assert(
      fc.property(words, fc.string({ unit: 'binary' }), (word, rest) => {
        const url = proxyUrlFrom(word + rest);
        expect(url?.username ?? '').toBe('');
        expect(['http:', 'https:', 'socks4:', 'socks5h:', undefined]).toContain(url?.protocol);
      }),
    );
  });
});
