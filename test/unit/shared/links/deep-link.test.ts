import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkValue, looksLikeLink, parseDeepLink } from '../../../../src/shared/links/deep-link.ts';
import { messages as en } from '../../../../src/shared/languages/messages/en.arb';
import { linkSentence } from '../../../../src/shared/base/reason-text.ts';
import { goodLinks, oddNames, refusedLinks } from '../../../fixtures/hostile-links.ts';

const { reasons } = en;

const connection = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,39}$/);
const id = fc
  .stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.:@-]{0,127}$/)
  .filter((text) => !text.includes('..'));

describe('a link', () => {
  it.each(goodLinks)('is followed with %s', (_, link) => {
    expect(parseDeepLink(link)).toMatchObject({ ok: true });
  });

  it('is parsed into exactly the parameters it contains', () => {
    const text =
      'stagedoor://connect?stream=str-1&session=comp.07&studio=us-west-2%3Astid&connection=pier';
    expect(parseDeepLink(text)).toEqual({
      ok: true,
      link: {
        verb: 'connect',
        connection: 'pier',
        session: 'comp.07',
        studio: 'us-west-2:stid',
        stream: 'str-1',
      },
    });
    expect(parseDeepLink('stagedoor://open')).toEqual({ ok: true, link: { verb: 'open' } });
  });

  it.each(['', '@pier', 'a..b', 'a b', 'a%40b', 'é', 's'.repeat(129)])(
    'cannot contain the id %j',
    (name) => {
      expect(linkValue(name)).toBeUndefined();
    },
  );

  it('has no field for parameters it does not contain', () => {
    const parsed = parseDeepLink('stagedoor://connect?connection=pier&session=comp-07');
    expect(parsed.ok && Object.keys(parsed.link)).toEqual(['verb', 'connection', 'session']);
  });

  it.each(oddNames)('accepts %s as a normal id', (name) => {
    const text = `stagedoor://connect?connection=pier&studio=${name}&session=${name}`;
    expect(parseDeepLink(text)).toMatchObject({ link: { studio: name, session: name } });
  });

  it.each(refusedLinks)('is refused with %s', (_, link) => {
    const parsed = parseDeepLink(link);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(linkSentence(parsed, reasons)).toMatch(/^(The|It) [A-Za-z ]+\.$/);
  });

  it.each([
    ['stagedoor://connect', 'The link does not name a connection.'],
    ['stagedoor://connect/', 'The link does not name a connection.'],
    ['stagedoor://connect?', 'The link does not name a connection.'],
    ['stagedoor://connect/?', 'The link does not name a connection.'],
    ['stagedoor://connect?session=comp-07', 'The link does not name a connection.'],
    ['stagedoor://connect?connection=pier', 'The link does not name a workstation.'],
    ['stagedoor://connect?connection', 'The connection in the link is not valid.'],
    ['stagedoor://connect?connection=', 'The connection in the link is not valid.'],
    ['stagedoor://connect?connection=pier&session', 'The session in the link is not valid.'],
    ['stagedoor://connect?connection=pier&', 'The link contains an unknown parameter.'],
    ['stagedoor://connect?=', 'The link contains an unknown parameter.'],
    ['stagedoor://connections', 'It is not a Stagedoor link.'],
  ])('that is incomplete says what is missing: %s', (text, expected) => {
    const parsed = parseDeepLink(text);
    expect(parsed.ok ? '' : linkSentence(parsed, reasons)).toBe(expected);
  });

  it('can have 2,048 characters, but not one more', () => {
    const link = (length: number) => {
      const start = 'stagedoor://connect?connection=pier&session=c&studio=';
      return start + '%3A'.repeat(length).slice(0, length - start.length);
    };
    const reason = (text: string) => {
      const parsed = parseDeepLink(text);
      return parsed.ok ? '' : linkSentence(parsed, reasons);
    };
    expect(reason(link(2_048))).toBe('The studio in the link is not valid.');
    expect(reason(link(2_049))).toBe('The link is too long.');
  });

  it('with valid names is parsed back unchanged', () => {
    const optional = fc.option(id, { nil: undefined });
    fc.assert(
      fc.property(connection, id, optional, optional, (pier, session, studio, stream) => {
        const given = { connection: pier, session, studio, stream };
        const pairs = Object.entries(given).filter(([, value]) => value !== undefined);
        const query = pairs.map(([name, value]) => `${name}=${linkValue(String(value)) ?? ''}`);
        const link = { verb: 'connect', ...Object.fromEntries(pairs) };
        for (const order of [query, query.toReversed()])
          for (const start of ['stagedoor://connect?', 'stagedoor://connect/?'])
            for (const colon of [':', '%3A', '%3a']) {
              const text = start + order.join('&').replaceAll(':', colon);
              if (text.length <= 2_048) expect(parseDeepLink(text)).toEqual({ ok: true, link });
            }
      }),
    );
  });

  it('is parsed without throwing, whatever it is', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ maxLength: 200 }).map((rest) => `stagedoor://connect?${rest}`),
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc
        .array(fc.tuple(fc.constantFrom('connection', 'session', 'studio', 'x'), fc.string()))
        .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('&'))
        .map((query) => `stagedoor://connect?${query}`),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const parsed = parseDeepLink(text);
        if (parsed.ok && parsed.link.verb === 'connect') {
          expect(parsed.link.connection).toMatch(/^[a-z0-9][a-z0-9-]{0,39}$/);
          expect(parsed.link.session).toMatch(/^[A-Za-z0-9][A-Za-z0-9_.:@-]{0,127}$/);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is never repeated in the reason for its refusal', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9]{8,20}$/), (secret) => {
        for (const text of [
          `stagedoor://connect?connection=pier&session=s&token=${secret}`,
          `stagedoor://connect?connection=${secret}!&session=s`,
          `stagedoor://connect?${secret}=x&session=s`,
          `${secret}://connect`,
        ]) {
          const parsed = parseDeepLink(text);
          expect(parsed.ok ? secret : JSON.stringify(parsed)).not.toContain(secret);
        }
      }),
    );
  });
});

describe('text that looks like a link', () => {
  it.each([
    ['stagedoor://open', true],
    ['StageDoor:anything at all', true],
    ['stagedoor:', true],
    ['stagedoor', false],
    [' stagedoor://open', false],
    ['https://stagedoor.example', false],
    ['', false],
  ])('is %j: %s', (text, expected) => {
    expect(looksLikeLink(text)).toBe(expected);
  });
});
