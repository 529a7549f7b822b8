import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  NO_SETTINGS,
  parseSettings,
  settingsText,
  takenIds,
  withoutStrays,
  type Settings,
} from '../../../../src/main/core/settings/settings.ts';
import type { Connection } from '../../../../src/shared/connections/connection.ts';
import { settingsFiles } from '../../../fixtures/hostile-settings.ts';
import { connectionId, uuid } from '../support/fakes.ts';

const practice: Connection = { id: connectionId('try-it'), name: 'Try it', kind: 'practice' };
const northPier: Connection = {
  id: connectionId('north-pier'),
  name: 'North Pier',
  kind: 'nimble',
  region: 'us-west-2',
  hosts: ['*.north-pier.example'],
  credentials: { source: 'keychain', entry: uuid(1) },
};
const foreign = { id: 'south-pier', kind: 'session-manager', broker: { url: 'https://b.example' } };

/** The content of a file on a machine without machine connections. */
const readAlone = (text: string) => withoutStrays(parseSettings(text).settings, new Set());

describe('a settings file', () => {
  it.each(settingsFiles)('with %s is parsed', (_, text, state, connections) => {
    const parsed = parseSettings(text);
    expect(parsed.state).toBe(state);
    expect(parsed.settings.connections).toHaveLength(connections);
    if (state !== 'well') expect(parsed.settings).toEqual(NO_SETTINGS);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('is parsed without throwing, whatever it is', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc
        .record(
          {
            version: fc.jsonValue(),
            connections: fc.jsonValue(),
            trusted: fc.jsonValue(),
            favourites: fc.jsonValue(),
          },
          { requiredKeys: [] },
        )
        .map((value) => JSON.stringify(value)),
    );
    fc.assert(
      fc.property(text, (given) => {
        expect(['well', 'damaged', 'newer']).toContain(parseSettings(given).state);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps connections of an unknown kind unchanged', () => {
    const text = JSON.stringify({ version: 1, connections: [foreign, practice] });
    const { settings } = parseSettings(text);
    expect(settings).toEqual({ ...NO_SETTINGS, connections: [practice], kept: [foreign] });
    expect(JSON.parse(settingsText(settings))).toEqual({
      version: 1,
      connections: [practice, foreign],
      trusted: [],
      favourites: [],
      preferences: {},
    });
  });

  it('keeps fields of other versions at every level', () => {
    const future = { id: 'pier', name: 'Pier', kind: 'practice', group: { of: 'tomorrow' } };
    const file = {
      version: 1,
      connections: [practice, future],
      trusted: [{ connection: 'try-it', target: 'here', until: 2030 }],
      favourites: [
        { connection: 'try-it', session: 'a' },
        { connection: 'try-it', session: 'b', colour: 'red' },
      ],
      preferences: { display: { depth: 10 }, sound: true },
      groups: [{ name: 'Shows' }],
    };
    const { settings, state } = parseSettings(JSON.stringify(file));
    expect(state).toBe('well');
    expect(settings.favourites).toEqual([{ connection: 'try-it', session: 'a' }]);
    const again = parseSettings(settingsText(withoutStrays(settings, new Set()))).settings;
    expect(again).toEqual(settings);
    expect(JSON.parse(settingsText(again))).toEqual(file);
  });

  it('forgets fields of other versions for a connection that does not exist', () => {
    const file = { trusted: [{ connection: 'gone', target: 'here', until: 2030 }] };
    expect(settingsText(readAlone(JSON.stringify(file)))).not.toContain('gone');
  });

  it('keeps the second of two connections with one id, but does not use it', () => {
    const other = { ...practice, name: 'Another' };
    const { settings } = parseSettings(JSON.stringify({ connections: [practice, other] }));
    expect(settings).toMatchObject({ connections: [practice], kept: [other] });
  });

  it('keeps consent only for existing connections, of known and unknown kinds', () => {
    const consent = (connection: unknown) => ({ connection, target: 'here' });
    // The first format had only ids.
    const wrong = [consent('gone'), consent('NOT AN ID'), 'try-it', 7, null];
    const trusted = [consent('try-it'), consent('south-pier'), ...wrong];
    const text = JSON.stringify({ connections: [practice, foreign], trusted });
    expect(readAlone(text).trusted).toEqual([consent('try-it'), consent('south-pier')]);
  });

  it('keeps favourites only for existing connections, of known and unknown kinds', () => {
    const mark = (connection: unknown) => ({ connection, session: 'comp-07' });
    const wrong = [mark('gone'), mark('NOT AN ID'), mark(7), 'comp-07', null];
    const favourites = [mark('try-it'), mark('south-pier'), ...wrong];
    const overfull = { ...mark('try-it'), url: 'https://x' };
    const text = JSON.stringify({
      connections: [practice, foreign],
      favourites: [...favourites, overfull],
    });
    expect(readAlone(text).favourites).toEqual([mark('try-it'), mark('south-pier')]);
  });

  it('is readable text that ends in a line break', () => {
    expect(settingsText({ ...NO_SETTINGS, connections: [practice] })).toBe(
      [
        ...['{', '  "version": 1,', '  "connections": [', '    {', '      "id": "try-it",'],
        ...['      "name": "Try it",', '      "kind": "practice"', '    }', '  ],'],
        ...['  "trusted": [],', '  "favourites": [],', '  "preferences": {}', '}', ''],
      ].join('\n'),
    );
  });

  it('is parsed back unchanged from its text', () => {
    const known = fc.uniqueArray(fc.constantFrom(practice, northPier), { maxLength: 2 });
    const unknown = fc.array(
      fc.record({
        id: fc.stringMatching(/^u[a-z0-9-]{0,20}$/),
        kind: fc.constantFrom('direct', 'access-console', 'something-new'),
        more: fc.jsonValue({ maxDepth: 3 }),
      }),
    );
    fc.assert(
      fc.property(known, unknown, fc.boolean(), (connections, others, trusts) => {
        // As JSON has them: it has no negative zero.
        const kept = JSON.parse(JSON.stringify(others)) as unknown[];
        const taken = [...takenIds({ ...NO_SETTINGS, connections, kept })];
        const trusted = (trusts ? taken : []).map((id) => ({
          connection: connectionId(id),
          target: 'here',
        }));
        const favourites = trusted.map(({ connection }) => ({ connection, session: 'comp-07' }));
        const settings: Settings = { connections, kept, trusted, favourites, preferences: {} };
        expect(parseSettings(settingsText(settings))).toEqual({ settings, state: 'well' });
      }),
    );
  });
});

describe('the ids that are taken', () => {
  it('include those of connections of an unknown kind', () => {
    const kept = [foreign, { kind: 'x' }, { id: 7 }, null, 'text', ['id']];
    const ids = takenIds({ ...NO_SETTINGS, connections: [practice, northPier], kept });
    expect([...ids].filter((id) => id !== '')).toEqual(['try-it', 'north-pier', 'south-pier']);
  });
});
