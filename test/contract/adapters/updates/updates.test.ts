import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { verifyEd25519 } from '../../../../src/main/adapters/updates/ed25519.ts';
import { createHttp } from '../../../../src/main/adapters/network/http.ts';
import {
  createUpdateDownload,
  sweepUpdates,
} from '../../../../src/main/adapters/updates/update-download.ts';
import { createInstallation } from '../../../../src/main/adapters/updates/update-install.ts';
import { createLaunches } from '../../../../src/main/core/launch/launches.ts';
import { waitUntilIdle } from '../../../../src/main/core/updates/wait-until-idle.ts';
import { checkFeed } from '../../../../src/main/core/updates/update-check.ts';
import type { UpdateKey } from '../../../../src/main/core/updates/update-signature.ts';
import { createUpdates } from '../../../../src/main/core/updates/updates.ts';
import type { LaunchState } from '../../../../src/shared/launch/launch-state.ts';
import { ok, type Failure } from '../../../../src/shared/base/failure.ts';
import type { UpdateState } from '../../../../src/shared/updates/updates.ts';
import { connectionId, createUuids, deferred } from '../../../unit/core/support/fakes.ts';
import { createHandClock } from '../../../unit/core/support/hand-clock.ts';
import { eventually, recordingLog, tempFolder } from '../../../support/machine/machine.ts';
import type { Answer } from '../../../support/network/servers.ts';
import {
  FEED,
  IMAGE,
  newSigningKey,
  releaseOf,
  serveFeed,
} from '../../../support/network/update-feed.ts';
import { windowsParts } from '../../../support/machine/windows.ts';

const ours = newSigningKey();
const resolveProxy = async () => 'DIRECT';

interface Parts {
  readonly keys?: readonly UpdateKey[];
  readonly running?: string;
  readonly bucket?: number;
  /** The newest version that was seen. */
  readonly newest?: string;
  readonly launches?: ReturnType<typeof oneLaunch>['launches'];
}

/** An AppImage installation whose updates come from `folder`. */
function createUpdateFixture(folder: URL, parts: Parts = {}) {
  const home = tempFolder();
  const image = join(home, 'Stagedoor.AppImage');
  writeFileSync(image, 'the old program', { mode: 0o755 });
  const fetched = join(home, 'updates');
  const started: string[] = [];
  const states: UpdateState[] = [];
  const hand = createHandClock();
  const shutdownSignal = new AbortController();
  onTestFinished(() => {
    shutdownSignal.abort();
  });
  const installation = createInstallation(
    { kind: 'app-image', path: image },
    {
      executable: '/tmp/mounted/stagedoor',
      ...windowsParts,
      restart: { into: (file) => started.push(file), leave: () => started.push('left') },
    },
  );
  const { keys = [ours.built], running = '1.2.0', bucket = 50 } = parts;
  let newest = parts.newest;
  const check = {
    clock: hand.clock,
    newest: {
      read: async () => newest,
      record: async (version: string) => {
        newest = version;
      },
    },
    http: createHttp(resolveProxy),
    verify: verifyEd25519,
    keys,
    running,
    bucket,
    feedName: FEED,
    isOurs: (name: string) => name.endsWith('.AppImage'),
  };
  const updates = createUpdates({
    where: async () => ({ folder }),
    check: (from, signal) => checkFeed(check, from, signal),
    download: createUpdateDownload(fetched, resolveProxy),
    installation,
    waitUntilIdle: parts.launches === undefined ? async () => {} : waitUntilIdle(parts.launches),
    memory: { read: async () => undefined, record: async () => {} },
    clock: hand.clock,
    random: () => 0.5,
    log: recordingLog().log,
    shutdownSignal: shutdownSignal.signal,
  });
  updates.onChange((state) => states.push(state));
  const left = () => {
    try {
      return readdirSync(fetched);
    } catch {
      return [];
    }
  };
  return { updates, image, fetched, left, started, states, newest: () => newest };
}

const failureOf = (state: UpdateState): Failure | undefined =>
  state.state === 'failed' ? state.failure : undefined;
const good = releaseOf(ours.pem);
const files = { [FEED]: good.feed, [`${FEED}.sig`]: good.sig, [IMAGE]: good.content };

