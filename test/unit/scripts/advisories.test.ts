import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { parseAccepted, separateAccepted } from '../../../scripts/lib/advisories/accepted.mjs';
import { packagesOf } from '../../../scripts/lib/advisories/lockfile-packages.mjs';
import {
  findAdvisories,
  LIMITS,
  ServiceUnavailable,
} from '../../../scripts/lib/advisories/osv.mjs';
import { projectRoot } from '../../../scripts/lib/base/paths.mjs';

interface Query {
  readonly package: { readonly name: string };
  readonly version: string;
  readonly page_token?: string;
}
const rope = { name: 'rope', version: '1.0.0', dev: false };
const sail = { name: 'sail', version: '2.0.0', dev: true };

let server: Server | undefined;
const folders: string[] = [];
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A service on loopback. Without `body`, it never responds. */
async function serve(respond: (queries: Query[]) => { status?: number; body?: string }) {
  server = createServer((request, response) => {
    void text(request).then((content) => {
      const { status = 200, body } = respond((JSON.parse(content) as { queries: Query[] }).queries);
      if (body !== undefined) response.writeHead(status).end(body);
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/querybatch`;
}
const json = (results: unknown) => ({ body: JSON.stringify({ results }) });

describe('the packages of a lockfile', () => {
  it('are listed once for each version, by their real name, with those for development marked', () => {
    const packages = {
      '': { version: '0.1.0' },
      'node_modules/sail': { version: '2.0.0', dev: true },
      'node_modules/alias': { name: '@a/rope', version: '1.0.0' },
      'node_modules/b/node_modules/@a/rope': { version: '1.0.0', dev: true },
    };
    expect(packagesOf({ packages })).toEqual([
      { name: '@a/rope', version: '1.0.0', dev: false },
      sail,
    ]);
  });
});

describe('the service', () => {
  it('gets queries in batches, and is queried for the next page only of packages that have one', async () => {
    const seen: string[][] = [];
    const address = await serve((queries) => {
      seen.push(queries.map((one) => `${one.package.name} ${one.page_token ?? ''}`.trim()));
      return json(
        queries.map((one) => {
          if (one.package.name === 'sail') return {};
          return one.page_token === 'more'
            ? { vulns: [{ id: 'GHSA-2' }] }
            : { vulns: [{ id: 'GHSA-1' }], next_page_token: 'more' };
        }),
      );
    });
    const found = await findAdvisories([rope, sail, sail], address, { ...LIMITS, batch: 2 });
    expect(seen).toEqual([['rope', 'sail'], ['rope more'], ['sail']]);
    expect(found.map(({ id }) => id)).toEqual(['GHSA-1', 'GHSA-2']);
  });

  it.each<[string, { status?: number; body?: string }]>([
    ['has another status', { status: 503, body: '' }],
    ['sends no JSON', { body: '<html>' }],
    ['sends fewer results than queries', json([])],
    ['sends an advisory without id', json([{ vulns: [{}] }])],
    ['sends too much', { body: ' '.repeat(2_000) }],
    ['sends pages without end', json([{ next_page_token: 'more' }])],
    ['does not respond', {}],
  ])('counts as unavailable if it %s', async (_name, response) => {
    const address = await serve(() => response);
    const limits = {
      ...LIMITS,
      maxBytes: 1_000,
      timeoutMs: response.body === undefined ? 50 : 30_000,
    };
    await expect(findAdvisories([rope], address, limits)).rejects.toThrow(ServiceUnavailable);
  });
});

describe('accepted advisories', () => {
  const findings = [{ package: rope, id: 'GHSA-1' }];
  it.each([
    ['2026-11-30', 0],
    ['2026-11-29', 0],
    ['2026-11-28', 1],
  ])('that expire on %s leave %i open on 2026-11-29', (expires, open) => {
    const list = [{ id: 'GHSA-1', reason: 'not called', expires }];
    const result = separateAccepted(findings, list, new Date('2026-11-29T12:00:00Z'));
    expect(result.open).toHaveLength(open);
  });

  it.each([
    [{}],
    [[{ id: 'GHSA-1', reason: '', expires: '2026-11-30' }]],
    [[{ id: 'GHSA-1', reason: 'not called' }]],
    [[{ id: 'GHSA-1', reason: 'not called', expires: '2026-02-30' }]],
  ])('are refused without id, reason and day: %j', (list) => {
    expect(() => parseAccepted(list)).toThrow(TypeError);
  });
});

describe('npm run advisories', () => {
  async function run(address: string, accepted: unknown = []) {
    const folder = mkdtempSync(join(tmpdir(), 'stagedoor-advisories-'));
    folders.push(folder);
    const lock = { packages: { 'node_modules/rope': { version: '1.0.0' } } };
    const paths = { lockfile: join(folder, 'lock.json'), accepted: join(folder, 'accepted.json') };
    writeFileSync(paths.lockfile, JSON.stringify(lock));
    writeFileSync(paths.accepted, JSON.stringify(accepted));
    const options = Object.entries({ address, ...paths }).flatMap(([key, value]) => [
      `--${key}`,
      value,
    ]);
    const script = join(projectRoot, 'scripts/advisories.mjs');
    // Set by npm run test:windows, because requests under wine need it.
    const env = { ...process.env, NODE_OPTIONS: process.env.STAGEDOOR_TEST_NODE_OPTIONS ?? '' };
    const child = spawn(process.execPath, [script, ...options], { env });
    const [output, closed] = await Promise.all([text(child.stdout), once(child, 'close')]);
    return { status: closed[0] as number, output };
  }

  it('ends with 1 and a table, and with 0 once the advisory is accepted', async () => {
    const address = await serve(() => json([{ vulns: [{ id: 'GHSA-1' }] }]));
    const { status, output } = await run(address);
    expect(status).toBe(1);
    expect(output).toMatch(/^rope +1\.0\.0 +program +GHSA-1 +https/m);
    const accepted = [{ id: 'GHSA-1', reason: 'not called', expires: '9999-12-31' }];
    expect(await run(address, accepted)).toEqual({ status: 0, output: '' });
  });

  it('ends with 2 if the service cannot be reached', async () => {
    const address = await serve(() => ({}));
    await new Promise((resolve) => server?.close(resolve));
    expect((await run(address)).status).toBe(2);
  });
});
