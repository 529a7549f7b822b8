import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { isAppFrame } from '../../../src/main/electron/ipc-server.ts';
import { channelOf } from '../../../src/shared/ipc/channel.ts';
import { contract, type Handlers } from '../../../src/shared/ipc/contract.ts';
import { ok, err } from '../../../src/shared/base/failure.ts';
import { ConnectionId, LaunchId } from '../../../src/shared/base/ids.ts';
import { frame, openServer, appFrame } from './support.ts';

const uuid = '00000000-0000-4000-8000-000000000001';
const launch = v.parse(LaunchId, uuid);
const refused = { ok: false, failure: { code: 'usage', message: expect.any(String) as string } };
const bug = { ok: false, failure: { code: 'bug' } };
const request = { connection: 'north-pier', session: 'comp-07' };

/** Only the methods that a test calls exist. */
const some = (groups: Record<string, Record<string, (input: never) => unknown>>) =>
  Promise.resolve(groups as unknown as Partial<Handlers>);

function openLaunches() {
  const started: unknown[] = [];
  const start = (input: unknown) => {
    started.push(input);
    return Promise.resolve(ok(launch));
  };
  return { ...openServer(some({ launches: { start } })), started };
}

describe('an IPC call from the window of Stagedoor', () => {
  it('reaches its handler, and the reply is returned', async () => {
    const { call, started } = openLaunches();
    expect(await call('launches', 'start', [request])).toEqual({ ok: true, value: uuid });
    expect(started).toEqual([request]);
  });

  it("is answered with a copy, so that handlers can return main's own lists", async () => {
    const own: readonly never[] = Object.freeze([]);
    const { call } = openServer(some({ launches: { list: () => Promise.resolve(ok(own)) } }));
    const answer = (await call('launches', 'list', [])) as { readonly value: unknown };
    expect(answer).toEqual({ ok: true, value: [] });
    expect(answer.value).not.toBe(own);
  });

  it('waits for handlers that are not ready yet', async () => {
    let arrive: (handlers: Partial<Handlers>) => void = () => undefined;
    const later = new Promise<Partial<Handlers>>((resolve) => (arrive = resolve));
    const { call } = openServer(later);
    const answer = call('launches', 'start', [request]);
    arrive(await some({ launches: { start: () => Promise.resolve(ok(launch)) } }));
    expect(await answer).toEqual({ ok: true, value: uuid });
  });

  it('has a channel for each row of the contract, and no others', () => {
    const { channels } = openLaunches();
    const rows = Object.entries(contract).flatMap(([group, all]) =>
      Object.entries<{ type: string }>(all).flatMap(([name, { type }]) =>
        type === 'call' ? [channelOf(group, name)] : [],
      ),
    );
    expect(channels.toSorted()).toEqual(rows.toSorted());
    for (const name of ['__proto__', 'constructor', 'keys.get', 'settings.set', 'shell.open'])
      expect(channels).not.toContain(`stagedoor:${name}`);
  });

  it('with a list that is too long is refused before it reaches its handler', async () => {
    const asked: unknown[] = [];
    const eulas = (input: unknown) => {
      asked.push(input);
      return Promise.resolve(ok([]));
    };
    const { call } = openServer(some({ profiles: { eulas } }));
    const studio = { connection: 'north-pier', studio: 'us-west-2:stid-NP1' };
    const sparse: string[] = Object.assign([], { length: 2 ** 32 - 1 });
    const message = { ok: false, failure: { code: 'usage', message: 'The request is too large.' } };
    expect(await call('profiles', 'eulas', [{ ...studio, eulas: sparse }])).toEqual(message);
    expect(asked).toEqual([]);
  });

  it('fails if the reply has a list that is too long, whose items are not read', async () => {
    let reads = 0;
    const item = {
      get id() {
        reads += 1;
        return 's';
      },
    };
    const studios = () => Promise.resolve(ok(Array.from({ length: 20_001 }, () => item)));
    const { call } = openServer(some({ workstations: { studios } }));
    const answer = await call('workstations', 'studios', [{ connection: 'north-pier' }]);
    expect(answer).toEqual({ ok: false, failure: { code: 'answer-too-large' } });
    expect(reads).toBe(0);
  });

  it('without a handler is refused', async () => {
    const { call } = openServer(some({}));
    expect(await call('practiceViewer', 'received', [])).toEqual(refused);
  });

  it.each<[about: string, args: readonly unknown[]]>([
    ['no arguments', []],
    ['null', [null]],
    ['a string', ['comp-07']],
    ['a list', [[]]],
    ['an empty object', [{}]],
    ['numbers', [{ connection: 1, session: 2 }]],
    ['an object instead of an id', [{ ...request, session: { toString: 'comp-07' } }]],
    ['an unknown field', [{ ...request, endpoint: 'https://pier.example' }]],
    ['a path to a parent folder', [{ ...request, session: '../comp-07' }]],
    ['a prototype', [JSON.parse('{"__proto__":{"connection":"north-pier"}}')]],
    ['more than one argument', [request, request]],
  ])('with %s does not reach its handler', async (_, args) => {
    const { call, started } = openLaunches();
    expect(await call('launches', 'start', args)).toEqual(refused);
    expect(started).toEqual([]);
  });

  it.each([
    ['empty', ''],
    ['an incomplete character', '\ud800'],
    ['a line break', 'hush\n'],
  ])(
    'with a secret that is %s is refused without repeating the keys',
    async (_, secretAccessKey) => {
      const replaceKeys = () => Promise.resolve(ok(undefined));
      const { call } = openServer(some({ connections: { replaceKeys } }));
      const keys = { source: 'keychain', accessKeyId: 'PIERKEY', secretAccessKey };
      const answer = await call('connections', 'replaceKeys', [{ connection: 'north-pier', keys }]);
      expect(answer).toEqual(refused);
      expect(JSON.stringify(answer)).not.toContain('PIERKEY');
    },
  );

  it.each(['https://pier.example/', 'file:///etc/passwd', 'C:\\go.exe', 'install viewer', null])(
    'cannot open %s as help, because help is named by its topic',
    async (topic) => {
      const opened: unknown[] = [];
      const open = (given: unknown) => Promise.resolve(ok(void opened.push(given)));
      const { call } = openServer(some({ help: { open } }));
      expect(await call('help', 'open', [topic])).toEqual(refused);
      expect(await call('help', 'open', ['guide'])).toEqual({ ok: true, value: undefined });
      expect(opened).toEqual(['guide']);
    },
  );

  it('gets a reply whatever its arguments, and never throws', async () => {
    const { call, started } = openLaunches();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.anything(), { maxLength: 3 }), async (args) => {
        expect(await call('launches', 'start', args)).toEqual(refused);
      }),
    );
    expect(started).toEqual([]);
  });
});

