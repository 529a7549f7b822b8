import type { Texts } from '../catalogue.ts';
import { plural } from '../plural.ts';
import { until } from './times.ts';

/** What a test of a connection found. */
export const checks = {
  title: 'Comprobaciones',
  well: 'Bien',
  notWell: 'Mal',
  names: {
    host: 'host',
    servers: 'servidores',
    templates: 'plantillas',
    'sign-in': 'acceso',
    service: 'servicio',
    workstations: 'estaciones de trabajo',
    clock: 'reloj',
    'create-stream': 'creación de streams',
    'read-stream': 'lectura de streams',
    'network-endpoint': 'red: servicio',
    'network-broker': 'red: broker',
    'network-console': 'red: Access Console',
    'network-issuer': 'red: servidor de acceso',
    'network-gateway': 'red: Connection Gateway',
    'network-server': 'red: estación de trabajo',
    'network-host': 'red: servidor DCV',
  },
  studios: (count) =>
    plural('es', count, {
      one: `El servicio responde; tiene acceso a ${count} estudio.`,
      other: `El servicio responde; tiene acceso a ${count} estudios.`,
    }),
  listed: (count) =>
    plural('es', count, {
      one: `${count} estación de trabajo en la lista.`,
      other: `${count} estaciones de trabajo en la lista.`,
    }),
  listedFirst: (count) =>
    plural('es', count, {
      one: `${count} estación de trabajo en la primera página de la lista.`,
      other: `${count} estaciones de trabajo en la primera página de la lista.`,
    }),
  templates: (count) =>
    plural('es', count, {
      one: `${count} plantilla en la lista.`,
      other: `${count} plantillas en la lista.`,
    }),
  templatesFirst: (count) =>
    plural('es', count, {
      one: `${count} plantilla en la primera página de la lista.`,
      other: `${count} plantillas en la primera página de la lista.`,
    }),
  servers: (count, each) =>
    plural('es', count, {
      one: `${count} servidor: ${each}.`,
      other: `${count} servidores: ${each}.`,
    }),
  serversOf: (count, system) => `${count} con ${system}`,
  unknownSystem: 'un sistema desconocido',
  noServers: 'El broker no conoce ningún servidor.',
  askForServers:
    'Pregunte a su administrador si los servidores DCV tienen su agente de Session Manager.',
  answers: 'El servicio responde.',
  knownAs: (who) => `Para el servicio, usted es ${who}.`,
  allowed: (operation) => `Puede pedir ${operation}.`,
  proxied: 'Hay un proxy entre este equipo y el host, por lo que no se ha probado.',
  reached: (host, port) => `${host} responde en el puerto ${port}.`,
  trouble: 'Ahora mismo no se puede consultar el servicio.',
  clockAgrees: 'El reloj de este equipo coincide con el del servicio.',
  clockOff: (minutes) =>
    plural('es', minutes, {
      one: `El reloj de este equipo tiene ${minutes} minuto de desfase.`,
      other: `El reloj de este equipo tiene ${minutes} minutos de desfase.`,
    }),
  setClock: 'Ajuste el reloj o active la hora automática.',
  signedIn: 'Sesión activa',
  signedInAs: (name, account) => `Usted es ${name}, de la cuenta ${account}`,
  signedInAsPerson: (who) => `Sesión iniciada como ${who}`,
  asAdministrator: 'Sesión iniciada con una credencial de administrador',
  administrator:
    'Abre cualquier sesión de cualquier usuario: para artistas, es preferible una Access Console.',
  until: (is, time) => `${is}, ${until(time)}.`,
  untilRenewed: (is, time) => `${is}, ${until(time)}; se renueva sola.`,
  sentence: (is) => `${is}.`,
} satisfies Texts['checks'];
