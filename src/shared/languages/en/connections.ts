import type { Connection } from '../../connections/connection.ts';
import type { Region } from '../../sign-in/region.ts';

/** Connections: what they are made of, and what can be done with them. */
export const connections = {
  details: 'Details',
  fromAdministrator: 'From your administrator. It cannot be changed or removed here.',
  kinds: {
    nimble: 'Nimble Studio',
    'session-manager': 'DCV Session Manager',
    'access-console': 'DCV Access Console',
    direct: 'DCV server',
    practice: 'Practice, on this machine',
  } satisfies Record<Connection['kind'], string>,
  /** Where each region is. */
  regions: {
    'ap-northeast-1': 'Tokyo',
    'ap-southeast-2': 'Sydney',
    'ca-central-1': 'Canada',
    'eu-west-2': 'London',
    'us-east-1': 'Virginia',
    'us-west-2': 'Oregon',
  } satisfies Record<Region, string>,
  facts: {
    kind: 'Kind',
    region: 'Region',
    endpoint: 'Endpoint',
    studio: 'Studio',
    hosts: 'Stream hosts',
    host: 'Host',
    session: 'Session',
    user: 'User',
    gateway: 'Connection Gateway',
    client: 'Client id',
    caFile: 'CA file',
    pin: 'Pin',
    certificates: 'Certificates',
    signIn: 'Sign-in',
    nameInLinks: 'Name in links',
  },
  strict: 'Refused where they are not trusted',
  machineUser: 'Who is signed in to this machine',
  noGateway: 'None: straight to the server',
  brokerClient: (client: string) => `Client ${client}, an administrator's credential`,
  brokerToken: "A token, an administrator's credential",
  loginServer: (issuer: string) => `In the browser, at ${issuer}`,
  ownEndpoint: "The region's own",
  onlyStudio: 'The only one open to you',
  anyHost: 'Any but this machine',
  removeTitle: (name: string) => `Remove ${name}?`,
  removeKeys: 'Its keys are taken out of the keychain.',
  removeMeans:
    'The workstations themselves stay as they are. Links to this connection stop working.',
  keysTitle: (name: string) => `New keys for ${name}`,
  keysNotKept: 'The secret key is not kept here. Enter it again to try again.',
};