describe('an IPC reply', () => {
  it.each<[about: string, value: unknown]>([
    ['of another type', 7],
    ['with a field that is not declared', { launch: uuid, url: 'https://pier.example/' }],
    ['without a value', undefined],
  ])('%s is not sent', async (_, value) => {
    const start = () => Promise.resolve({ ok: true, value });
    const { call } = openServer(some({ launches: { start } }));
    expect(await call('launches', 'start', [request])).toEqual(bug);
  });

  it('with a failure is sent with its declared fields only', async () => {
    const good = err({ code: 'connection-unknown', connection: 'north-pier' });
    const start = () => Promise.resolve(good);
    expect(
      await openServer(some({ launches: { start } })).call('launches', 'start', [request]),
    ).toEqual(good);
    const undeclared = () =>
      Promise.resolve({ ok: false, failure: { code: 'bug', url: 'https://pier.example' } });
    expect(
      await openServer(some({ launches: { start: undeclared } })).call('launches', 'start', [
        request,
      ]),
    ).toEqual(bug);
  });

  it('of a handler that throws is a bug, which is logged without the error’s message', async () => {
    const remove = () => Promise.reject(new RangeError('kept to itself'));
    const { call, lines } = openServer(some({ connections: { remove } }));
    const answer = await call('connections', 'remove', [v.parse(ConnectionId, 'north-pier')]);
    expect(answer).toEqual(bug);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('connections.remove');
  });
});

const otherSenders: readonly (readonly [
  about: string,
  sender: Parameters<typeof isAppFrame>[0],
])[] = [
  ['another origin', frame('https://pier.example/')],
  ['an origin with the same beginning', frame('app://bundle.pier.example/')],
  ['another host of the app scheme', frame('app://elsewhere/index.html')],
  ['DevTools', frame('devtools://devtools/bundled/inspector.html')],
  ['a blank page', frame('about:blank')],
  ['a file', frame('file:///etc/passwd')],
  ['a page without an address', frame('')],
  ['a frame within the page', frame('app://bundle/index.html', appFrame)],
  ['a closed frame', null],
];

describe('a call from a sender', () => {
  it.each(otherSenders)('that is %s is refused', async (_, sender) => {
    expect(isAppFrame(sender)).toBe(false);
    const { call, started } = openLaunches();
    expect(await call('launches', 'start', [request], sender)).toEqual(refused);
    expect(started).toEqual([]);
  });
});
