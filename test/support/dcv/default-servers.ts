import type { Server, Session } from './wire.ts';

/** Two Linux servers and one Windows server, the default of a script. */
export const defaultServers: readonly Server[] = [
  linux('server-pier', '127.0.0.1', 'pier'),
  linux('server-quay', '127.0.0.2', 'quay'),
  {
    ...linux('server-lock', '127.0.0.3', 'lock'),
    Host: { Os: { Family: 'windows', Name: 'Windows Server 2022' } },
    Tags: [{ Key: 'room', Value: 'edit' }],
  },
];

/** Three sessions of two users on them, the default of a script. */
export const defaultSessions: readonly Session[] = [
  { Id: 'session-ada-1', Name: 'Comp 1', Owner: 'ada', Server: { Id: 'server-pier' } },
  { Id: 'session-ada-2', Name: 'Comp 2', Owner: 'ada', Server: { Id: 'server-quay' } },
  {
    Id: 'session-ben-1',
    Name: 'Edit',
    Owner: 'ben',
    Type: 'CONSOLE',
    Server: { Id: 'server-lock' },
  },
];

function linux(Id: string, Ip: string, name: string): Server {
  return {
    Id,
    Ip,
    Hostname: name,
    DefaultDnsName: `${name}.studio.example`,
    Port: '8443',
    Endpoints: [{ IpAddress: Ip, Port: 8443, WebUrlPath: '/', Protocol: 'HTTP' }],
    WebUrlPath: '/',
    Version: '2023.1.16388',
    Availability: 'AVAILABLE',
    Host: { Os: { Family: 'linux', Name: 'Ubuntu' } },
    Tags: [{ Key: 'room', Value: 'comp' }],
  };
}
