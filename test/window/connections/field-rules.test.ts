import { describe, expect, it } from 'vitest';
import { formProblems } from '../../../src/main/core/connections/connection-check.ts';
import {
  emptyConnection,
  connectionValues,
  type FormKind,
} from '../../../src/renderer/connections/form/connection-draft.ts';
import { FIELD_RULES, TEXT_RULES } from '../../../src/renderer/connections/field-rules.ts';
import { entryOf } from '../../../src/shared/launch/session-status.ts';

const KINDS: readonly FormKind[] = [
  ...(['nimble', 'ec2', 'session-manager', 'access-console', 'direct'] as const),
];
const TYPED = [
  ...['', ' ', 'x', 'two words', '\u0007', '-', '/', '..', './.', '*', '\\', 'ü', '\u200b'],
  ...['-1', '0', '1.5', '99999', 'many', 'host:0', 'host:x', ':1', 'a=b', 'tag:', 'tag:a'],
  ...['http://pier.example', 'https://pier.example?x', 'ftp://x', 'arn:aws:iam::1:role/x'],
  ...['sha256/x', 'ca.pem', '//share/ca.pem', 'a,b', 'a, ,b', 'x'.repeat(600), 'x'.repeat(20_000)],
];

/** Chosen from a list, not entered. */
const isChosen = (kind: FormKind, field: string): boolean =>
  ['profile', 'accountId', 'roleName'].includes(field) || (kind === 'nimble' && field === 'region');

describe('room is kept for each problem that a field can have:', () => {
  it.each(KINDS)('%s', (kind) => {
    const found = new Set<string>();
    for (const text of TYPED)
      for (const source of ['keychain', 'profile', 'identity-center'] as const)
        for (const throughRole of [false, true]) {
          const empty = emptyConnection();
          const texts = Object.entries(empty).flatMap(([name, value]) =>
            typeof value === 'string' && !(name in { kind: 1, source: 1, brokerSource: 1 })
              ? [[name, text] as const]
              : [],
          );
          const draft = { ...empty, ...Object.fromEntries(texts), kind, source, throughRole };
          for (const [field, { rule }] of Object.entries(
            formProblems('connection', connectionValues(draft)),
          )) {
            const known = [...TEXT_RULES, ...(entryOf(FIELD_RULES, field) ?? [])];
            if (!isChosen(kind, field) && !known.includes(rule)) found.add(`${field}: ${rule}`);
          }
        }
    expect([...found]).toEqual([]);
  });
});
