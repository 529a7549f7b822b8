import type { Connection } from '../../../shared/connections/connection.ts';
import { failureWords } from '../../../shared/base/failure-words.ts';
import type { LaunchState } from '../../../shared/launch/launch-state.ts';
import { messages } from '../../../shared/languages/messages/en.arb';
import { connectionFacts } from './connection-facts.ts';
import { formatReport, type ReportLine } from './format-report.ts';

/** What runs here: programs by name, each with its version, in the order in which they are told. */
export type Versions = Readonly<Record<string, string>>;

export interface LaunchSupport {
  readonly state: LaunchState;
  /** Nothing where it was removed since. */
  readonly connection: Connection | undefined;
  readonly versions: Versions;
  /** When this is written, in milliseconds since 1970. */
  readonly at: number;
}

/**
 * One launch for those who help: what was asked for, how far it came and when, what went wrong, and by which
 * names its service and its programs are known. In English whatever the window speaks, since others read it.
 * As it is here it may still name people: `cleanse` goes over it before anybody sees it.
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

/** The same launch among others. */
export function launchLines(state: LaunchState): string[] {
  const { entered, failure, trouble, stream = {} } = state;
  // Where two were entered in one millisecond, they stay in the order in which that was noted.
  const steps = Object.entries(entered).sort(([, one], [, other]) => one - other);
  const words = failure && failureWords(failure);
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
      ['trouble', trouble && `${trouble.code} since ${time(trouble.since)}`],
      ['', trouble && messages.troubles[trouble.code]],
      ['failure', failure?.code],
      ['', words?.title],
      ['', words?.advice],
      ...facts(failure).map(([name, value]): ReportLine => [`failure ${name}`, value]),
      ...Object.entries(stream).map(([name, value]): ReportLine => [`stream ${name}`, value]),
      ['notices', state.notices.join(', ')],
    ]),
  ];
}

/** What runs here, one line each. */
export const versionLines = (versions: Versions): string[] => [
  '== Versions ==',
  ...formatReport(Object.entries(versions)),
];

/** ISO 8601, in UTC: those who read it live elsewhere. */
export const time = (ms: number): string => new Date(ms).toISOString();

/** A failure's own facts, all of which may be shown. */
const facts = (failure: LaunchState['failure']): [string, string][] =>
  Object.entries(failure ?? {})
    .filter(([name]) => name !== 'code')
    .map(([name, value]) => [name, String(value)]);
