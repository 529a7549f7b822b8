import type { Check } from '../../../shared/base/check.ts';
import type { Connection } from '../../../shared/connections/connection.ts';
import { SUPPORT_BYTES } from '../../../shared/ipc/contract-support.ts';
import type { HistoryEntry } from '../../../shared/launch/history.ts';
import type { LaunchState } from '../../../shared/launch/launch-state.ts';
import { anonymize, withoutHeadlessKey, type PersonalNames } from './anonymize.ts';
import { connectionFacts, peopleIn } from './connection-facts.ts';
import { formatReport } from './format-report.ts';
import { launchLines, time, versionLines, type Versions } from './support-text.ts';
import { firstBytes, lastLines } from '../base/text-bytes.ts';

/** The end of a log. */
export interface LogTail {
  readonly name: string;
  /** `undefined` if the file does not exist or cannot be read. */
  readonly text: string | undefined;
}

/** The administrator's policy: the path of its file, its state and its rules. */
export interface PolicyFacts {
  readonly file: string;
  readonly state: 'none' | 'applies' | 'unreadable';
  readonly rules: readonly string[];
}

/** The content of a diagnostics file. */
export interface Diagnostics {
  /** The current time, in milliseconds since 1970. */
  readonly at: number;
  readonly versions: Versions;
  readonly checks: readonly Check[];
  /** `undefined` if it is not known here. */
  readonly policy: PolicyFacts | undefined;
  readonly connections: readonly Connection[];
  /** The launches of this run, oldest first. */
  readonly launches: readonly LaunchState[];
  /** The launches of earlier runs, oldest first. */
  readonly history: readonly HistoryEntry[];
  readonly logs: readonly LogTail[];
  readonly whose: Pick<PersonalNames, 'home' | 'user'>;
  /** The user's names at services. */
  readonly names: readonly string[];
}

const FACTS_BYTES = 100 * 1024;
/** Small enough for two logs and the facts to fit into {@link SUPPORT_BYTES}. */
const LOG_BYTES = 200 * 1024;
const MAX_LAUNCHES = 20;

/**
 * A report about the machine and Stagedoor for support, in sections, without secrets and names of people. Logs come
 * last: if one has an unclosed quote, redaction may remove everything after it.
 */
export function diagnosticsText(what: Diagnostics): string {
  const whose = personalNamesOf(what);
  const facts = firstBytes(anonymize(factSections(what).join('\n'), whose), FACTS_BYTES);
  const logs = what.logs.map(({ name, text }) => {
    const clean = anonymize(withoutHeadlessKey(text ?? 'There is none.'), whose);
    return `== ${name} ==\n${lastLines(clean, LOG_BYTES)}`;
  });
  return anonymizedText([facts, ...logs].join('\n\n'), whose);
}

/** A text as it is shown and saved: anonymized again and cut to {@link SUPPORT_BYTES}. */
export const anonymizedText = (text: string, whose: PersonalNames): string =>
  firstBytes(anonymize(text, whose), SUPPORT_BYTES);

function factSections(what: Diagnostics): string[] {
  const { policy } = what;
  return [
    'Stagedoor: diagnostics',
    ...formatReport([['written', time(what.at)]]),
    '',
    ...versionLines(what.versions),
    '',
    '== Checks ==',
    ...what.checks.map(
      ({ name, ok, message, advice }) =>
        `${ok ? 'ok     ' : 'problem'}  ${name}: ${[message, advice].join(' ').trim()}`,
    ),
    '',
    '== Policy ==',
    ...(policy === undefined
      ? ['See the checks.']
      : formatReport([
          ['file', policy.file],
          ['state', policy.state],
          ['rules', policy.rules.join(', ')],
        ])),
    '',
    '== Connections ==',
    ...what.connections.flatMap((connection) => [
      ...formatReport([['connection', connection.id], ...connectionFacts(connection)]),
      '',
    ]),
    '== Earlier launches ==',
    ...what.history.slice(-MAX_LAUNCHES).map(historyLine),
    '',
    ...what.launches.slice(-MAX_LAUNCHES).flatMap((state) => [
      ...launchLines(state),
      ...formatReport([
        ['connection', state.connection],
        ['studio', state.studio],
        ['workstation', state.session],
      ]),
      '',
    ]),
  ];
}

function historyLine(entry: HistoryEntry): string {
  const { at, wish, connection, session, end, failure, readyMs } = entry;
  const ready = readyMs === undefined ? '' : `ready after ${(readyMs / 1_000).toFixed(1)} s`;
  return [time(at), wish, connection, session, end, failure, ready].filter(Boolean).join('  ');
}

/** The names of all people in the diagnostics. */
export function personalNamesOf({
  whose,
  names,
  connections,
  launches,
}: Pick<Diagnostics, 'whose' | 'names' | 'connections' | 'launches'>): PersonalNames {
  const owners = launches.flatMap(({ stream }) => [stream?.createdBy, stream?.ownedBy]);
  const people = [...connections.flatMap(peopleIn), ...names, ...owners];
  return { ...whose, people: people.filter((name) => name !== undefined) };
}
