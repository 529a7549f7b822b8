import { readFileSync } from 'node:fs';
import * as http from 'node:http';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { projectRoot } from '../../../scripts/lib/base/paths.mjs';
import { openForAll } from '../../support/machine/lifetime.ts';
import { newHome, openApp } from '../../support/window/app.ts';
import { inPage, readyPage } from '../../support/window/in-page.ts';
import { eventually } from '../../support/machine/machine.ts';
import { listen } from '../../support/network/servers.ts';

describe('in one window, whose page is loaded again for each test', () => {
  const opened = openForAll(() => openApp(newHome()));
  beforeEach(async () => {
    const { page } = opened();
    await readyPage(page);
    await page.reload();
    await readyPage(page);
  });

  // The main process answers each request, while it loads the rest of the program. The dialogs are loaded after that.
  test('until the window is drawn, the page is loaded as one script and one style sheet', () => {
    const page = readFileSync(join(projectRoot, 'out', 'renderer', 'index.html'), 'utf8');
    const files = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file]) => file);
    expect(files).toEqual([
      expect.stringMatching(/^\.\/assets\/first-[^/]*\.js$/),
      expect.stringMatching(/^\.\/assets\/first-[^/]*\.css$/),
    ]);
  });

  test('the page runs only code and styles from its own files', async () => {
    const { page } = opened();
    const answer = await page.reload();
    await readyPage(page);
    const policy = answer?.headers()['content-security-policy'] ?? '';
    expect(policy.split('; ')).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'none'",
        "require-trusted-types-for 'script'",
      ]),
    );
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(answer?.headers()['x-content-type-options']).toBe('nosniff');

    const tried: readonly (readonly [about: string, code: string, outcome: unknown])[] = [
      ['eval', "return eval('1 + 1')", 'EvalError'],
      ['a function from text', "return new Function('return 2')()", 'EvalError'],
      ['markup from text', "document.createElement('p').innerHTML = '<b>x</b>'", 'TypeError'],
      ['inserted markup', "document.body.insertAdjacentHTML('beforeend', '<b>x</b>')", 'TypeError'],
      ['a policy of its own', "trustedTypes.createPolicy('mine', {})", 'TypeError'],
      [
        'a script from text',
        "document.createElement('script').text = 'globalThis.x = 1'",
        'TypeError',
      ],
      ['a worker', "new Worker('data:text/javascript,1')", 'TypeError'],
      [
        'an inline style',
        `const style = document.createElement('style');
       style.textContent = 'body { outline: 7px solid red }';
       document.head.append(style);
       return getComputedStyle(document.body).outlineWidth === '7px'`,
        false,
      ],
      [
        'a style attribute',
        `document.body.setAttribute('style', 'outline: 7px solid red');
       return getComputedStyle(document.body).outlineWidth === '7px'`,
        false,
      ],
      ['Node', 'return typeof require + typeof process + typeof Buffer', 'undefined'.repeat(3)],
      ['Electron', 'return typeof electron + typeof ipcRenderer', 'undefined'.repeat(2)],
    ];
    for (const [about, code, outcome] of tried)
      expect.soft(await inPage(page, code), about).toEqual(outcome);
  });

  test('the page sends no requests to other servers and loads no unknown files', async () => {
    const seen: string[] = [];
    const port = await listen(
      http.createServer((request, response) => {
        seen.push(request.url ?? '');
        response.end('outside');
      }),
    );
    const { page } = opened();
    const outside = `127.0.0.1:${port}`;
    for (const code of [
      `await fetch('http://${outside}/fetch')`,
      `await fetch('http://${outside}/fetch', { mode: 'no-cors' })`,
      `await fetch('https://pier.example/beacon')`,
      `return await new Promise((resolve, reject) => {
      const socket = new WebSocket('ws://${outside}/socket');
      socket.onopen = () => resolve('open');
      socket.onerror = () => reject(new TypeError());
    })`,
      `return await new Promise((resolve, reject) => {
      const socket = new WebSocket('wss://pier.example/');
      socket.onopen = () => resolve('open');
      socket.onerror = () => reject(new TypeError());
    })`,
      `return await new Promise((resolve, reject) => {
      const image = new Image();
      image.onload = () => resolve('loaded');
      image.onerror = () => reject(new TypeError());
      image.src = 'http://${outside}/image';
    })`,
      `await import('http://${outside}/module')`,
      `await import('app://bundle/nothing.js')`,
    ])
      expect.soft(await inPage(page, code), code).toBe('TypeError');
    await inPage(page, `navigator.sendBeacon('http://${outside}/beacon', 'x')`);
    expect(seen).toEqual([]);
  });

  test('every permission is denied', async () => {
    const { page } = opened();
    const names = [
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'midi',
      'clipboard-read',
    ];
    for (const name of names) {
      const code = `return (await navigator.permissions.query({ name: '${name}' })).state`;
      expect.soft(await inPage(page, code), name).toBe('denied');
    }
    for (const [about, code, outcome] of [
      [
        'a camera',
        'await navigator.mediaDevices.getUserMedia({ video: true })',
        /Not(Allowed|Found)/,
      ],
      ['the screen', 'await navigator.mediaDevices.getDisplayMedia({ video: true })', /Error$/],
      ['midi', 'await navigator.requestMIDIAccess({ sysex: true })', /Error$/],
      ['the clipboard', 'return await navigator.clipboard.readText()', /NotAllowed/],
      ['notifications', 'return await Notification.requestPermission()', /denied/],
      ['usb', 'return (await navigator.usb.getDevices()).length', /^0$/],
      ['serial', 'return (await navigator.serial.getPorts()).length', /^0$/],
      ['hid', 'return (await navigator.hid.getDevices()).length', /^0$/],
    ] as const)
      expect.soft(String(await inPage(page, code)), about).toMatch(outcome);
    const locate = `return await new Promise((done) =>
    navigator.geolocation.getCurrentPosition(() => done('found'), (why) => done(why.code)))`;
    expect(await inPage(page, locate)).toBe(1);
  });
});