describe('an update', () => {
  it('is found, downloaded, checked and, on request, installed', async () => {
    const { folder, asked } = await serveFeed(files);
    const { updates, image, fetched, left, started, states } = createUpdateFixture(folder);
    await updates.check();
    expect(updates.state()).toEqual({ state: 'ready', version: '1.3.0', waits: false });
    expect(
      states.map(({ state }) => state).filter((one, nth, all) => one !== all[nth - 1]),
    ).toEqual(['checking', 'available', 'downloading', 'ready']);
    expect(asked).toEqual([FEED, `${FEED}.sig`, IMAGE]);
    expect(statSync(join(fetched, left()[0]!)).mode & 0o777).toBe(0o600);
    expect(readFileSync(image, 'utf8')).toBe('the old program');

    expect(await updates.install()).toEqual(ok(undefined));
    expect(readFileSync(image, 'utf8')).toBe('a new program');
    expect(statSync(image).mode & 0o777).toBe(0o755);
    expect(started).toEqual([image, 'left']);
    expect(left()).toEqual([]);
  });

  it('that is signed with the next key as well is accepted', async () => {
    const next = newSigningKey();
    const sig = good.sig + releaseOf(next.pem).sig;
    const { folder } = await serveFeed({ ...files, [`${FEED}.sig`]: sig });
    for (const keys of [[ours.built], [next.built], [next.built, ours.built]]) {
      const { updates } = createUpdateFixture(folder, { keys });
      await updates.check();
      expect(updates.state().state).toBe('ready');
    }
  });

  it.each([
    ['is older', '1.3.1'],
    ['is the running version', '1.3.0'],
  ])('that %s is ignored', async (_, running) => {
    const { folder, asked } = await serveFeed(files);
    const { updates } = createUpdateFixture(folder, { running });
    await updates.check();
    expect(updates.state().state).toBe('idle');
    expect(asked).not.toContain(IMAGE);
  });

  it('is remembered, and an older one is refused afterwards', async () => {
    const { folder, asked } = await serveFeed(files);
    const first = createUpdateFixture(folder);
    await first.updates.check();
    expect(first.newest()).toBe('1.3.0');
    const { updates } = createUpdateFixture(folder, { newest: '1.3.1' });
    asked.length = 0;
    await updates.check();
    expect(failureOf(updates.state())).toEqual({ code: 'update-refused', why: 'feed-outdated' });
    expect(asked).not.toContain(IMAGE);
  });

  it('from an expired feed is refused', async () => {
    const expires = new Date(createHandClock().clock.now() - 1);
    const { feed, sig } = releaseOf(ours.pem, { expires });
    const { folder } = await serveFeed({ ...files, [FEED]: feed, [`${FEED}.sig`]: sig });
    const { updates } = createUpdateFixture(folder);
    await updates.check();
    expect(failureOf(updates.state())).toEqual({ code: 'update-refused', why: 'feed-outdated' });
  });

  it('for a percentage of machines is offered only to these', async () => {
    const { feed, sig } = releaseOf(ours.pem, { percent: 10 });
    const { folder } = await serveFeed({ ...files, [FEED]: feed, [`${FEED}.sig`]: sig });
    const states = [];
    for (const bucket of [0, 9.99, 10, 99.99]) {
      const { updates } = createUpdateFixture(folder, { bucket });
      await updates.check();
      states.push(updates.state().state);
    }
    expect(states).toEqual(['ready', 'ready', 'idle', 'idle']);
  });
});

const stranger = newSigningKey();
const otherFeed = good.feed.replace('1.3.0', '1.4.0');
const cut: Answer = (_, response) => {
  response.writeHead(200, { 'content-length': 13 });
  response.write('a new ');
  setImmediate(() => response.destroy());
};
const away: Answer = (_, response) =>
  void response.writeHead(302, { location: 'https://elsewhere.example/' }).end();
const endless: Answer = (_, response) => {
  response.writeHead(200);
  const more = () => {
    while (response.write(Buffer.alloc(64 * 1024)));
  };
  response.on('drain', more);
  more();
};
const refused = (why: string) => ({ code: 'update-refused', why });

const attacks: readonly (readonly [
  string,
  Readonly<Record<string, string | Buffer | Answer>>,
  object,
])[] = [
  ['a feed that was changed', { [FEED]: otherFeed }, refused('signature-wrong')],
  [
    'a signature of another feed',
    { [`${FEED}.sig`]: releaseOf(ours.pem, { version: '1.4.0' }).sig },
    refused('signature-wrong'),
  ],
  [
    'a signature of another system’s feed',
    { [`${FEED}.sig`]: releaseOf(ours.pem, { signedAs: 'latest.json' }).sig },
    refused('signature-wrong'),
  ],
  ['an invalid signature', { [`${FEED}.sig`]: 'signed by me\n' }, refused('signature-wrong')],
  [
    'a good signature and a bad one of the same key',
    { [`${FEED}.sig`]: good.sig + releaseOf(ours.pem, { version: '1.4.0' }).sig },
    refused('signature-wrong'),
  ],
  [
    'a signature of an unknown key',
    { [`${FEED}.sig`]: releaseOf(stranger.pem).sig },
    refused('key-unknown'),
  ],
  [
    'a signature of another key under a known key id',
    { [`${FEED}.sig`]: `${ours.built.id} ${releaseOf(stranger.pem).sig.split(' ')[1]!}` },
    refused('signature-wrong'),
  ],
  ['an empty signature', { [`${FEED}.sig`]: '' }, refused('signature-missing')],
  ['a file that was changed', { [IMAGE]: Buffer.from('a bad program') }, refused('content-wrong')],
  ['a file that is too long', { [IMAGE]: Buffer.from('a new program!') }, refused('size-wrong')],
  ['an endless file', { [IMAGE]: endless }, refused('size-wrong')],
  ['a file that is too short', { [IMAGE]: Buffer.from('a new') }, refused('size-wrong')],
  [
    'a file that is truncated',
    { [IMAGE]: cut },
    { code: 'service-unreachable', transientError: 'dropped' },
  ],
  ['a file that redirects', { [IMAGE]: away }, { code: 'redirected' }],
  ['a feed that redirects', { [FEED]: away }, { code: 'redirected' }],
  ['a signature that redirects', { [`${FEED}.sig`]: away }, { code: 'redirected' }],
  ['an endless feed', { [FEED]: endless }, { code: 'answer-too-large' }],
];

