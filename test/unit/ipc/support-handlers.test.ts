import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { LogTail } from '../../../src/main/core/support/diagnostics-text.ts';
import { NO_RECORDS } from '../../../src/main/core/launch/records/records.ts';
import { createSupportHandlers, type SupportDeps } from '../../../src/main/ipc/support-handlers.ts';
import { Connection } from '../../../src/shared/connections/connection.ts';
import { SUPPORT_BYTES } from '../../../src/shared/ipc/contract-support.ts';
import { ok, err } from '../../../src/shared/base/failure.ts';
import type { LaunchState } from '../../../src/shared/launch/launch-state.ts';
import { launchState, northPier } from '../cli/support.ts';
import { connectionId, createUuids, deferred, launchId, uuid } from '../core/support/fakes.ts';
import { valueOf } from '../core/launch/support/launches-fakes.ts';

const at = Date.UTC(2026, 10, 25, 9);
const direct = v.parse(Connection, {
  id: 'render',
  name: 'Render',
  kind: 'direct',
  host: 'render.pier.example',
  port: 8443,
  session: 'console',
  user: 'j.ruiz',
});

interface Parts extends Partial<SupportDeps> {
  readonly states?: readonly LaunchState[];
  readonly tails?: readonly LogTail[];
}

/** The handlers on a machine defined by the test, and what was saved. */
function createSupport({ states = [], tails = [], ...deps }: Parts = {}) {
  const saved: [name: string, text: string][] = [];
  const calls = createSupportHandlers({
    clock: { now: () => at },
    uuid: createUuids(),
    launches: { list: () => states },
    connections: { list: async () => [northPier, direct] },
    records: {
      read: async () => ({
        ...NO_RECORDS,
        me: { 'north-pier': 'm.okafor' },
        history: [
          {
            launch: launchId(3),
            at,
            connection: connectionId('north-pier'),
            connectionName: 'North Pier',
            session: 'comp-07',
            wish: 'connect' as const,
            readyMs: 21_000,
            end: 'failed' as const,
            failure: 'viewer-failed',
          },
        ],
      }),
    },
    versions: async () => ({ stagedoor: '9.8.7' }),
    checkHealth: async () => [
      { name: 'viewer', ok: false, message: 'This value is required.', advice: 'Install it.' },
      { name: 'settings', ok: true, message: 'The folder /home/artist/.config is well.' },
    ],
    logs: async () => tails,
    whose: { home: '/home/artist', user: 'artist' },
    save: async (name, text) => {
      saved.push([name, text]);
      return ok(`/media/${name}`);
    },
    openLogFolder: async () => ok(undefined),
    ...deps,
  });
  const preview = async (launch?: ReturnType<typeof launchId>) =>
    valueOf(await calls.preview({ launch }));
  return { calls, saved, preview };
}

