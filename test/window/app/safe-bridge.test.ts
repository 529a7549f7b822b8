import { expect, test, vi } from 'vitest';
import { createSafeBridge } from '../../../src/renderer/bridge/safe-bridge.svelte.ts';
import { fileText } from '../../../src/renderer/connections/form/file-text.ts';
import { createFakeBridge } from '../../support/window/fake-bridge.ts';

test('the state of a form is sent to the main process as plain data, and events reach their listeners', async () => {
  const { bridge, push, inputsOf } = createFakeBridge();
  // Svelte keeps the state of a form in proxies, which cannot be sent.
  const values = new Proxy({ display: new Proxy({ fullscreen: true }, {}) }, {});
  await expect(
    Promise.resolve().then(() => bridge.connections.check({ form: 'connection', values })),
  ).rejects.toThrow();
  const plain = createSafeBridge(bridge);
  await plain.connections.check({ form: 'connection', values });
  expect(inputsOf('connections.check')).toEqual([
    { form: 'connection', values: { display: { fullscreen: true } } },
  ]);
  const received: unknown[] = [];
  plain.launches.changed((list) => received.push(list));
  push.launches();
  expect(received).toEqual([[]]);
});

test('a call that is rejected is reported as a bug, and its cause is logged', async () => {
  const written = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const { bridge } = createFakeBridge();
  const app = {
    ...bridge.app,
    about: () => Promise.reject(new TypeError('could not be cloned')),
    // Thrown at once, as by a bridge that lacks the call.
    networkBack: (): never => {
      throw new TypeError('no such call');
    },
  };
  const safe = createSafeBridge({ ...bridge, app });
  const reply = await safe.app.about(undefined);
  expect(reply).toEqual({ ok: false, failure: { code: 'bug' } });
  expect(await safe.app.networkBack(undefined)).toEqual(reply);
  const log = written.mock.calls.flat().join(' ');
  expect(log).toContain('TypeError: could not be cloned');
  expect(log).toContain('TypeError: no such call');
  written.mockRestore();
});

test.each([
  ['UTF-8', Uint8Array.from([0x68, 0xc3, 0xb6])],
  ['UTF-8 with a byte order mark', Uint8Array.from([0xef, 0xbb, 0xbf, 0x68, 0xc3, 0xb6])],
  ['UTF-16, little-endian', Uint8Array.from([0xff, 0xfe, 0x68, 0, 0xf6, 0])],
  ['UTF-16, big-endian', Uint8Array.from([0xfe, 0xff, 0, 0x68, 0, 0xf6])],
])('a file is read as %s', async (_, bytes) => {
  const file = { arrayBuffer: async () => bytes.buffer } as Blob;
  expect(await fileText(file)).toEqual({ text: 'hö' });
});

test.each([
  ['Latin-1', 'encoding', Uint8Array.from([0x68, 0xf6])],
  ['UTF-16 without a byte order mark', 'encoding', Uint8Array.from([0x68, 0, 0xf6, 0])],
  ['UTF-16 that is cut', 'utf-16', Uint8Array.from([0xff, 0xfe, 0x68, 0, 0xf6])],
  ['UTF-8 with a NUL', 'nul', new TextEncoder().encode('{"name":"A\0B","kind":"practice"}')],
])('a file in %s is refused with the reason %s', async (_, why, bytes) => {
  const file = { arrayBuffer: async () => bytes.buffer } as Blob;
  expect(await fileText(file)).toEqual({ why });
});
