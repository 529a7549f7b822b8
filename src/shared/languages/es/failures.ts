import { words } from '../../base/failure-wording.ts';
import type { Texts } from '../catalogue.ts';
import {
  changeAdvice,
  changeTitles,
  disk,
  install,
  reach,
  said,
  spokenSeconds,
  streamAdvice,
  streamUrl,
} from './advice.ts';
import { commandFailures } from './failures-command.ts';
import { machineFailures } from './failures-machine.ts';
import { signInFailures } from './failures-sign-in.ts';
import { troubles } from './troubles.ts';

const things = {
  studio: 'este estudio',
  workstation: 'esta estación de trabajo',
  stream: 'este stream',
  thing: 'este elemento',
} as const;

/** What is said of each failure. A new code does not compile without words. */
export const failures = {
  ...commandFailures,
  ...machineFailures,
  'stream-failed': (f) => words('No se pudo crear el stream', streamAdvice(f.statusCode)),
  'stream-gone': (f) =>
    words(
      'El stream ha terminado',
      `El servicio indica ${f.state}. Vuelva a conectarse para obtener uno nuevo.`,
    ),
  'stream-expired': words(
    'El stream ha caducado',
    'Vuelva a conectarse para obtener uno nuevo. Si se repite, revise el reloj de este equipo.',
  ),
  'change-failed': (f) => words(changeTitles[f.what], changeAdvice(f)),
  'change-impossible': words(
    'Esta conexión no puede cambiar estaciones de trabajo',
    'Solo puede conectar con las que están listas. Pida a su administrador que arranque o detenga una.',
  ),
  'eula-unreadable': words(
    'No se puede mostrar el acuerdo de esta imagen',
    'Está vacío o es demasiado largo, así que no se puede aceptar aquí. Avise a su administrador.',
  ),
  'stream-url-refused': (f) =>
    words(
      'La dirección del stream no se puede abrir',
      `${f.reason === 'part' ? `Su parte «${f.part ?? ''}» no se puede entregar.` : streamUrl[f.reason]} Avise a su administrador.`,
    ),
  'time-limit': (f) =>
    words(
      `No estuvo listo en ${spokenSeconds(f.seconds)}`,
      f.trouble === undefined
        ? 'El stream aún se está preparando. Vuelva a conectarse para seguir esperándolo.'
        : `Lo último que se supo: ${troubles[f.trouble]}`,
    ),
  ...signInFailures,
  'viewer-missing': (f) => words('El visor DCV no está instalado', install[f.platform]),
  'viewer-unfit': (f) => words('No se puede usar el visor DCV', f.reason),
  'viewer-failed': (f) =>
    words(
      'El visor DCV se cerró enseguida',
      `Terminó con el código ${f.exitCode}. Vuelva a intentarlo o abra el stream en el navegador.`,
    ),
  'viewer-not-started': words(
    'El visor DCV no arrancó',
    'Vuelva a intentarlo o instálelo de nuevo.',
  ),
  'handover-unwritable': (f) => words('No se pudo entregar el stream', disk[f.why]),
  'report-unwritable': (f) =>
    words(
      'No se pudo guardar el archivo',
      f.why === 'full' ? disk.full : 'Elija otra carpeta y vuelva a intentarlo.',
    ),
  'not-found': (f) =>
    words(
      `No se encontró ${things[f.what]}`,
      'Puede que se haya eliminado o que la conexión lleve a otro estudio.',
    ),
  'vault-locked': words(
    'El llavero está bloqueado',
    'Desbloquéelo (suele bastar con iniciar sesión en el escritorio) y vuelva a intentarlo.',
  ),
  'vault-missing': words(
    'No hay llavero en este equipo',
    'En Linux, instale gnome-keyring o KWallet. Hasta entonces, las claves se olvidan al cerrar.',
  ),
  'vault-failed': (f) => words('El llavero no conservó las claves', `${f.why} No se guardó nada.`),
  quota: (f) =>
    words(
      'La cuota está agotada',
      `Detenga una estación de trabajo que no haga falta o pida más cuota.${said(f.detail)}`,
    ),
  'request-refused': (f) =>
    words(
      'El servicio rechaza esta petición',
      `Revise lo que se pidió y los ajustes de la conexión.${said(f.detail)}`,
    ),
  'service-unreachable': (f) => words('No se puede acceder al servicio', troubles[f.trouble]),
  redirected: words(
    'El servicio desvía las peticiones a otro sitio',
    'No se siguió el desvío, para proteger sus claves. Revise el endpoint.',
  ),
  'proxy-login': words(
    'El proxy de esta red pide iniciar sesión',
    'Inicie sesión en el proxy o pida a su equipo de red que permita el paso.',
  ),
  certificate: (f) =>
    f.where === 'service'
      ? words(
          'El certificado del servicio no es de confianza',
          'No se envió nada. Si su estudio tiene su propia autoridad, indique su archivo de CA en la conexión.',
        )
      : words(
          'El certificado de la estación de trabajo no es de confianza',
          'Esta conexión es estricta en eso. Consulte a su administrador.',
        ),
  'answer-too-large': words(
    'La respuesta era demasiado grande',
    'No es lo que envía el servicio. Revise el endpoint.',
  ),
  'host-unreachable': (f) =>
    words(
      'La estación de trabajo está lista, pero no se puede acceder a ella',
      reach[f.cause](f.host, f.port),
    ),
  bug: words(
    'Stagedoor se equivocó',
    'Vuelva a intentarlo. El registro indica dónde ocurrió; le agradecemos que nos lo envíe.',
  ),
} satisfies Texts['failures'];
