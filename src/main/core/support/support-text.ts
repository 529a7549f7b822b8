import type { Connection } from '../../../shared/connections/connection.ts';
import { failureText } from '../../../shared/base/failure-text.ts';
import type { LaunchState } from '../../../shared/launch/launch-state.ts';
import { messages } from '../../../shared/languages/messages/en.arb';
import { connectionFacts } from './connection-facts.ts';
import { formatReport, type ReportLine } from './format-report.ts';

/** Versions by name of the program, in the order of the report. */
export type Versions = Readonly<Record<string, string>>;

export interface LaunchSupport {
  readonly state: LaunchState;
  /** `undefined` if it was removed in the meantime. */
  readonly connection: Connection | undefined;
  readonly versions: Versions;
  /** The current time, in milliseconds since 1970. */
  readonly at: number;
}

/**
 * A report about one launch for support: the request, its steps and their times, what went wrong, and the versions of
 * the programs. Always in English, because other people read it. It may still contain names of people: pass it
 * through `anonymize` before it is shown.
 */
export function supportText({ state, connection, versions, at }: LaunchSupport): string {
  return [
    'Stagedoor: one launch, for support',
    ...formatReport([['written', time(at)]]),
    '',
    '== What was asked for ==',
    ...formatReport([
      ['connection', state.connection],
      ...(connection === undefined ? [] : connectionFacts(connection)),
      ['studio', state.studio],
      ['workstation', state.session],
    ]),
    '',
    ...launchLines(state),
    '',
    ...versionLines(versions),
    '',
  ].join('\n');
}

/** The section of one launch. */
export function launchLines(state: LaunchState): string[] {
  const { entered, failure, transientError, stream = {} } = state;
  // Steps of the same millisecond stay in the order in which they were recorded.
  const steps = Object.entries(entered).sort(([, one], [, other]) => one - other);
  const texts = failure && failureText(failure);
  return [
    `== Launch ${state.launch} ==`,
    ...formatReport([
      ['state', state.state],
      ...steps.map(([step, moment]): ReportLine => [step, time(moment)]),
      ['last change', time(state.at)],
      ['requests', state.requests],
      ['last request id', state.requestId],
      ['workstation state', state.workstationState],
      ['workstation status', state.workstationStatus],
      [
        'temporary error',
        transientError && `${transientError.code} since ${time(transientError.since)}`,
      ],
      ['', transientError && messages.transientErrors[transientError.code]],
      ['failure', failure?.code],
      ['', texts?.title],
      ['', texts?.advice],
      ...facts(failure).map(([name, value]): ReportLine => [`failure ${name}`, value]),
      ...Object.entries(stream).map(([name, value]): ReportLine => [`stream ${name}`, value]),
      ['notices', state.notices.join(', ')],
    ]),
  ];
}

/** The section of the versions, one line each. */
export const versionLines = (versions: Versions): string[] => [
  '== Versions ==',
  ...formatReport(Object.entries(versions)),
];

/** ISO 8601 in UTC, because readers may be in another time zone. */
export const time = (ms: number): string => new Date(ms).toISOString();

/** The facts of a failure, all of which may be shown. */
const facts = (failure: LaunchState['failure']): [string, string][] =>
  Object.entries(failure ?? {})
    .filter(([name]) => name !== 'code')
    .map(([name, value]) => [name, String(value)]);
