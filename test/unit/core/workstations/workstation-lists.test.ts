import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retryShort } from '../../../../src/main/core/launch/poll.ts';
import type { Page, Provider } from '../../../../src/main/core/provider/provider.ts';
import {
  answer,
  failure,
  transientError,
  type ServiceResponse,
} from '../../../../src/main/core/provider/service-response.ts';
import { createWorkstationLists } from '../../../../src/main/core/workstations/workstation-lists.ts';
import type { Workstation } from '../../../../src/shared/workstations/workstation.ts';
import { createFakeProvider, inTurn, createPollDeps, resourceId } from '../support/fakes.ts';
import { createHandClock } from '../support/hand-clock.ts';
import { createFakeManager, type WholeManager } from '../launch/support/managing.ts';

const studio = resourceId('us-west-2:studio-1');
const session = resourceId('comp-07');

/** The lists of a provider, and the clock they use. */
function listsOver(own: Partial<Provider>, managing?: Partial<WholeManager>, isPractice = false) {
  const hand = createHandClock();
  const { provider } = createFakeProvider(undefined, {
    ...own,
    ...(managing !== undefined && { manager: createFakeManager({}, managing).manager }),
  });
  const lists = createWorkstationLists({
    provider,
    ask: retryShort(createPollDeps(hand), new AbortController().signal),
    shownPages: new Map(),
    isPractice,
  });
  return { hand, lists };
}
const workstation = (id: string): Workstation => ({ id, studio, state: 'READY' });
const page = <T>(items: readonly T[], next?: string): ServiceResponse<Page<T>> =>
  answer({ items, ...(next !== undefined && { next }) });

describe('the list of workstations', () => {
  it.each([
    ['items', 2_000, 'READY'],
    ['text', 500, 'x'.repeat(4_000)],
  ])('ends before it has too many %s, and keeps the pages it had', async (_, count, state) => {
    let asked = 0;
    let reported = 0;
    const { hand, lists } = listsOver({
      listWorkstations: async () => {
        asked += 1;
        const items = Array.from({ length: count }, (_each, nth) => ({
          ...workstation(`w-${asked}-${nth}`),
          state,
        }));
        return page(items, `page-${asked}`);
      },
    });
    const all = lists.workstations(studio, (items) => (reported += items.length));
    expect(await hand.until(all)).toEqual({ ok: false, failure: { code: 'answer-too-large' } });
    expect(asked).toBeLessThan(12);
    expect(reported).toBe((asked - 1) * count);
  });

  it('reports its pages as they arrive, and all of them at the end', async () => {
    const asked: unknown[] = [];
    const readPage = inTurn(
      page([workstation('a'), workstation('b')], 'two'),
      page([workstation('c')], 'three'),
      page([]),
    );
    const { hand, lists } = listsOver({
      listWorkstations: async (...[where, next]) => {
        asked.push([where, next]);
        return readPage();
      },
    });
    const reported: string[][] = [];
    const all = lists.workstations(studio, (items) => reported.push(items.map(({ id }) => id)));
    expect(await hand.until(all)).toEqual({ ok: true, value: ['a', 'b', 'c'].map(workstation) });
    expect(reported).toEqual([['a', 'b'], ['c'], []]);
    expect(asked).toEqual([
      [studio, undefined],
      [studio, 'two'],
      [studio, 'three'],
    ]);
  });

  it('keeps the pages that arrived if a later one fails', async () => {
    const readPage = inTurn<ServiceResponse<Page<Workstation>>>(
      ...[page([workstation('a')], 'two'), failure({ code: 'credentials-expired' })],
    );
    const { hand, lists } = listsOver({ listWorkstations: async () => readPage() });
    const reported: string[] = [];
    const all = lists.workstations(studio, (items) => reported.push(...items.map(({ id }) => id)));
    expect(await hand.until(all)).toMatchObject({ failure: { code: 'credentials-expired' } });
    expect(reported).toEqual(['a']);
  });

  it('retries after a transient error between two pages, and reports no page twice', async () => {
    const readPage = inTurn<ServiceResponse<Page<Workstation>>>(
      ...[page([workstation('a')], 'two'), transientError('throttled'), page([workstation('b')])],
    );
    const { hand, lists } = listsOver({ listWorkstations: async () => readPage() });
    const reported: string[] = [];
    const all = lists.workstations(studio, (items) => reported.push(...items.map(({ id }) => id)));
    expect((await hand.until(all)).ok).toBe(true);
    expect(reported).toEqual(['a', 'b']);
  });

  it.each([['two'], ['one', 'two', 'one']])(
    'with a repeated page token fails with an explanation: %s',
    async (...tokens) => {
      const next = inTurn(...(tokens as [string, ...string[]]));
      const { hand, lists } = listsOver({
        listWorkstations: async () => page([workstation('a')], next()),
      });
      const all = lists.workstations(studio, () => undefined);
      expect(await hand.until(all)).toMatchObject({
        failure: {
          code: 'request-refused',
          detail: 'The list does not end: its pages repeat or are empty.',
        },
      });
    },
  );

  it('that never ends is abandoned', async () => {
    let pages = 0;
    const { hand, lists } = listsOver({
      listWorkstations: async () => page([], `page ${++pages}`),
    });
    const all = lists.workstations(studio, () => undefined);
    expect((await hand.until(all)).ok).toBe(false);
    expect(pages).toBeLessThan(300);
  });

  it('is the list of the only studio if none is named', async () => {
    const asked: unknown[] = [];
    const { hand, lists } = listsOver({
      listWorkstations: async (where) => {
        asked.push(where);
        return page([]);
      },
    });
    await hand.until(lists.workstations(undefined, () => undefined));
    expect(asked).toEqual([studio]);
    const two = listsOver({
      listStudios: async () => page([{ id: studio }, { id: resourceId('studio-2') }]),
    });
    expect(await two.hand.until(two.lists.workstations(undefined, () => undefined))).toEqual({
      ok: false,
      failure: { code: 'studio-unclear', count: 2 },
    });
  });

  it('is abandoned after 15 seconds of transient errors', async () => {
    const { hand, lists } = listsOver({ listWorkstations: async () => transientError('offline') });
    expect(await hand.until(lists.workstations(studio, () => undefined))).toEqual({
      ok: false,
      failure: { code: 'service-unreachable', transientError: 'offline' },
    });
    expect(hand.clock.monotonic()).toBe(15_000);
  });
});

