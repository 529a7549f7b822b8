import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parseStreamUrl } from '../../../../src/main/core/viewer/parse-stream-url.ts';
import { Secret } from '../../../../src/main/core/secrets/secret.ts';
import {
  addressAt,
  addressOf,
  connectionUrl,
} from '../../../../src/main/providers/dcv/connection-url.ts';
import { Server } from '../../../../src/main/providers/dcv/wire.ts';
import { streamRules } from '../../core/support/fakes.ts';

const { hosts: _, ...rules } = streamRules;
const at = (server: object, gateway?: { host: string; port: number; quicPort?: number }) =>
  addressOf(v.parse(Server, server), gateway);
const read = (path: string, session: string, token: string, host = 'dcv.example') =>
  parseStreamUrl(
    connectionUrl({ host, port: 8443, path }, session, new Secret(token)).reveal(),
    rules,
  );

const http = { IpAddress: '10.0.0.7', Port: 9443, WebUrlPath: '/desk', Protocol: 'HTTP' };
const quic = { ...http, Port: 9444, Protocol: 'QUIC' };

describe('the address of a server', () => {
  it.each<[string, object, object | undefined]>([
    [
      'that of the endpoint without QUIC',
      { Ip: '10.0.0.7', Port: '1', PortTcp: '2', Endpoints: [quic, http] },
      { host: '10.0.0.7', port: 9443, quicPort: 9444, path: '/desk' },
    ],
    [
      'that of the endpoint at its own IP address before others',
      { Ip: '10.0.0.8', Endpoints: [http, { ...http, IpAddress: '10.0.0.8', Port: 7443 }] },
      { host: '10.0.0.8', port: 7443, path: '/desk' },
    ],
    [
      'that of an endpoint without a protocol, at the IP address of the server',
      { Ip: '10.0.0.8', Endpoints: [{ Port: 7443 }], WebUrlPath: '/own' },
      { host: '10.0.0.8', port: 7443, path: '/own' },
    ],
    [
      'the IP address of the server for an endpoint at 0.0.0.0',
      { Ip: '10.0.0.8', Endpoints: [{ ...http, IpAddress: '0.0.0.0' }] },
      { host: '10.0.0.8', port: 9443, path: '/desk' },
    ],
    [
      'with PortTcp before the deprecated Port',
      { Ip: '10.0.0.8', Port: '1443', PortTcp: '2443' },
      { host: '10.0.0.8', port: 2443, path: '/' },
    ],
    [
      'with Port as a string',
      { Ip: '10.0.0.8', Port: '1443' },
      { host: '10.0.0.8', port: 1443, path: '/' },
    ],
    [
      'with Port as a number',
      { Ip: '1.2.3.4', Port: 1443 },
      { host: '1.2.3.4', port: 1443, path: '/' },
    ],
    [
      'with the default port if Port is invalid',
      { Ip: '10.0.0.8', Port: 'x' },
      { host: '10.0.0.8', port: 8443, path: '/' },
    ],
    [
      'with the default port if only a QUIC endpoint is given',
      { Ip: '10.0.0.7', Endpoints: [quic] },
      { host: '10.0.0.7', port: 8443, quicPort: 9444, path: '/' },
    ],
    ['an IPv6 address', { Ip: '2001:DB8::7' }, { host: '2001:db8::7', port: 8443, path: '/' }],
    [
      'an IPv6 address in brackets',
      { Ip: '[2001:db8::7]' },
      { host: '2001:db8::7', port: 8443, path: '/' },
    ],
    [
      'the DNS name before the host name',
      { DefaultDnsName: 'Pier.example', Hostname: 'pier' },
      { host: 'pier.example', port: 8443, path: '/' },
    ],
    ['the host name', { Hostname: 'pier' }, { host: 'pier', port: 8443, path: '/' }],
    ['unknown without a host', { Id: 'pier', Port: '8443' }, undefined],
    ['unknown if it is not an address', { Ip: 'evil.example/x?y#z', Hostname: '*.x' }, undefined],
    ['unknown for an address with a zone', { Ip: 'fe80::1%eth0' }, undefined],
    ['unknown if all fields have another type', { Ip: 7, Endpoints: 'x', Port: {} }, undefined],
  ])('is %s', (_, server, address) => {
    expect(at(server)).toEqual(address);
  });

  it.each<[string, readonly object[], object]>([
    ['the port of its QUIC endpoint', [http, quic], { port: 9443, quicPort: 9444 }],
    [
      'the QUIC endpoint at the same address before others',
      [{ ...quic, IpAddress: '10.9.9.9', Port: 1 }, http, quic],
      { port: 9443, quicPort: 9444 },
    ],
    ['no QUIC port if it is the same', [http, { ...quic, Port: 9443 }], { port: 9443 }],
    ['no QUIC port if the server has none', [http], { port: 9443 }],
    [
      'a QUIC port that is a string',
      [http, { ...quic, Port: '9444' }],
      { port: 9443, quicPort: 9444 },
    ],
    ['no QUIC port that is invalid', [http, { ...quic, Port: 99_999 }], { port: 9443 }],
    ['QUIC in lower case', [http, { ...quic, Protocol: 'quic' }], { port: 9443, quicPort: 9444 }],
  ])('has %s', (_, Endpoints, ports) => {
    const address = { host: '10.0.0.7', path: '/desk', ...ports };
    expect(at({ Ip: '10.0.0.7', Endpoints })).toEqual(address);
  });

  it.each<[string, { host: string; port: number }, object]>([
    ['the server by its address', { host: '10.0.0.7', port: 9443 }, { quicPort: 9444 }],
    ['the server by its name', { host: 'pier.example', port: 9443 }, { quicPort: 9444 }],
    ['the server by its public address', { host: '203.0.113.7', port: 9443 }, { quicPort: 9444 }],
    ['a gateway', { host: 'gate.example', port: 9443 }, {}],
    ['a gateway on the server', { host: '10.0.0.7', port: 443 }, {}],
  ])(
    'that a service returns for %s has the QUIC port of the server only for the server itself',
    (_, named, quic_) => {
      const server = v.parse(Server, {
        Ip: '10.0.0.7',
        DefaultDnsName: 'Pier.example',
        Endpoints: [http, quic],
        Tags: [{ Key: 'public_ipv4', Value: '203.0.113.7' }],
      });
      expect(addressAt(named, server)).toEqual({ ...named, ...quic_, path: '/desk' });
      expect(addressAt(named, undefined)).toEqual({ ...named, path: '/' });
    },
  );

  it('is the host and port of a gateway, with the path of the server', () => {
    const gateway = { host: 'gate.example', port: 443 };
    const server = { Ip: '10.0.0.7', Endpoints: [quic, http] };
    expect(at(server, gateway)).toEqual({ ...gateway, path: '/desk' });
    const withQuic = { ...gateway, quicPort: 8443 };
    expect(at(server, withQuic)).toEqual({ ...withQuic, path: '/desk' });
    expect(at({ WebUrlPath: '/own' }, gateway)).toEqual({ ...gateway, path: '/own' });
    expect(addressOf(undefined, gateway)).toEqual({ ...gateway, path: '/' });
  });
});