describe('diagnostics', () => {
  it('have all sections in order, and contain no personal names', async () => {
    const { preview } = createSupport({
      states: [launchState('waiting', 1, { stream: { ownedBy: 'k.lind' } })],
      policy: async () => ({
        file: '/etc/policy.json',
        state: 'applies',
        rules: ['kind', 'hosts'],
      }),
      tails: [
        { name: 'Log of Stagedoor', text: 'm.okafor, j.ruiz and k.lind came as artist' },
        { name: 'Log of the viewer', text: undefined },
      ],
    });
    const { text } = await preview();
    const heads = text.split('\n').filter((line) => line.startsWith('== '));
    expect(heads).toEqual([
      ...['== Versions ==', '== Checks ==', '== Policy ==', '== Connections =='],
      ...['== Earlier launches ==', `== Launch ${uuid(1)} ==`],
      ...['== Log of Stagedoor ==', '== Log of the viewer =='],
    ]);
    expect(text).toContain('problem  viewer: This value is required. Install it.');
    expect(text).toContain('ok       settings: The folder ~/.config is well.');
    expect(text).toContain('rules:               kind, hosts');
    expect(text).toContain('host:                render.pier.example:8443');
    expect(text).toContain(
      '2026-11-25T09:00:00.000Z  connect  north-pier  comp-07  failed  viewer-failed  ready after 21.0 s',
    );
    expect(text).toContain('user-2, user-1 and user-3 came as user');
    expect(text).toContain('There is none.');
    expect(text).not.toMatch(/okafor|ruiz|lind|artist|North Pier/);
  });

  it('refer to the checks if the state of the policy is unknown', async () => {
    expect((await createSupport().preview()).text).toContain('See the checks.');
  });

  const run = (unit: RegExp) => fc.stringMatching(unit);
  const secret = fc.oneof(
    run(/^[A-Za-z0-9]{20}[a-z][A-Z][0-9][A-Za-z0-9_-]{30}$/),
    run(/^[A-Za-z0-9/+]{37}[a-z][A-Z][0-9]$/),
    run(/^(AKIA|ASIA)[A-Z0-9]{16}$/),
    run(/^eyJ[A-Za-z0-9_-]{20}\.[A-Za-z0-9_-]{20}\.[A-Za-z0-9_-]{20}$/),
  );
  const named = fc
    .tuple(
      fc.constantFrom<(value: string) => string>(
        (value) => `https://h.example/?authToken=${value}#console`,
        (value) => `authtoken=${value}`,
        (value) => `Authorization: Bearer ${value}`,
        (value) => `https://artist:${value}@h.example/`,
        (value) => JSON.stringify({ clientSecret: value, at: 1 }),
        (value) => `aws_session_token = ${value}`,
        (value) => `<SecretAccessKey>${value}</SecretAccessKey>`,
      ),
      run(/^[A-Za-z0-9]{8,40}$/),
    )
    .map(([shape, value]) => ({ line: shape(value), value }));
  const planted = fc.oneof(
    named,
    secret.map((value) => ({ line: `tried ${value} there`, value })),
  );
  const noise = fc.string({ unit: 'binary', maxLength: 40 });

  it('show no random secret, wherever it was logged, in UTF-8 or UTF-16', async () => {
    await fc.assert(
      fc.asyncProperty(
        ...([planted, noise, noise, fc.boolean(), fc.nat(3)] as const),
        async ({ line, value }, before, after, isWide, where) => {
          // The random text around it could be the same word, which nothing marks as a secret
          // there.
          fc.pre(!`${before}\n${after}`.includes(value));
          const text = `${before}\n${line}\n${after}`;
          const log = isWide ? Buffer.from(text, 'utf16le').toString() : text;
          const check = { name: 'network', ok: true, message: where === 2 ? line : 'Well.' };
          const { preview } = createSupport({
            tails: [
              { name: 'Log of Stagedoor', text: where === 0 ? log : 'well' },
              { name: 'Log of the viewer', text: where === 1 ? log : 'well' },
            ],
            checkHealth: async () => [check],
            versions: async () => ({ viewer: where === 3 ? line : '2024.0' }),
          });
          const { text: shown } = await preview();
          expect({ shown, shows: shown.includes(value) }).toEqual({ shown, shows: false });
        },
      ),
      { numRuns: 400 },
    );
  });

  it('are limited in size, and keep the end of each log', async () => {
    const long = (name: string) =>
      Array.from({ length: 30_000 }, (_, nth) => `${name} ü entry=${nth}`).join('\n');
    const { preview } = createSupport({
      tails: [
        { name: 'Log of Stagedoor', text: long('one') },
        { name: 'Log of the viewer', text: long('two') },
      ],
      connections: {
        list: async () => Array.from({ length: 5_000 }, () => direct),
      },
    });
    const { text } = await preview();
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(SUPPORT_BYTES);
    expect(text).toContain('one ü entry=29999');
    expect(text.endsWith('two ü entry=29999')).toBe(true);
  });
});

describe('the support text of a launch', () => {
  it('covers only that launch, and contains no personal names', async () => {
    const state = launchState('failed', 3, {
      failure: { code: 'quota', detail: 'm.okafor has 3' },
      stream: { createdBy: 'k.lind' },
    });
    const { text } = await createSupport({ states: [state] }).preview(state.launch);
    expect(text).toContain('failure:             quota');
    expect(text).toContain('kind:                nimble');
    expect(text).toContain('user-2 has 3');
    expect(text).not.toMatch(/okafor|lind/);
  });

  it('does not exist for an unknown launch', async () => {
    const { calls } = createSupport();
    expect(await calls.preview({ launch: launchId(9) })).toEqual(
      err({ code: 'not-found', what: 'thing' }),
    );
  });
});

describe('saving diagnostics', () => {
  it('writes the text of the preview, under a name with the date', async () => {
    const { calls, saved, preview } = createSupport();
    const { id, text } = await preview();
    const path = '/media/stagedoor-diagnostics-2026-11-25.txt';
    expect(await calls.save({ preview: id })).toEqual(ok(path));
    expect(saved).toEqual([['stagedoor-diagnostics-2026-11-25.txt', text]]);
  });

  it('refuses any preview but the last', async () => {
    const { calls, saved, preview } = createSupport();
    const missing = err({ code: 'not-found', what: 'thing' });
    expect(await calls.save({ preview: uuid(1) })).toEqual(missing);
    const { id } = await preview();
    await preview();
    expect(await calls.save({ preview: id })).toEqual(missing);
    expect(saved).toEqual([]);
  });

  it('returns null if the user cancels, and the failure if it failed', async () => {
    const answers = [ok(undefined), err({ code: 'report-unwritable', why: 'full' })] as const;
    for (const answer of answers) {
      const { calls, preview } = createSupport({ save: async () => answer });
      const { id } = await preview();
      const expected = answer.ok ? ok(null) : answer;
      expect(await calls.save({ preview: id })).toEqual(expected);
    }
  });

  it('asks once while it is in progress, even if clicked twice', async () => {
    const answer = deferred<undefined>();
    let asked = 0;
    const { calls, preview } = createSupport({
      save: async () => {
        asked += 1;
        await answer.promise;
        return ok('/media/x.txt');
      },
    });
    const { id } = await preview();
    const both = [calls.save({ preview: id }), calls.save({ preview: id })];
    answer.resolve(undefined);
    expect(await Promise.all(both)).toEqual([ok('/media/x.txt'), ok('/media/x.txt')]);
    expect(asked).toBe(1);
    await calls.save({ preview: id });
    expect(asked).toBe(2);
  });
});
