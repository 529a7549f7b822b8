import { describe, expect, it } from 'vitest';
import { secretAudience } from '../../../../src/main/core/secrets/connection-secrets.ts';
import type { Connection } from '../../../../src/shared/connections/connection.ts';
import { connectionId } from '../support/fakes.ts';

const entry = '00000000-0000-4000-8000-000000000001';
const nimble = {
  id: connectionId('pier'),
  kind: 'nimble',
  name: 'Pier',
  region: 'us-west-2',
  hosts: ['*.pier.example'],
  credentials: { source: 'keychain', entry },
} as const satisfies Connection;
const broker = {
  id: connectionId('quay'),
  kind: 'session-manager',
  name: 'Quay',
  hosts: ['*.pier.example'],
  endpoint: 'https://broker.example:8443',
  credentials: { source: 'client', clientId: 'client', entry },
} as const satisfies Connection;

const cloud = {
  id: connectionId('cloud'),
  kind: 'ec2',
  name: 'Cloud',
  region: 'us-west-2',
  endpoint: 'https://ec2.example',
  filters: { 'tag:Workstation': 'yes' },
  address: 'private-ip',
  credentials: { source: 'keychain', entry },
} as const satisfies Connection;

describe('the audience of a connection’s secrets', () => {
  it.each<[string, Connection, Connection]>([
    ['of AWS', nimble, { ...nimble, endpoint: 'https://bait.example' }],
    [
      'of AWS, with another sign-in endpoint',
      nimble,
      { ...nimble, signInEndpoint: 'http://127.0.0.1:9' },
    ],
    ['of EC2, through a tunnel of AWS', cloud, { ...cloud, address: 'ssm' }],
    [
      'of EC2, with another tunnel service',
      { ...cloud, address: 'ssm' },
      { ...cloud, address: 'ssm', ssmEndpoint: 'https://bait.example' },
    ],
    ['of a broker', broker, { ...broker, endpoint: 'https://bait.example' }],
    [
      'of a token server',
      broker,
      { ...broker, credentials: { ...broker.credentials, tokenEndpoint: 'https://bait.example' } },
    ],
  ])('changes with the address: %s', (_, before, after) => {
    expect(secretAudience(after)).not.toBe(secretAudience(before));
  });

  it('is the same for another region, name or path', () => {
    expect(secretAudience({ ...nimble, region: 'us-east-1' })).toBe(secretAudience(nimble));
    const moved = { ...broker, name: 'Bay', endpoint: 'https://broker.example:8443/v2' };
    expect(secretAudience(moved)).toBe(secretAudience(broker));
  });
});
