import * as dgram from 'node:dgram';
import { readFileSync } from 'node:fs';
import * as net from 'node:net';
import { join } from 'node:path';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { newHome, openApp } from '../../support/window/app.ts';
import { inPage, readyPage } from '../../support/window/in-page.ts';
import { eventually } from '../../support/machine/machine.ts';
import { listen } from '../../support/network/servers.ts';

/** Counts what arrives on a loopback port, over UDP and over TCP. */
async function listenForAnything() {
  const arrived = { udp: 0, tcp: 0 };
  const server = net.createServer((socket) => {
    arrived.tcp += 1;
    socket.on('error', () => undefined).destroy();
  });
  const tcp = await listen(server);
  const socket = dgram.createSocket('udp4');
  socket.on('message', () => (arrived.udp += 1));
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  onTestFinished(() => {
    socket.close();
  });
  return { arrived, tcp, udp: socket.address().port };
}

test('WebRTC sends nothing to a STUN or TURN server, over UDP or TCP', async () => {
  const { arrived, tcp, udp } = await listenForAnything();
  const { page } = await openApp(newHome());
  await readyPage(page);
  const gathered = await inPage(
    page,
    `const servers = [
       { urls: 'stun:127.0.0.1:${udp}' },
       { urls: 'turn:127.0.0.1:${udp}?transport=udp', username: 'secret', credential: 'x' },
       { urls: 'turn:127.0.0.1:${tcp}?transport=tcp', username: 'secret', credential: 'x' },
     ];
     const peer = new RTCPeerConnection({ iceServers: servers });
     peer.createDataChannel('x');
     await peer.setLocalDescription(await peer.createOffer());
     while (peer.iceGatheringState !== 'complete')
       await new Promise((resolve) =>
         peer.addEventListener('icegatheringstatechange', resolve, { once: true }));
     peer.close();
     return 'gathered';`,
  );
  expect(gathered).toBe('gathered');
  expect(arrived).toEqual({ udp: 0, tcp: 0 });

  // Proves that both listeners count what arrives.
  const sender = dgram.createSocket('udp4');
  sender.send('control', udp, '127.0.0.1', () => {
    sender.close();
  });
  net.connect(tcp, '127.0.0.1').on('error', () => undefined);
  await eventually(() => (arrived.udp === 1 && arrived.tcp === 1) || undefined);
});

test('dns-prefetch in a page resolves no names', async () => {
  const home = newHome();
  const { app, page } = await openApp(home);
  await readyPage(page);
  const path = join(home.folder, 'net.json');
  await app.evaluate(({ session }, file) => session.defaultSession.netLog.startLogging(file), path);
  await inPage(
    page,
    `for (const rel of ['dns-prefetch', 'preconnect']) {
       const link = document.createElement('link');
       link.rel = rel;
       link.href = '//page-' + rel + '.invalid';
       document.head.append(link);
     }`,
  );
  // The last name is resolved by the main process, which proves that look-ups are logged.
  await app.evaluate(({ session }) =>
    session
      .fromPartition('window')
      .resolveHost('main.invalid')
      .catch(() => undefined),
  );
  await app.evaluate(({ session }) => session.defaultSession.netLog.stopLogging());
  const log = readFileSync(path, 'utf8');
  expect(log).toContain('main.invalid');
  expect(log).not.toContain('page-');
});

/** The window with a focused field, and with this text in the clipboard. */
async function openWithClipboard(text: string) {
  const { app, page } = await openApp(newHome());
  await readyPage(page);
  await app.evaluate(({ clipboard }, copied) => void clipboard.writeText(copied), text);
  await inPage(
    page,
    `const field = document.createElement('textarea');
     field.id = 'field';
     document.body.append(field);
     field.focus();`,
  );
  return { app, page };
}

test('the page cannot read the clipboard', async ({ skip }) => {
  const { app, page } = await openWithClipboard('from elsewhere');
  // The Electron of a release refuses this. The tests may run with an older one, which does not.
  const version = await app.evaluate(() => process.versions.electron);
  if (Number.parseInt(version) < 45) return skip();
  const stolen = await inPage(
    page,
    `let seen = '';
     addEventListener('paste', (event) => (seen += event.clipboardData.getData('text')), true);
     document.execCommand('paste');
     return seen + document.querySelector('#field').value;`,
  );
  expect(stolen).toBe('');
});

test('the user can paste into a field', async () => {
  const { page } = await openWithClipboard('from elsewhere');
  await page.keyboard.press('Control+V');
  await expect.poll(() => page.locator('#field').inputValue()).toBe('from elsewhere');
});