describe('an update with', () => {
  it.each(attacks)('%s is refused, and no file of it is kept', async (_, changed, failure) => {
    const { folder } = await serveFeed({ ...files, ...changed });
    const { updates, image, left } = createUpdateFixture(folder);
    await updates.check();
    expect(failureOf(updates.state())).toEqual(failure);
    expect(left()).toEqual([]);
    expect((await updates.install()).ok).toBe(false);
    expect(readFileSync(image, 'utf8')).toBe('the old program');
  });

  it.each([
    [FEED, 'not-there'],
    [`${FEED}.sig`, 'signature-missing'],
    [IMAGE, 'not-there'],
  ])('no file %s is refused', async (missing, why) => {
    const rest = Object.fromEntries(Object.entries(files).filter(([name]) => name !== missing));
    const { folder } = await serveFeed(rest);
    const { updates } = createUpdateFixture(folder);
    await updates.check();
    expect(failureOf(updates.state())).toEqual(refused(why));
  });

  it('no built-in key is refused', async () => {
    const { folder } = await serveFeed(files);
    const { updates } = createUpdateFixture(folder, { keys: [] });
    await updates.check();
    expect(failureOf(updates.state())).toEqual(refused('key-unknown'));
  });
});

describe('a downloaded update', () => {
  it('that was changed on disk before it is installed is refused', async () => {
    const { folder } = await serveFeed(files);
    const { updates, image, fetched, left, started } = createUpdateFixture(folder);
    await updates.check();
    writeFileSync(join(fetched, left()[0]!), 'a bad program');
    expect(await updates.install()).toMatchObject({ failure: refused('content-wrong') });
    expect(failureOf(updates.state())).toEqual(refused('content-wrong'));
    expect(readFileSync(image, 'utf8')).toBe('the old program');
    expect(started).toEqual([]);
  });

  it('that was not installed is deleted at the next start', async () => {
    const { folder } = await serveFeed(files);
    const { updates, fetched, left } = createUpdateFixture(folder);
    await updates.check();
    expect(left()).toHaveLength(1);
    await sweepUpdates(fetched);
    expect(left()).toEqual([]);
    await sweepUpdates(join(fetched, 'nowhere'));
  });

  it('that cannot be saved because of its folder is reported', async () => {
    const { folder } = await serveFeed(files);
    const { updates, fetched } = createUpdateFixture(folder);
    writeFileSync(fetched, 'a file where the folder should be');
    chmodSync(fetched, 0o600);
    await updates.check();
    expect(failureOf(updates.state())).toEqual({ code: 'update-not-kept', why: 'not-a-folder' });
  });
});

/** One launch that is in progress until it is ended. */
function oneLaunch() {
  const over = deferred<undefined>();
  const waiting: LaunchState = {
    launch: createUuids()() as LaunchState['launch'],
    connection: connectionId('pier'),
    connectionName: 'Pier',
    state: 'waiting',
    entered: {},
    at: 1,
    requests: 1,
    notices: [],
  };
  const launches = createLaunches({
    run: async () =>
      ok(
        (async function* () {
          yield waiting;
          await over.promise;
          yield { ...waiting, state: 'opened' as const };
        })(),
      ),
    uuid: createUuids(),
    now: () => 1,
    onBug: () => {},
    forgetElsewhere: () => {},
  });
  return {
    launches,
    begin: () => launches.start({ connection: waiting.connection }),
    end: () => {
      over.resolve(undefined);
    },
  };
}

describe('a launch in progress', () => {
  it('delays the download until it is over', async () => {
    const { folder, asked } = await serveFeed(files);
    const { launches, begin, end } = oneLaunch();
    await begin();
    const { updates } = createUpdateFixture(folder, { launches });
    const checked = updates.check();
    await eventually(() => (updates.state().state === 'available' ? true : undefined));
    expect(asked).not.toContain(IMAGE);
    end();
    await checked;
    expect(updates.state().state).toBe('ready');
  });

  it('delays the installation until it is over', async () => {
    const { folder } = await serveFeed(files);
    const { launches, begin, end } = oneLaunch();
    const { updates, image, started } = createUpdateFixture(folder, { launches });
    await updates.check();
    await begin();
    const installed = updates.install();
    await eventually(() => {
      const state = updates.state();
      return state.state === 'ready' && state.waits ? true : undefined;
    });
    expect(readFileSync(image, 'utf8')).toBe('the old program');
    expect(started).toEqual([]);
    end();
    await installed;
    expect(readFileSync(image, 'utf8')).toBe('a new program');
    expect(started).toEqual([image, 'left']);
  });
});
