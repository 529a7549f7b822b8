import type { DiskProblem, ReachCause } from '../../base/failure.ts';
import { statusSentence } from '../../launch/session-status.ts';
import type { StreamUrlProblem } from '../../viewer/stream-url-problem.ts';
import { plural } from '../plural.ts';
import { statuses } from './statuses.ts';

/** Advice that failures share or that has cases of its own. */

export const disk: Readonly<Record<DiskProblem, string>> = {
  'read-only': 'The folder is read-only. Make it writable, or set STAGEDOOR_HOME to one that is.',
  full: 'The disk is full. Free some space and try again.',
  denied: 'This user may not write there. Check who owns the folder, or set STAGEDOOR_HOME.',
  'not-a-folder': 'Something that is not a folder of yours stands in its place. Move it away.',
  locked: 'Another Stagedoor has been writing there for too long. Close it and try again.',
  other: 'Check the folder and its disk, or set STAGEDOOR_HOME to another one.',
};

export const reach: Readonly<Record<ReachCause, (host: string, port: number) => string>> = {
  name: (host) =>
    `The name ${host} cannot be looked up from here. A VPN that is off is the usual cause.`,
  refused: (host, port) =>
    `${host} answers, but nothing listens on port ${port}. The DCV server may still be starting.`,
  'time-out': (_, port) =>
    `Port ${port} does not answer from here. A VPN or firewall is the usual cause.`,
  'no-route': (host) =>
    `There is no way to ${host} from this network. Check the VPN or the network cable.`,
  handshake: (_, port) =>
    `Port ${port} answers, but not as a DCV server does. A firewall may be in between.`,
};

/** Why the address of a stream is not opened; `part` has words of its own. */
export const streamUrl: Readonly<Record<Exclude<StreamUrlProblem, 'part'>, string>> = {
  'too-long': 'It is longer than 8 KiB.',
  'strange-characters': 'It holds characters an address may not hold.',
  'not-a-stream': 'It is not the address of a DCV stream.',
  'names-user': 'It names a user.',
  'no-server': 'The service does not tell where its server is.',
  'no-host': 'Its host is not a name or an address.',
  'host-not-allowed': 'Its host is not one this connection allows.',
  'inward-host': 'Its host is an inward address that this connection does not name.',
  'not-encrypted': 'It is not encrypted (https).',
  'odd-path': 'Its path is not plain.',
  'no-token': 'It does not hold exactly one usable token.',
  'more-than-session': 'It holds more than a session.',
  'no-session': 'It does not name a session.',
  'no-port': 'Its port is not one.',
};

export const changeTitles = {
  start: 'The workstation could not be started',
  stop: 'The workstation could not be stopped',
  end: 'The workstation could not be ended',
  create: 'The workstation could not be made',
} as const;

export function changeAdvice({
  state,
  statusCode,
}: {
  readonly state?: string | undefined;
  readonly statusCode?: string | undefined;
}): string {
  const why = statusSentence(statusCode, statuses);
  if (why !== undefined) return why;
  return state === undefined ? NO_REASON : `${statuses.serviceSays(state)} Try again.`;
}

const NO_REASON = 'The service gave no reason. Try again.';

export const install = {
  win32:
    'Install it from amazondcv.com, or ask for “msiexec /i nice-dcv-client.msi /quiet /norestart”.',
  darwin: 'Install it from amazondcv.com, or with “brew install --cask dcv-viewer”.',
  linux: 'Install nice-dcv-viewer from amazondcv.com with the package manager of this system.',
} as const;

export function streamAdvice(statusCode: string | undefined): string {
  switch (statusCode) {
    case 'NETWORK_CONNECTION_ERROR':
      return 'The workstation could not be reached inside the studio. Try again; if it stays so, restart the workstation.';
    case 'INTERNAL_ERROR':
      return 'The studio had a problem of its own. Try again in a minute.';
    case undefined:
      return NO_REASON;
    default:
      return `${statuses.serviceSays(statusCode)} Try again.`;
  }
}

/** What somebody else's program said, after a sentence of ours. */
export const said = (detail: string | undefined): string =>
  detail === undefined || detail === '' ? '' : ` ${statuses.itSays(detail)}`;

export function spokenSeconds(seconds: number): string {
  if (seconds >= 120) return `${Math.round(seconds / 60)} minutes`;
  return plural('en', seconds, { one: '1 second', other: `${seconds} seconds` });
}