describe('a kind of connection whose workstations can only be connected to', () => {
  it('has no profiles, and refuses all changes', async () => {
    const { lists } = listsOver({});
    expect(lists.abilities).toEqual([]);
    for (const none of [
      ...[lists.profiles(studio), lists.backups(studio, session), lists.screenshots([session])],
    ]) {
      expect(await none).toEqual({ ok: true, value: [] });
    }
    for (const refused of [
      lists.profile(studio, resourceId('lp-comp')),
      ...[lists.eulas(studio, []), lists.acceptEulas(studio, [], 'token')],
    ]) {
      expect(await refused).toEqual({ ok: false, failure: { code: 'change-impossible' } });
    }
  });
});

describe('backups', () => {
  it('are those of the workstation, from all pages', async () => {
    const of = (id: string, whose: string) => ({ id, session: whose });
    const readPage = inTurn(
      page([of('b1', 'comp-07'), of('b2', 'comp-08')], 'two'),
      page([of('b3', 'comp-07'), { id: 'b4' }]),
    );
    const { hand, lists } = listsOver({}, { listBackups: async () => readPage() });
    const all = await hand.until(lists.backups(studio, session));
    expect(all).toEqual({ ok: true, value: [of('b1', 'comp-07'), of('b3', 'comp-07')] });
  });
});

