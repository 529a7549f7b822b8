import type { Texts } from '../catalogue.ts';
import { plural } from '../plural.ts';

/** The name of its point and, on a row, what is under way; while it lasts; when it is over. */
const changes = {
  starting: { now: 'Arrancando', doing: 'Arrancando la estación de trabajo', done: 'Arrancada' },
  stopping: { now: 'Deteniendo', doing: 'Deteniendo la estación de trabajo', done: 'Detenida' },
  ending: { now: 'Eliminando', doing: 'Eliminando la estación de trabajo', done: 'Eliminada' },
  creating: { now: 'Creando', doing: 'Creando la estación de trabajo', done: 'Creada' },
} satisfies Texts['launch']['changes'];

/** Launches: their states, their line of points, what is known of their streams. */
export const launch = {
  title: 'Inicios',
  /** One whose workstation is not known yet. */
  nameless: 'Estación de trabajo',
  changes,
  states: {
    starting: changes.starting.doing,
    stopping: changes.stopping.doing,
    ending: changes.ending.doing,
    creating: changes.creating.doing,
    requesting: 'Pidiendo un stream',
    waiting: 'Preparando el stream',
    checking: 'Comprobando el acceso',
    opening: 'Abriendo el visor',
    opened: 'Abierta en el visor DCV',
    done: 'Hecho',
    ended: 'Cerrada',
    failed: 'No conectada',
    cancelled: 'Cancelado',
  },
  openInPractice: 'Abierta en el visor de prueba',
  notices: {
    'check-skipped': 'No se comprobó si se puede acceder a la estación de trabajo.',
    'check-meaningless':
      'Hay un proxy de por medio; no se puede comprobar el acceso a la estación de trabajo.',
    'certificate-unknown':
      'Este equipo no conoce el certificado de la estación de trabajo. El visor preguntará.',
    'practice-viewer': 'No hay ningún visor DCV instalado; lo sustituye el visor de prueba.',
  },
  usually: (span) => `suele tardar unos ${span}`,
  /** What was last seen of the workstation, in words of ours. */
  still: (state) => `aún ${state.toLowerCase()}`,
  /** The same, in the service's own. */
  stillUnknown: (state) => `aún ${state}`,
  asked: (times) => plural('es', times, { one: 'pedido una vez', other: `pedido ${times} veces` }),
  elsewhere: (sentence) => `${sentence} (desde la línea de comandos)`,
  for: (span) => `desde hace ${span}`,
  points: {
    asked: 'Pedido',
    preparing: 'Preparando',
    ready: 'Listo',
    reached: 'Accesible',
    'handed-over': 'Entregado',
  },
  pointIs: { done: 'hecho', now: 'ahora', 'to-come': 'pendiente', failed: 'se detuvo aquí' },
  facts: {
    stream: 'Stream',
    status: 'Estado',
    created: 'Creado',
    by: 'Por',
    owner: 'Propietario',
    validFor: 'Validez del enlace',
    validUntil: 'Enlace válido hasta',
    unknown: 'aún no se sabe',
  },
} satisfies Texts['launch'];
