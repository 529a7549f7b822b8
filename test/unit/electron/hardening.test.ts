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
  // Only these methods are called.
  void hardenSession(session as unknown as Session, development);
  const ask = (name: string, ...args: unknown[]) => handlers.get(name)?.(...args);
  /** The decision of a handler that reports it through a callback. */
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
  ])('denies the permission %s, on request and on check', (permission) => {
    const { ask, decision } = hardenedSession(false);
    expect(decision('request', {}, permission)).toBe(false);
    expect(ask('check', {}, permission)).toBe(false);
    expect(ask('device', { deviceType: permission })).toBe(false);
  });

  it('has a proxy that reaches no server, not even on this machine', () => {
    expect(hardenedSession(false).ask('proxy')).toEqual({
      mode: 'fixed_servers',
      proxyRules: 'socks5://127.0.0.1:9',
      proxyBypassRules: '<-loopback>',
    });
  });

  it('denies pairing, screen sharing and downloads', () => {
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

  it('allows the files of Stagedoor, and DevTools during development only', () => {
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
  // Only these methods are called.
  hardenContents(contents as unknown as WebContents);
  return { events, loaded, open: () => opener?.() };
}

describe('a page', () => {
  it.each(['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview'])(
    'has the event %s prevented',
    (name) => {
      let prevented = false;
      hardenedContents().events.emit(name, { preventDefault: () => (prevented = true) });
      expect(prevented).toBe(true);
    },
  );

  it('cannot open a window', () => {
    expect(hardenedContents().open()).toEqual({ action: 'deny' });
  });

  it('that navigated away is returned to its start page', () => {
    const { events, loaded } = hardenedContents();
    events.emit('did-navigate', {}, 'app://bundle/index.html');
    events.emit('did-navigate', {}, 'app://bundle/index.html');
    expect(loaded).toEqual([]);
    events.emit('did-navigate', {}, 'about:blank');
    expect(loaded).toEqual(['app://bundle/index.html']);
  });

  it('that never was a page of Stagedoor, such as DevTools, is not changed', () => {
    const { events, loaded } = hardenedContents();
    events.emit('did-navigate', {}, 'devtools://devtools/bundled/inspector.html');
    expect(loaded).toEqual([]);
  });
});