describe('agreements', () => {
  const [first, second] = [resourceId('eula-1'), resourceId('eula-2')];
  const over = (content: string, isPractice = false) =>
    listsOver(
      {},
      {
        listAcceptances: async () => page([second]),
        readEula: async (id) => answer({ id, name: `Terms ${id}`, content }),
      },
      isPractice,
    );

  it('are shown with their text, and whether they are accepted', async () => {
    const { hand, lists } = over('Terms of use.');
    expect(await hand.until(lists.eulas(studio, [first, second]))).toEqual({
      ok: true,
      value: [
        { id: first, name: 'Terms eula-1', accepted: false, content: 'Terms of use.' },
        { id: second, name: 'Terms eula-2', accepted: true, content: 'Terms of use.' },
      ],
    });
  });

  it('with a web page show its host only, not its address', async () => {
    const { hand, lists } = over('https://terms.pier.example/v2?for=me');
    const shown = await hand.until(lists.eulas(studio, [first]));
    expect(shown).toMatchObject({ value: [{ page: 'terms.pier.example' }] });
    expect(JSON.stringify(shown)).not.toContain('v2');
  });

  it.each(['', ' \n\t', 'x'.repeat(20_001)])(
    'that are missing or too long to be shown whole cannot be accepted',
    async (content) => {
      const { hand, lists } = over(content);
      expect(await hand.until(lists.eulas(studio, [first]))).toEqual({
        ok: false,
        failure: { code: 'eula-unreadable' },
      });
    },
  );

  it('are accepted with the same token on each retry', async () => {
    const tokens: string[] = [];
    const respond = inTurn<ServiceResponse<undefined>>(
      transientError('dropped'),
      answer(undefined),
    );
    const { hand, lists } = listsOver(
      {},
      {
        acceptEulas: async (...[, , token]) => {
          tokens.push(token);
          return respond();
        },
      },
    );
    expect((await hand.until(lists.acceptEulas(studio, [first], 'one-request'))).ok).toBe(true);
    expect(tokens).toEqual(['one-request', 'one-request']);
  });

  const pageOf = async (content: string, isPractice = false) => {
    const { hand, lists } = over(content, isPractice);
    await hand.until(lists.eulas(studio, [first]));
    return hand.until(lists.eulaPage(first));
  };

  it.each([
    ['https://terms.pier.example/', false],
    ['http://127.0.0.1:4100/eula/1', true],
  ])('open their web page: %s', async (content, isPractice) => {
    expect(await pageOf(content, isPractice)).toEqual({ ok: true, value: new URL(content) });
  });

  it('open the page whose host was shown, even if the service returns another one later', async () => {
    const shown = 'https://terms.pier.example/v2';
    const named = inTurn(shown, 'https://bait.example/');
    const { hand, lists } = listsOver(
      {},
      {
        listAcceptances: async () => page([]),
        readEula: async (id) => answer({ id, content: named() }),
      },
    );
    await hand.until(lists.eulas(studio, [first]));
    expect(await lists.eulaPage(first)).toEqual({ ok: true, value: new URL(shown) });
  });

  it('open no page of this machine for a connection to a service', async () => {
    expect(await pageOf('http://127.0.0.1:4100/eula/1')).toMatchObject({ ok: false });
  });

  it('open no page that was not shown', async () => {
    const { lists } = over('https://terms.pier.example/');
    expect(await lists.eulaPage(first)).toMatchObject({ failure: { code: 'not-found' } });
  });

  it.each([
    ...['http://terms.pier.example/', 'http://localhost/', 'http://127.0.0.2/', 'http://[::1]/'],
    ...['http://127.0.0.1.pier.example/', 'https://user@terms.example/', 'https://u:p@t.example/'],
    ...['file:///etc/passwd', 'javascript:alert(1)', 'data:text/html,x', 'stagedoor://open'],
    ...['HTTPS://terms.example/', ' https://terms.example/', 'https://terms.example/ x'],
    ...['https://terms.example/\n', 'https://', 'https://terms.example/ü', 'Terms of use.', ''],
    `https://terms.example/${'x'.repeat(2_048)}`,
  ])('open nothing that is not a valid page: %j', async (content) => {
    expect(await pageOf(content)).toEqual({
      ok: false,
      failure: { code: 'not-found', what: 'thing' },
    });
  });

  it('open only https, or http on this machine, and never an address with a user', async () => {
    const anyAddress = fc.oneof(
      fc.webUrl({ validSchemes: ['http', 'https', 'ftp', 'file'] }),
      fc
        .tuple(
          fc.constantFrom('http', 'https', 'file', 'javascript', 'smb'),
          fc.constantFrom('://', ':', ':\\\\'),
          fc.constantFrom('127.0.0.1', 'localhost', 'a@127.0.0.1', '2130706433', 't.example'),
          fc.string({ maxLength: 12 }),
        )
        .map((parts) => parts.join('')),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(anyAddress, async (content) => {
        const opened = await pageOf(content, true);
        if (!opened.ok) return;
        const { protocol, hostname, username, password } = opened.value;
        expect(protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1')).toBe(
          true,
        );
        expect(username + password).toBe('');
      }),
      { numRuns: 300 },
    );
  });
});
