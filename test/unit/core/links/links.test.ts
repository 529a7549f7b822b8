import { describe, expect, it } from 'vitest';
import {
  createLinks,
  type FoundLaunch,
  type LinksDeps,
} from '../../../../src/main/core/links/links.ts';
import { UNASKED_LINKS } from '../../../../src/main/core/links/link-admission.ts';
import type { LinkedWorkstation } from '../../../../src/shared/ipc/contract.ts';
import type { LaunchRequest } from '../../../../src/main/core/launch/launch-request.ts';
import type { LogFacts } from '../../../../src/main/core/base/log.ts';
import { createNotices } from '../../../../src/main/core/base/notices.ts';
import { READING_TIME_MS } from '../../../../src/shared/base/reading-time.ts';
import { parseDeepLink } from '../../../../src/shared/links/deep-link.ts';
import { ok, err } from '../../../../src/shared/base/failure.ts';
import type { Connection } from '../../../../src/shared/connections/connection.ts';
import { refusedLinks } from '../../../fixtures/hostile-links.ts';
import { connectionId, createUuids, launchId, uuid } from '../support/fakes.ts';
import { createHandClock, settle } from '../support/hand-clock.ts';

const pier = { id: connectionId('north-pier'), name: 'North Pier', kind: 'practice' } as const;
const link = 'stagedoor://connect?connection=north-pier&studio=us-west-2:stid-NP1&session=comp-07';
const other = 'stagedoor://connect?connection=north-pier&session=comp-08';

function createSetup(own: Partial<LinksDeps> = {}) {
  const hand = createHandClock();
  const started: LaunchRequest[] = [];
  const reconnected: string[] = [];
  const trusted = new Set<string>();
  const lines: string[] = [];
  const write = (event: string, facts?: LogFacts) => {
    lines.push(`${event} ${JSON.stringify(facts ?? {})}`);
  };
  const notices = createNotices();
  const links = createLinks({
    connections: {
      find: async (id) =>
        id === pier.id ? ok(pier) : err({ code: 'connection-unknown', connection: id }),
      ownerOf: async () => 'user',
      isTrusted: async (id) => trusted.has(id),
      trust: async (id) => {
        trusted.add(id);
        return ok(undefined);
      },
    },
    start: async (request) => {
      started.push(request);
      return ok(launchId(started.length));
    },
    launches: () => [],
    reconnect: async (launch) => {
      reconnected.push(launch);
      return ok(launch);
    },
    known: async () => undefined,
    onKnown: () => undefined,
    notices,
    clock: hand.clock,
    uuid: createUuids(),
    log: { debug: write, info: write, warn: write, error: write },
    ...own,
  });
  const asked: (string | undefined)[] = [];
  links.onChange((question) => asked.push(question?.session));
  const found: FoundLaunch[] = [];
  links.onFound((launch) => found.push(launch));
  return { links, hand, started, reconnected, trusted, notices, lines, asked, found };
}

const target = { connection: 'north-pier', studio: 'us-west-2:stid-NP1', session: 'comp-07' };

