import { EventEmitter } from 'node:events';
import type { Session, WebContents } from 'electron';
import { describe, expect, it } from 'vitest';
import { hardenContents, hardenSession } from '../../../src/main/electron/hardening.ts';

function hardenedSession(development: boolean) {
  const handlers = new Map<string, (...args: unknown[]) => unknown>();
  const keep = (name: string) => (handler: (...args: unknown[]) => unknown) => {
    handlers.set(name, handler);
  };
  const session = {
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    setBluetoothPairingHandler: keep('bluetooth'),
    setDisplayMediaRequestHandler: keep('screen'),
    setProxy: async (proxy: unknown) => void handlers.set('proxy', () => proxy),
    webRequest: { onBeforeRequest: keep('before') },
    on: (name: string, handler: (...args: unknown[]) => unknown) => handlers.set(name, handler),
  };
  // Only these are called.
  void hardenSession(session as unknown as Session, development);
  const ask = (name: string, ...args: unknown[]) => handlers.get(name)?.(...args);
  /** What a handler decides that is given a function to decide with. */
  const decision = (name: string, ...args: unknown[]): unknown => {
    let decided: unknown;
    ask(name, ...args, (answer: unknown) => (decided = answer));
    return decided;
  };
  return { ask, decision };
}

describe('a session', () => {
  it.each([
    'media',
    'geolocation',
    'notifications',
    'midi',
    'midiSysex',
    'pointerLock',
    'fullscreen',
    'openExternal',
    'clipboard-read',
    'usb',
    'serial',
    'hid',
    'fileSystem',
    'idle-detection',
  ])('denies %s, asked for or looked up', (permission) => {
    const { ask, decision } = hardenedSession(false);
    expect(decision('request', {}, permission)).toBe(false);
    expect(ask('check', {}, permission)).toBe(false);
    expect(ask('device', { deviceType: permission })).toBe(false);
  });

  it('leads to no server, on this machine either', () => {
    expect(hardenedSession(false).ask('proxy')).toEqual({
      mode: 'fixed_servers',
      proxyRules: 'socks5://127.0.0.1:9',
      proxyBypassRules: '<-loopback>',
    });
  });

  it('pairs with nothing, shares no screen and takes no download', () => {
    const { ask, decision } = hardenedSession(false);
    expect(decision('bluetooth', {})).toEqual({ confirmed: false });
    expect(decision('screen', {})).toEqual({});
    let prevented = false;
    ask('will-download', { preventDefault: () => (prevented = true) });
    expect(prevented).toBe(true);
  });

  it.each([
    'https://pier.example/beacon',
    'http://127.0.0.1:9222/json',
    'ws://127.0.0.1:1/',
    'wss://pier.example/',
    'file:///etc/passwd',
    'app://bundle.pier.example/',
    'app://elsewhere/',
    'data:text/html,x',
    'devtools://devtools/bundled/inspector.html',
  ])('cancels a request for %s', (url) => {
    expect(hardenedSession(false).decision('before', { url })).toEqual({ cancel: true });
  });

  it('lets our own files through, and the tools for developers in development alone', () => {
    const tools = 'devtools://devtools/bundled/inspector.html';
    for (const [development, url] of [
      [false, 'app://bundle/index.html'],
      [true, 'app://bundle/index.html'],
      [true, tools],
    ] as const)
      expect(hardenedSession(development).decision('before', { url })).toEqual({ cancel: false });
    expect(hardenedSession(true).decision('before', { url: 'https://pier.example/' })).toEqual({
      cancel: true,
    });
  });
});

function hardenedContents() {
  const events = new EventEmitter();
  const loaded: string[] = [];
  let opener: (() => unknown) | undefined;
  const contents = Object.assign(events, {
    setWebRTCIPHandlingPolicy: () => undefined,
    setWindowOpenHandler: (handler: () => unknown) => {
      opener = handler;
    },
    loadURL: (url: string) => {
      loaded.push(url);
      return Promise.resolve();
    },
  });
  // Only these are called.
  hardenContents(contents as unknown as WebContents);
  return { events, loaded, open: () => opener?.() };
}

describe('a page', () => {
  it.each(['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview'])(
    'is kept from %s',
    (name) => {
      let prevented = false;
      hardenedContents().events.emit(name, { preventDefault: () => (prevented = true) });
      expect(prevented).toBe(true);
    },
  );

  it('opens no window', () => {
    expect(hardenedContents().open()).toEqual({ action: 'deny' });
  });

  it('that got away is brought back to where it began, and only then', () => {
    const { events, loaded } = hardenedContents();
    events.emit('did-navigate', {}, 'app://bundle/index.html');
    events.emit('did-navigate', {}, 'app://bundle/index.html');
    expect(loaded).toEqual([]);
    events.emit('did-navigate', {}, 'about:blank');
    expect(loaded).toEqual(['app://bundle/index.html']);
  });

  it('that was never ours, such as the tools for developers, is left alone', () => {
    const { events, loaded } = hardenedContents();
    events.emit('did-navigate', {}, 'devtools://devtools/bundled/inspector.html');
    expect(loaded).toEqual([]);
  });
});
