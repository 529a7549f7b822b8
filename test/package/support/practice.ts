import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { consentTarget } from '../../../src/main/core/provider/connection-target.ts';
import type { Connection } from '../../../src/shared/connections/connection.ts';
import { jsonLines } from '../../support/machine/json-lines.ts';
import { eventually } from '../../support/machine/machine.ts';
import { runAs, start, type Trial } from './trial.ts';

/**
 * Runs the practice studio of the installed program until the test ends. Returns a connection to it.
 */
export async function openPractice(trial: Trial) {
  const { text } = start(trial, ['stagedoor', 'practice', '--json']);
  const [reported] = await eventually(
    () => (text.out.includes('\n') ? jsonLines(text.out) : undefined),
    30_000,
  );
  const { endpoint, region, accessKeyId, secretAccessKey } = reported as Record<string, string>;
  return {
    name: 'North Pier Films',
    kind: 'nimble',
    region,
    endpoint,
    hosts: ['127.0.0.1'],
    credentials: { source: 'keychain', accessKeyId, secretAccessKey },
  };
}

/** The folder of the user's settings. */
export const settingsOf = ({ home }: Trial): string =>
  join(home, '.config', 'stagedoor', 'settings.json');

/**
 * Saves a connection with the command line, and lets links use it without a question. Returns its
 * id.
 */
export async function addTrusted(
  trial: Trial,
  connection: Readonly<Record<string, unknown>> & { kind: string; endpoint: string | undefined },
  env: Readonly<Record<string, string>>,
): Promise<string> {
  const added = await runAs(trial, ['stagedoor', 'connections', 'add'], {
    env,
    input: JSON.stringify(connection),
  });
  expect(added).toMatchObject({ status: 0, err: '' });
  const id = added.out.trim();
  const path = settingsOf(trial);
  const settings = JSON.parse(readFileSync(path, 'utf8')) as { trusted?: readonly unknown[] };
  const target = consentTarget(connection as object as Connection, 'user');
  const trusted = [...(settings.trusted ?? []), { connection: id, target }];
  writeFileSync(path, JSON.stringify({ ...settings, trusted }));
  return id;
}