// These tests open their own windows, because the driver waits for navigations that are refused.
test('the page cannot navigate and opens no other page', async () => {
  const { app, page } = await openApp(newHome());
  await readyPage(page);
  await page.evaluate("globalThis.marked = 'still here'");
  const away = [
    'https://pier.example/',
    'http://127.0.0.1:9222/',
    'file:///etc/hostname',
    'data:text/html,<h1>elsewhere</h1>',
    'javascript:document.title="elsewhere"',
    'view-source:app://bundle/index.html',
    'devtools://devtools/bundled/inspector.html',
    'dcv://pier.example:8443/?authToken=x#y',
    'stagedoor://connect?connection=north-pier&session=one',
    'ms-officecmd:{}',
    'search-ms:query=x',
    'app://bundle/practice-viewer.html',
    'app://elsewhere/index.html',
  ];
  for (const address of away) {
    const quoted = JSON.stringify(address);
    expect.soft(await inPage(page, `return window.open(${quoted})`), address).toBe(null);
    await inPage(page, `location.href = ${quoted}`);
    await inPage(
      page,
      `const link = document.createElement('a'); link.href = ${quoted};
       document.body.append(link); link.click(); link.target = '_blank'; link.click(); link.remove();`,
    );
    await inPage(
      page,
      `const form = document.createElement('form'); form.action = ${quoted};
       document.body.append(form); form.submit(); form.remove();`,
    );
    await inPage(
      page,
      `const frame = document.createElement('iframe'); frame.src = ${quoted};
       document.body.append(frame); await new Promise((done) => setTimeout(done)); frame.remove();`,
    );
  }
  expect(
    await inPage(page, 'return document.title + location.origin + location.pathname + marked'),
  ).toBe('Stagedoorapp://bundle/index.htmlstill here');
  expect(await inPage(page, 'return document.body.innerText')).toContain('Add a DCV connection');
  expect(app.windows()).toHaveLength(1);
});

test('navigation to about:blank cannot be prevented, so the page is loaded again', async () => {
  const { app, page } = await openApp(newHome());
  await readyPage(page);
  expect(await inPage(page, "return window.open('about:blank')")).toBe(null);
  await page.evaluate(
    "setTimeout(() => { globalThis.marked = 1; location.href = 'about:blank'; })",
  );
  await eventually(async () => {
    const code = "return location.pathname === '/index.html' && typeof marked";
    // The page may be navigating at this moment.
    return (await inPage(page, code).catch(() => undefined)) === 'undefined' || undefined;
  });
  await readyPage(page);
  expect(app.windows()).toHaveLength(1);
});