const visible = (without: string) =>
  fc
    .string({
      unit: fc
        .integer({ min: 0x21, max: 0x7e })
        .map((code) => String.fromCharCode(code))
        .filter((char) => !without.includes(char)),
      minLength: 1,
    })
    .filter((text) => text !== '');

describe('the address of a stream', () => {
  it('passes every valid token to the viewer unchanged', () => {
    fc.assert(
      fc.property(visible('"\\'), (token) => {
        expect(read('/', 'one', token)).toMatchObject({ ok: true, stream: { authToken: token } });
      }),
    );
  });

  it('is refused with any other token', () => {
    const bad = fc.constantFrom('"', '\\', ' ', '\n', '\0', '\u007f', 'é', '\ud800', '😀');
    fc.assert(
      fc.property(visible(''), bad, visible(''), (start, char, end) => {
        expect(read('/', 'one', `${start}${char}${end}`)).toEqual({
          ok: false,
          reason: 'no-token',
        });
      }),
    );
  });

  it('keeps its parts separate, whatever they contain', () => {
    const odd = fc.oneof(fc.string({ unit: 'binary' }), visible(''));
    fc.assert(
      fc.property(odd, odd, odd, (path, session, token) => {
        const parsed = read(path, session, token);
        if (!parsed.ok) return;
        expect(parsed.stream).toMatchObject({ host: 'dcv.example', port: 8443 });
        expect(parsed.stream).toMatchObject({ sessionId: session, authToken: token });
        expect(parsed.stream.path).toBe(path === '/' ? '' : path.replace(/^(?=[^/])/, '/'));
      }),
    );
  });

  it.each([
    ['', ''],
    ['/', ''],
    ['desk', '/desk'],
    ['/desk', '/desk'],
    ['/desk/', '/desk/'],
    ['desk/top', '/desk/top'],
  ])('has the web path %j as %j', (path, parsed) => {
    expect(read(path, 'one', 'token')).toMatchObject({ ok: true, stream: { path: parsed } });
  });

  it.each(['/?authToken=x', '/#x', '/../x', '/a b', '//evil.example', '/%2e%2e/'])(
    'with the web path %j is refused',
    (path) => {
      expect(read(path, 'one', 'token')).toEqual({ ok: false, reason: 'odd-path' });
    },
  );

  it.each(['a b', 'a#b', 'a/b', '-x', ''])('of the session %j is refused', (session) => {
    expect(read('/', session, 'token').ok).toBe(false);
  });

  it('has IPv6 in brackets', () => {
    expect(read('/', 'one', 'token', '2001:db8::7')).toMatchObject({
      ok: true,
      stream: { host: '2001:db8::7', port: 8443 },
    });
  });
});
