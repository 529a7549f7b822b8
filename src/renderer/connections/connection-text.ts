import { isAws } from '../../shared/connections/aws-connection.ts';
import type { Connection, ConnectionOf } from '../../shared/connections/connection.ts';
import type { SignInStatus } from '../../shared/sign-in/credentials.ts';
import { isInProgress, type LaunchState } from '../../shared/launch/launch-state.ts';
import type { Listing } from '../workstations/workstations.svelte.ts';
import type { IndicatorKind } from '../../shared/base/status-indicator.ts';
import { wantsKeys, signInHelps } from '../failures/failure-actions.ts';
import { numberText } from '../i18n/numbers.ts';
import { t } from '../i18n/locale.svelte.ts';
import { credentialsText, wantsSignIn } from '../sign-in/sign-in-text.ts';

/** The kind of a connection in a few words. */
export const connectionLine = (connection: Connection): string =>
  [t().connections.kinds[connection.kind], ...(isAws(connection) ? [connection.region] : [])].join(
    t().general.comma,
  );

/** All that is known of a connection and may be shown, as name and value. */
export function connectionFacts(connection: Connection): readonly (readonly [string, string])[] {
  const { facts: names, kinds, regions, ...texts } = t().connections;
  const facts: (readonly [string, string])[] = [[names.kind, kinds[connection.kind]]];
  if (connection.group !== undefined) facts.push([t().sidebar.folder, connection.group]);
  if (connection.kind === 'nimble') {
    const { region, endpoint, studioId, hosts, credentials } = connection;
    facts.push([names.region, t().general.withNote({ name: region, note: regions[region] })]);
    facts.push([names.endpoint, endpoint ?? texts.ownEndpoint]);
    facts.push([names.studio, studioId ?? texts.onlyStudio]);
    facts.push([names.hosts, hosts?.join(t().general.comma) ?? texts.anyHost]);
    facts.push([names.signIn, credentialsText(credentials)]);
  }
  return [
    ...facts,
    ...serviceFacts(connection),
    ...trustFacts(connection),
    [names.nameInLinks, connection.id],
  ];
}

/** The endpoint and user of a connection without Nimble. */
function serviceFacts(connection: Connection): readonly (readonly [string, string])[] {
  const { facts: names, ...texts } = t().connections;
  switch (connection.kind) {
    case 'session-manager':
    case 'access-console': {
      const { endpoint, gateway, hosts } = connection;
      return [
        [names.endpoint, endpoint],
        ...(connection.kind === 'session-manager'
          ? [[names.user, connection.user ?? texts.machineUser] as const]
          : []),
        [names.gateway, gateway === undefined ? texts.noGateway : hostAndPort(gateway)],
        [names.hosts, hosts?.join(t().general.comma) ?? gateway?.host ?? texts.anyHost],
        [names.signIn, servedSignIn(connection)],
        ...(connection.kind === 'access-console'
          ? [[names.client, connection.credentials.clientId] as const]
          : []),
      ];
    }
    case 'direct':
      return [
        [names.host, hostAndPort(connection)],
        [names.session, connection.session],
        ...(connection.user === undefined ? [] : [[names.user, connection.user] as const]),
      ];
    case 'ec2': {
      const { region, endpoint, hosts, credentials, user } = connection;
      return [
        [names.region, region],
        [names.endpoint, endpoint ?? texts.ownEndpoint],
        [names.hosts, hosts?.join(t().general.comma) ?? texts.anyHost],
        ...(user === undefined ? [] : [[names.user, user] as const]),
        [names.signIn, credentialsText(credentials)],
      ];
    }
    case 'nimble':
    case 'practice':
      return [];
  }
}

/** The certificates that a connection trusts in addition to those of the system. */
function trustFacts(connection: Connection): readonly (readonly [string, string])[] {
  const { facts: names, strict } = t().connections;
  const { caFile, pin, policy } = ('tls' in connection ? connection.tls : undefined) ?? {};
  return [
    ...(caFile === undefined ? [] : [[names.caFile, caFile] as const]),
    ...(pin === undefined ? [] : [[names.pin, pin] as const]),
    ...(policy === 'strict' ? [[names.certificates, strict] as const] : []),
  ];
}

function servedSignIn({ credentials }: ConnectionOf<'session-manager' | 'access-console'>): string {
  const { brokerClient, brokerToken, brokerOpen, loginServer } = t().connections;
  switch (credentials.source) {
    case 'client':
      return brokerClient({ client: credentials.clientId });
    case 'token':
      return brokerToken;
    case 'none':
      return brokerOpen;
    case 'browser':
      return loginServer({ issuer: credentials.issuer });
  }
}

const hostAndPort = ({ host, port }: { readonly host: string; readonly port: number }): string =>
  host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;

/** The status of a connection: the indicator and the note are shown, the word is for screen readers. */
export interface ConnectionStatus {
  readonly indicator: IndicatorKind;
  readonly word: string;
  readonly note?: string;
}

/** The status of a connection, from its list, its launches and its sign-in. */
export function connectionStatus(
  listing: Listing | undefined,
  launches: readonly LaunchState[],
  signIn: SignInStatus | undefined,
): ConnectionStatus {
  const { status, signInNote: note } = t().sidebar;
  const count = listing?.list === undefined ? {} : { note: numberText(listing.list.length) };
  if (launches.some(isInProgress)) return { indicator: 'wait', word: status.connecting, ...count };
  if (wantsSignIn(signIn)) return { indicator: 'care', word: status['needs-sign-in'], note };
  if (listing === undefined) return { indicator: 'off', word: status['not-loaded'] };
  if (listing.failure !== undefined) {
    if (wantsKeys(listing.failure)) return { indicator: 'care', word: status['needs-keys'], note };
    return signInHelps(listing.failure)
      ? { indicator: 'care', word: status['needs-sign-in'], note }
      : { indicator: 'stop', word: status.unread };
  }
  if (listing.unclear) return { indicator: 'care', word: status['wants-studio'] };
  if (listing.list === undefined) return { indicator: 'wait', word: status.loading };
  const [only, ...others] = listing.list;
  if (only?.state === 'UNREACHED' && others.length === 0)
    return { indicator: 'stop', word: t().statuses.states.UNREACHED };
  return { indicator: 'go', word: status.reached, ...count };
}
