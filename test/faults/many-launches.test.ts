import { mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ElectronApplication, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { areAll, printFigure, rounds } from '../support/faults/rounds.ts';
import { onEnd } from '../support/machine/lifetime.ts';
import { eventually, tempFolder } from '../support/machine/machine.ts';
import { createAuthority, type Identity } from '../support/network/certificates.ts';
import { connectionTo, openStudio } from '../support/providers/studio.ts';
import { scriptedViewer } from '../support/viewer/scripted-viewer.ts';
import { newHome, openApp } from '../support/window/app.ts';
import { inPage } from '../support/window/in-page.ts';
import { saveConnection } from '../support/window/save-connection.ts';

/**
 * Starts a TLS server in a separate thread, so that its part of each handshake is not measured.
 * Returns its port.
 */
async function serveTls({ key, cert }: Identity): Promise<number> {
  const code = `
    const { parentPort, workerData } = require('node:worker_threads');
    const server = require('node:tls').createServer(workerData, (socket) => {
      socket.on('error', () => undefined);
    });
    server.on('tlsClientError', () => undefined);
    server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));`;
  const worker = new Worker(code, { eval: true, workerData: { key, cert } });
  onEnd(() => worker.terminate());
  return new Promise((resolve) => worker.once('message', resolve));
}

/**
 * A viewer that creates a file with the name of the session when it is started, and exits after its
 * connection file is deleted.
 */
const recordingStarts = (folder: string, closesAfterS: number) =>
  scriptedViewer(
    `while read -r line; do case "$line" in sessionid=*) : > "${folder}/\${line#sessionid=}";; esac; done < "$1"
exec sleep ${closesAfterS}`,
  );

interface Options {
  readonly launches: number;
  /** How often `launches` can be started, each time for other workstations. */
  readonly waves?: number;
  readonly connections: number;
  /** The range of the time until a stream is ready. */
  readonly readyMs: readonly [from: number, to: number];
  readonly viewerClosesAfterS: number;
}

/** Opens the window with several connections, whose streams are on a host with TLS. */
async function openMany({ launches, waves = 1, connections, readyMs, ...options }: Options) {
  const authority = createAuthority(tempFolder());
  const port = await serveTls(authority.issue('127.0.0.1'));
  const readyAt = new Map<string, number>();
  const ids = Array.from({ length: launches * waves }, (_, nth) => `workstation-${nth}`);
  const studio = await openStudio({
    sessions: ids.map((sessionId) => ({ sessionId, name: sessionId, state: 'READY' })),
    streams: (_, { sessionId }) => {
      const [from, to] = readyMs;
      const forMs = from + (to - from) * Math.random();
      readyAt.set(sessionId, Date.now() + forMs);
      return [
        { state: 'CREATE_IN_PROGRESS', statusCode: 'STREAM_CREATE_IN_PROGRESS', forMs },
        { state: 'READY', statusCode: 'STREAM_READY' },
      ];
    },
    streamUrl: ({ token, sessionId }) =>
      `https://127.0.0.1:${port}/?authToken=${token}#${sessionId}`,
  });
  const seen = join(tempFolder(), 'seen');
  mkdirSync(seen);
  const home = newHome({ STAGEDOOR_VIEWER: recordingStarts(seen, options.viewerClosesAfterS) });
  const tls = { caFile: authority.caFile, policy: 'strict' };
  const saved: string[] = [];
  for (let nth = 0; nth < connections; nth++)
    saved.push(await saveConnection(home, connectionTo(studio, { name: `Studio ${nth}`, tls })));
  const { app, page } = await openApp(home);
  const requests = ids.map((session, nth) => ({ connection: saved[nth % connections], session }));
  return {
    app,
    page,
    home,
    /** Starts the launches of all workstations of a wave at once. */
    startAll: (wave = 0) =>
      inPage(
        page,
        `const all = ${JSON.stringify(requests.slice(wave * launches, (wave + 1) * launches))};
         const started = await Promise.all(all.map((one) => stagedoor.launches.start(one)));
         return started.filter(({ ok }) => ok).length`,
      ),
    viewers: () => readdirSync(seen).length,
    /** The time from READY until the viewer ran, for each launch of a wave, in ms. */
    delaysMs: (wave: number) =>
      ids
        .slice(wave * launches, (wave + 1) * launches)
        .map((id) => statSync(join(seen, id)).mtimeMs - (readyAt.get(id) ?? 0)),
  };
}

const launchesIn = async (page: Page) =>
  (await inPage(page, 'return (await stagedoor.launches.list()).value')) as readonly {
    readonly launch: string;
    readonly state: string;
  }[];

test('many launches that become ready at the same time are all handed over', async () => {
  const launches = rounds(6, 100);
  const waves = ['the first time', 'after five launches of each connection'];
  const many = await openMany({
    launches,
    waves: waves.length,
    connections: rounds(3, 20),
    viewerClosesAfterS: 15,
    readyMs: areAll ? [12_000, 18_000] : [1_000, 2_000],
  });
  for (const [wave, when] of waves.entries()) {
    expect(await many.startAll(wave)).toBe(launches);
    await eventually(() => many.viewers() === launches * (wave + 1) || undefined, 120_000);
    await eventually(async () => {
      const states = (await launchesIn(many.page)).map(({ state }) => state);
      return states.every((one) => one === 'opened' || one === 'ended') || undefined;
    });
    const delaysMs = many.delaysMs(wave);
    printFigure(
      `${launches} launches with TLS ${when}, from READY until the viewer runs`,
      delaysMs,
    );
    console.log(`handed over within 1.5 s: ${delaysMs.filter((ms) => ms <= 1_500).length}`);
  }
});

/** The private memory of the main process in MB, after a garbage collection. */
async function memoryOf(app: ElectronApplication) {
  await app.evaluate(() => {
    const v8 = process.getBuiltinModule('node:v8');
    const vm = process.getBuiltinModule('node:vm');
    v8.setFlagsFromString('--expose-gc');
    const collect = vm.runInNewContext('gc') as () => void;
    collect();
    collect();
  });
  const status = readFileSync(`/proc/${app.process().pid ?? 0}/status`, 'utf8');
  return Number(/^RssAnon:\s+(\d+) kB$/m.exec(status)?.[1]) / 1_024;
}
const descriptorsOf = (app: ElectronApplication) =>
  readdirSync(`/proc/${app.process().pid ?? 0}/fd`).length;

// A launch takes more than ten seconds because of its connection file, which is too long for every run.
test.runIf(areAll)(
  'memory and descriptors of the program do not grow with the number of launches',
  async () => {
    const inWave = 25;
    const waves = 10;
    const many = await openMany({
      launches: inWave,
      connections: 5,
      readyMs: [200, 400],
      viewerClosesAfterS: 11,
    });
    const memoryMb: number[] = [];
    const descriptors: number[] = [];
    for (let wave = 0; wave < waves; wave++) {
      expect(await many.startAll()).toBe(inWave);
      await eventually(async () => {
        const all = await launchesIn(many.page);
        return (all.length >= inWave && all.every(({ state }) => state === 'ended')) || undefined;
      }, 120_000);
      for (const { launch } of await launchesIn(many.page))
        await inPage(many.page, `return (await stagedoor.launches.dismiss('${launch}')).ok`);
      memoryMb.push(await memoryOf(many.app));
      descriptors.push(descriptorsOf(many.app));
    }
    const [first = 0, second = 0] = memoryMb;
    const growthMb = ((memoryMb.at(-1) ?? 0) - second) / (inWave * (waves - 2));
    console.log(
      `${inWave * waves} launches: ${first.toFixed(0)} MB after ${inWave}, ${(memoryMb.at(-1) ?? 0).toFixed(0)} MB at the end (${memoryMb.map((one) => one.toFixed(0)).join(', ')}), ${growthMb.toFixed(2)} MB a launch`,
    );
    console.log(`descriptors: ${descriptors.join(', ')}`);
    // A launch whose connection stays in memory takes more than 1 MB.
    expect(growthMb).toBeLessThan(0.4);
    expect(Math.max(...descriptors.slice(1)) - Math.min(...descriptors.slice(1))).toBeLessThan(
      inWave,
    );
  },
);