describe('a link from outside', () => {
  it('asks with the ids it contains and the name of its connection, and starts nothing yet', async () => {
    const { links, started } = createSetup();
    await links.arrive(parseDeepLink(link));
    expect(links.question()).toEqual({
      ...target,
      id: uuid(1),
      connectionName: 'North Pier',
      owner: 'user',
    });
    expect(started).toEqual([]);
  });

  it('is followed when it is accepted, and asks again the next time', async () => {
    const { links, started, trusted, hand } = createSetup();
    await links.arrive(parseDeepLink(link));
    await hand.pass(READING_TIME_MS);
    expect(await links.answer(uuid(1), { accept: true, remember: false })).toEqual(ok(undefined));
    expect(started).toEqual([target]);
    expect(links.question()).toBeNull();
    expect(trusted.size).toBe(0);
    await hand.pass(3_000);
    await links.arrive(parseDeepLink(other));
    expect(links.question()?.session).toBe('comp-08');
  });

  it('is followed without a question after the user has chosen this', async () => {
    const { links, started, hand } = createSetup();
    await links.arrive(parseDeepLink(link));
    await hand.pass(READING_TIME_MS);
    await links.answer(uuid(1), { accept: true, remember: true });
    await links.arrive(parseDeepLink(other));
    expect(links.question()).toBeNull();
    expect(started.map(({ session }) => session)).toEqual(['comp-07', 'comp-08']);
  });

  it('that is declined does nothing, even if the answer is to be remembered', async () => {
    const { links, started, trusted } = createSetup();
    await links.arrive(parseDeepLink(link));
    await links.answer(uuid(1), { accept: false, remember: true });
    expect([started.length, trusted.size, links.question()]).toEqual([0, 0, null]);
  });

  it('is not followed for an answer to another question, or twice', async () => {
    const { links, started, hand } = createSetup();
    await links.arrive(parseDeepLink(link));
    expect((await links.answer(uuid(9), { accept: true, remember: false })).ok).toBe(false);
    await hand.pass(READING_TIME_MS);
    const answers = [
      links.answer(uuid(1), { accept: true, remember: false }),
      links.answer(uuid(1), { accept: true, remember: false }),
    ];
    expect((await Promise.all(answers)).map(({ ok }) => ok)).toEqual([true, false]);
    expect(started).toHaveLength(1);
  });

  it('cannot be accepted the moment its question appears', async () => {
    const { links, hand, started } = createSetup();
    await links.arrive(parseDeepLink(link));
    await hand.pass(READING_TIME_MS - 1);
    expect((await links.answer(uuid(1), { accept: true, remember: true })).ok).toBe(false);
    expect(started).toEqual([]);
    await hand.pass(1);
    expect(await links.answer(uuid(1), { accept: true, remember: false })).toEqual(ok(undefined));
    expect(started).toHaveLength(1);
  });

  it('can be declined at once', async () => {
    const { links } = createSetup();
    await links.arrive(parseDeepLink(link));
    expect(await links.answer(uuid(1), { accept: false, remember: false })).toEqual(ok(undefined));
    expect(links.question()).toBeNull();
  });

  it('is not followed if its connection changed while the question was open', async () => {
    const direct = { ...pier, kind: 'direct', host: 'dcv.pier.example', port: 8443 } as const;
    let found: Connection = { ...direct, session: 'console' };
    const { links, hand, started } = createSetup({
      connections: {
        find: async () => ok(found),
        ownerOf: async () => 'user',
        isTrusted: async () => false,
        trust: async () => ok(undefined),
      },
    });
    await links.arrive(parseDeepLink(link));
    expect(links.question()).toMatchObject({ owner: 'user', address: 'dcv.pier.example:8443' });
    await hand.pass(READING_TIME_MS);
    found = { ...direct, session: 'console', host: 'bait.example' };
    expect(await links.answer(uuid(1), { accept: true, remember: true })).toMatchObject({
      ok: false,
    });
    expect(started).toEqual([]);
  });

  it('to a trusted connection that arrives three hundred times is followed a few times, then asks', async () => {
    const { links, trusted, asked, started } = createSetup();
    trusted.add('north-pier');
    for (let nth = 0; nth < 300; nth++)
      await links.arrive(
        parseDeepLink(`stagedoor://connect?connection=north-pier&session=comp-${nth}`),
      );
    expect(started).toHaveLength(UNASKED_LINKS);
    expect(asked).toEqual([`comp-${UNASKED_LINKS}`]);
  });

  it('that arrives two hundred times asks once', async () => {
    const { links, asked, started } = createSetup();
    await Promise.all(Array.from({ length: 200 }, () => links.arrive(parseDeepLink(link))));
    expect(asked).toEqual(['comp-07']);
    expect(started).toEqual([]);
  });

  it('never replaces the question about another link', async () => {
    const { links, trusted, started } = createSetup();
    await links.arrive(parseDeepLink(link));
    trusted.add('north-pier');
    await links.arrive(parseDeepLink(other));
    expect(links.question()?.session).toBe('comp-07');
    expect(started).toEqual([]);
  });

  it('that only opens the window does nothing else', async () => {
    const { links, notices, started, asked } = createSetup();
    await links.arrive(parseDeepLink('stagedoor://open'));
    expect([notices.list(), started, asked]).toEqual([[], [], []]);
  });

  it.each(refusedLinks)(
    'is refused with a message, and its content is not logged: %s',
    async (_, text) => {
      const { links, notices, started, lines } = createSetup();
      await links.arrive(parseDeepLink(text));
      expect(notices.list()).toMatchObject([
        { id: 'link', about: 'link', failure: { code: 'link-refused' } },
      ]);
      expect(links.question()).toBeNull();
      expect(started).toEqual([]);
      expect(lines).toEqual(['a link was not followed {"code":"link-refused"}']);
    },
  );

  it.each([
    [
      'was there before',
      [{ launch: launchId(1), state: 'opened' as const }],
      [{ connection: pier.id, launch: launchId(1) }],
    ],
    ['is new', [], []],
    ['is another one', [{ launch: launchId(2), state: 'opened' as const }], []],
  ])('points to its launch only if that %s', async (_, launches, expected) => {
    const { links, hand, trusted, started, found } = createSetup({ launches: () => launches });
    await links.arrive(parseDeepLink(link));
    expect(found).toEqual([]);
    await hand.pass(READING_TIME_MS);
    await links.answer(uuid(1), { accept: true, remember: false });
    expect(found).toEqual(expected);
    trusted.add('north-pier');
    started.length = 0;
    await links.arrive(parseDeepLink(link));
    expect(found).toEqual([...expected, ...expected]);
  });

  it.each([
    ['connects again if its viewer is open', { state: 'opened' }, true, [launchId(1)]],
    ['does not without being asked to', { state: 'opened' }, false, []],
    ['does not while it is in progress', { state: 'waiting' }, true, []],
    ['does not if another program has it', { state: 'opened', elsewhere: true }, true, []],
  ] as const)('to a launch %s', async (_, launch, reconnect, expected) => {
    const { links, hand, reconnected, found } = createSetup({
      launches: () => [{ launch: launchId(1), ...launch }],
    });
    await links.arrive(parseDeepLink(link));
    await hand.pass(READING_TIME_MS);
    await links.answer(uuid(1), { accept: true, remember: false, reconnect });
    expect(reconnected).toEqual(expected);
    expect(found).toHaveLength(1 - expected.length);
  });

  it('points to nothing if it was refused, or could not be followed', async () => {
    const { links, hand, found } = createSetup({
      launches: () => [{ launch: launchId(1), state: 'opened' }],
      start: async () => err({ code: 'bug' }),
    });
    await links.arrive(parseDeepLink(link));
    await links.answer(uuid(1), { accept: false, remember: false });
    await hand.pass(3_000);
    await links.arrive(parseDeepLink(link));
    await hand.pass(READING_TIME_MS);
    await links.answer(uuid(2), { accept: true, remember: false });
    expect(found).toEqual([]);
  });

  it('to an unknown connection is refused without a question', async () => {
    const { links, notices } = createSetup();
    await links.arrive(parseDeepLink('stagedoor://connect?connection=wave&session=comp-07'));
    expect(links.question()).toBeNull();
    expect(notices.list()).toMatchObject([
      { failure: { code: 'connection-unknown', connection: 'wave' } },
    ]);
  });

  it('that cannot be followed is reported', async () => {
    const { links, notices, hand } = createSetup({ start: async () => err({ code: 'bug' }) });
    await links.arrive(parseDeepLink(link));
    await hand.pass(READING_TIME_MS);
    await links.answer(uuid(1), { accept: true, remember: false });
    expect(notices.list()).toMatchObject([{ failure: { code: 'bug' } }]);
  });

  it('is followed even if consent could not be saved, which is reported', async () => {
    const first = createSetup();
    const { links, notices, started, hand } = createSetup({
      connections: {
        find: async () => ok(pier),
        ownerOf: async () => 'user',
        isTrusted: async () => false,
        trust: async () => err({ code: 'settings-newer' }),
      },
      start: async (request) => {
        first.started.push(request);
        return ok(launchId());
      },
    });
    await links.arrive(parseDeepLink(link));
    await hand.pass(READING_TIME_MS);
    await links.answer(uuid(1), { accept: true, remember: true });
    expect(first.started).toHaveLength(1);
    expect(started).toEqual([]);
    expect(notices.list()).toHaveLength(1);
  });

  it('is withdrawn if its question is not answered within two minutes', async () => {
    const { links, hand, asked } = createSetup();
    await links.arrive(parseDeepLink(link));
    await hand.pass(119_999);
    expect(links.question()).not.toBeNull();
    await hand.pass(1);
    await settle();
    expect(links.question()).toBeNull();
    expect(asked).toEqual(['comp-07', undefined]);
    expect((await links.answer(uuid(1), { accept: true, remember: false })).ok).toBe(false);
  });

  it('shows the known data of its workstation, and updates it while the question is open', async () => {
    const listeners: (() => void)[] = [];
    let known: LinkedWorkstation | undefined = { name: 'Comp 07' };
    const { links, asked } = createSetup({
      known: async () => known,
      onKnown: (listener) => listeners.push(listener),
    });
    await links.arrive(parseDeepLink(link));
    expect(links.question()?.workstation).toEqual({ name: 'Comp 07' });
    known = { name: 'Comp 07', state: 'STOPPED', ownedBy: 'ada' };
    for (const notify of [...listeners, ...listeners]) notify();
    await settle();
    expect(links.question()).toMatchObject({ id: uuid(1), workstation: known });
    // The question is shown again only if something has changed.
    expect(asked).toHaveLength(2);
    await links.answer(uuid(1), { accept: false, remember: false });
    known = { name: 'Comp 07', state: 'READY' };
    for (const notify of listeners) notify();
    await settle();
    expect(links.question()).toBeNull();
  });

  it('starts its workstation first if the user accepted that', async () => {
    const { links, started, hand } = createSetup({
      known: async () => ({ name: 'Comp 07', state: 'STOPPED' }),
    });
    await links.arrive(parseDeepLink(link));
    await hand.pass(READING_TIME_MS);
    await links.answer(uuid(1), { accept: true, remember: false, start: true });
    expect(started).toEqual([{ ...target, workstation: 'Comp 07', change: { what: 'start' } }]);
  });

  it('that ends with a bug does not block the next', async () => {
    let isFirst = true;
    const { links } = createSetup({
      connections: {
        find: async () => {
          if (!isFirst) return ok(pier);
          isFirst = false;
          throw new TypeError('a bug');
        },
        ownerOf: async () => 'user',
        isTrusted: async () => false,
        trust: async () => ok(undefined),
      },
    });
    await expect(links.arrive(parseDeepLink(link))).rejects.toThrow('a bug');
    await links.arrive(parseDeepLink(other));
    expect(links.question()?.session).toBe('comp-08');
  });

  it('that came with other arguments or links is refused the same way', () => {
    const { links, notices } = createSetup();
    links.refuse('several-links');
    links.refuse('more-than-a-link');
    expect(notices.list()).toMatchObject([
      { failure: { code: 'link-refused', reason: 'more-than-a-link' } },
    ]);
  });
});
