import type { DiskProblem, ReachCause } from '../../base/failure.ts';
import { statusSentence } from '../../launch/session-status.ts';
import type { StreamUrlProblem } from '../../viewer/stream-url-problem.ts';
import { plural } from '../plural.ts';
import { statuses } from './statuses.ts';

/** Advice that failures share or that has cases of its own. */

export const disk: Readonly<Record<DiskProblem, string>> = {
  'read-only':
    'La carpeta es de solo lectura. Permita la escritura o indique otra en STAGEDOOR_HOME.',
  full: 'El disco está lleno. Libere espacio y vuelva a intentarlo.',
  denied:
    'Este usuario no puede escribir ahí. Compruebe de quién es la carpeta o defina STAGEDOOR_HOME.',
  'not-a-folder': 'En su lugar hay algo que no es una carpeta suya. Muévalo a otro sitio.',
  locked: 'Otro Stagedoor lleva demasiado tiempo escribiendo ahí. Ciérrelo y vuelva a intentarlo.',
  other: 'Revise la carpeta y su disco, o indique otra en STAGEDOOR_HOME.',
};

export const reach: Readonly<Record<ReachCause, (host: string, port: number) => string>> = {
  name: (host) =>
    `El nombre ${host} no se puede resolver desde aquí. La causa habitual es una VPN desactivada.`,
  refused: (host, port) =>
    `${host} responde, pero nada escucha en el puerto ${port}. Puede que el servidor DCV aún esté arrancando.`,
  'time-out': (_, port) =>
    `El puerto ${port} no responde desde aquí. La causa habitual es una VPN o un firewall.`,
  'no-route': (host) =>
    `No hay camino hasta ${host} desde esta red. Revise la VPN o el cable de red.`,
  handshake: (_, port) =>
    `El puerto ${port} responde, pero no como un servidor DCV. Puede haber un firewall de por medio.`,
};

/** Why the address of a stream is not opened; `part` has words of its own. */
export const streamUrl: Readonly<Record<Exclude<StreamUrlProblem, 'part'>, string>> = {
  'too-long': 'Supera los 8\u00a0KiB.',
  'strange-characters': 'Contiene caracteres no permitidos en una dirección.',
  'not-a-stream': 'No es la dirección de un stream de DCV.',
  'names-user': 'Nombra a un usuario.',
  'no-server': 'El servicio no indica dónde está su servidor.',
  'no-host': 'Su host no es un nombre ni una dirección.',
  'host-not-allowed': 'Esta conexión no permite su host.',
  'inward-host': 'Su host es una dirección interna que esta conexión no nombra.',
  'not-encrypted': 'No está cifrada (https).',
  'odd-path': 'Su ruta es inusual.',
  'no-token': 'No contiene exactamente un token utilizable.',
  'more-than-session': 'Contiene más que una sesión.',
  'no-session': 'No nombra ninguna sesión.',
  'no-port': 'Su puerto no es un puerto.',
};

export const changeTitles = {
  start: 'No se pudo arrancar la estación de trabajo',
  stop: 'No se pudo detener la estación de trabajo',
  end: 'No se pudo eliminar la estación de trabajo',
  create: 'No se pudo crear la estación de trabajo',
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
  return state === undefined ? NO_REASON : `${statuses.serviceSays(state)} Vuelva a intentarlo.`;
}

const NO_REASON = 'El servicio no dio ningún motivo. Vuelva a intentarlo.';

export const install = {
  win32: 'Instálelo desde amazondcv.com o pida «msiexec /i nice-dcv-client.msi /quiet /norestart».',
  darwin: 'Instálelo desde amazondcv.com o con «brew install --cask dcv-viewer».',
  linux: 'Instale nice-dcv-viewer desde amazondcv.com con el gestor de paquetes de este sistema.',
} as const;

export function streamAdvice(statusCode: string | undefined): string {
  switch (statusCode) {
    case 'NETWORK_CONNECTION_ERROR':
      return 'No se pudo acceder a la estación de trabajo dentro del estudio. Vuelva a intentarlo; si continúa, reiníciela.';
    case 'INTERNAL_ERROR':
      return 'El estudio tuvo un problema interno. Vuelva a intentarlo en un minuto.';
    case undefined:
      return NO_REASON;
    default:
      return `${statuses.serviceSays(statusCode)} Vuelva a intentarlo.`;
  }
}

/** What somebody else's program said, after a sentence of ours. */
export const said = (detail: string | undefined): string =>
  detail === undefined || detail === '' ? '' : ` ${statuses.itSays(detail)}`;

export function spokenSeconds(seconds: number): string {
  if (seconds >= 120) return `${Math.round(seconds / 60)} minutos`;
  return plural('es', seconds, { one: '1 segundo', other: `${seconds} segundos` });
}
