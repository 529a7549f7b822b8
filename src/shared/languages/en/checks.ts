import type { CheckName } from '../../base/check.ts';
import { plural } from '../plural.ts';

/** What a test of a connection found. */
export const checks = {
  title: 'Checks',
  well: 'Well',
  notWell: 'Not well',
  names: {
    host: 'host',
    servers: 'servers',
    templates: 'templates',
    'sign-in': 'sign-in',
    service: 'service',
    workstations: 'workstations',
    clock: 'clock',
    'create-stream': 'create-stream',
    'read-stream': 'read-stream',
    'network-endpoint': 'network: service',
    'network-broker': 'network: broker',
    'network-console': 'network: Access Console',
    'network-issuer': 'network: login server',
    'network-gateway': 'network: Connection Gateway',
    'network-server': 'network: workstation',
    'network-host': 'network: DCV server',
  } satisfies Record<CheckName, string>,
  studios: (count: number) =>
    plural('en', count, {
      one: `The service answers; ${count} studio open to you.`,
      other: `The service answers; ${count} studios open to you.`,
    }),
  listed: (count: number) =>
    plural('en', count, {
      one: `${count} workstation listed.`,
      other: `${count} workstations listed.`,
    }),
  listedFirst: (count: number) =>
    plural('en', count, {
      one: `${count} workstation listed on the first page.`,
      other: `${count} workstations listed on the first page.`,
    }),
  templates: (count: number) =>
    plural('en', count, {
      one: `${count} template listed.`,
      other: `${count} templates listed.`,
    }),
  templatesFirst: (count: number) =>
    plural('en', count, {
      one: `${count} template listed on the first page.`,
      other: `${count} templates listed on the first page.`,
    }),
  servers: (count: number, each: string) =>
    plural('en', count, { one: `${count} server: ${each}.`, other: `${count} servers: ${each}.` }),
  serversOf: (count: number, system: string) => `${count} with ${system}`,
  unknownSystem: 'an unknown system',
  noServers: 'The broker knows no servers.',
  askForServers: 'Ask your administrator whether the DCV servers have their Session Manager agent.',
  answers: 'The service answers.',
  knownAs: (who: string) => `The service knows you as ${who}.`,
  allowed: (operation: string) => `You may ask for ${operation}.`,
  proxied: 'A proxy stands between this machine and the host, so it was not tried.',
  reached: (host: string, port: number) => `${host} answers on port ${port}.`,
  trouble: 'The service cannot be asked right now.',
  clockAgrees: "This machine's clock agrees with the service's.",
  clockOff: (minutes: number) => `This machine's clock is ${minutes} minutes off.`,
  setClock: 'Set the clock, or switch on automatic time.',
  signedIn: 'You are signed in',
  signedInAs: (name: string, account: string) => `You are ${name} of account ${account}`,
  signedInAsPerson: (who: string) => `You are signed in as ${who}`,
  asAdministrator: "You are signed in with an administrator's credential",
  administrator: 'It opens any session of any user: for artists, prefer an Access Console.',
  until: (is: string, time: string) => `${is}, until ${time}.`,
  untilRenewed: (is: string, time: string) => `${is}, until ${time}; renewed by itself.`,
  sentence: (is: string) => `${is}.`,
};
