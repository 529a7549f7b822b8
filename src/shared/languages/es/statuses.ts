import type { Texts } from '../catalogue.ts';

/** How a workstation is and why: states and status codes of the service, which are open sets. */
export const statuses = {
  /** States, as a row shows them. */
  states: {
    READY: 'Lista',
    CREATE_IN_PROGRESS: 'En creación',
    START_IN_PROGRESS: 'Arrancando',
    STOP_IN_PROGRESS: 'Deteniéndose',
    DELETE_IN_PROGRESS: 'Eliminándose',
    STOPPED: 'Detenida',
    DELETED: 'Eliminada',
    CREATE_FAILED: 'No se pudo crear',
    START_FAILED: 'No pudo arrancar',
    STOP_FAILED: 'No se pudo detener',
    DELETE_FAILED: 'No se pudo eliminar',
    UNREACHED: 'Inaccesible',
    UNTRIED: 'Sin probar',
  },
  unknown: 'Estado desconocido',
  /** Why a workstation cannot be connected to. */
  reasons: {
    'until-ready': 'Espere a que esté lista',
    'until-stopped': 'Espere a que se detenga',
    'going-away': 'Va a desaparecer',
    gone: 'Ya no existe',
    'not-running': 'No está en marcha',
    administrator: 'Consulte a su administrador',
    'not-known': 'No se sabe si está lista',
  },
  /** Status codes of one that is well. */
  progress: {
    STREAMING_SESSION_READY: 'Está lista. Puede conectarse a ella.',
    STREAMING_SESSION_STARTED: 'Ha arrancado. Estará lista en un momento.',
    STREAMING_SESSION_STOPPED: 'Está detenida. Arránquela para conectarse a ella.',
    STREAMING_SESSION_DELETED: 'Ya no existe. Cree una nueva si la necesita.',
    STREAMING_SESSION_CREATE_IN_PROGRESS: 'Se está creando. Tarda unos minutos.',
    STREAMING_SESSION_START_IN_PROGRESS: 'Está arrancando. Tarda unos minutos.',
    STREAMING_SESSION_STOP_IN_PROGRESS: 'Se está deteniendo. Espere a que se detenga.',
    STREAMING_SESSION_DELETE_IN_PROGRESS: 'Se está eliminando. Desaparecerá en un momento.',
  },
  /** Status codes of one that is not: what is so, and what to do. */
  causes: {
    INSUFFICIENT_CAPACITY: {
      what: 'Ahora mismo no hay ninguna máquina libre de este tipo.',
      advice: 'Vuelva a intentarlo más tarde o elija otro tipo de instancia.',
    },
    ACTIVE_DIRECTORY_DOMAIN_JOIN_ERROR: {
      what: 'No pudo unirse al dominio del estudio.',
      advice: 'Avise a su administrador.',
    },
    NETWORK_CONNECTION_ERROR: {
      what: 'No pudo acceder a la red del estudio.',
      advice: 'Vuelva a intentarlo; si continúa, avise a su administrador.',
    },
    NETWORK_INTERFACE_ERROR: {
      what: 'No obtuvo una red propia.',
      advice: 'Vuelva a intentarlo; si continúa, avise a su administrador.',
    },
    INITIALIZATION_SCRIPT_ERROR: {
      what: 'Falló un script que la prepara.',
      advice: 'Avise a su administrador e indique el nombre del perfil de lanzamiento.',
    },
    DECRYPT_STREAMING_IMAGE_ERROR: {
      what: 'No se pudo descifrar su imagen.',
      advice: 'Avise a su administrador.',
    },
    AMI_VALIDATION_ERROR: {
      what: 'El estudio no puede usar su imagen.',
      advice: 'Avise a su administrador.',
    },
    INTERNAL_ERROR: {
      what: 'El estudio tuvo un problema interno.',
      advice: 'Vuelva a intentarlo en un minuto.',
    },
    // Why a direct host is not reached, or not tried.
    proxied: {
      what: 'Hay un proxy de por medio; probar desde aquí no dice nada.',
      advice: 'Conéctese para ver si está ahí.',
    },
    name: {
      what: 'Su nombre no se puede resolver desde aquí.',
      advice: 'La causa habitual es una VPN desactivada.',
    },
    refused: {
      what: 'Nada escucha en su puerto.',
      advice: 'Puede que el servidor DCV aún esté arrancando.',
    },
    'time-out': {
      what: 'No responde desde aquí.',
      advice: 'La causa habitual es una VPN o un firewall.',
    },
    'no-route': {
      what: 'No hay camino hasta ella desde esta red.',
      advice: 'Revise la VPN o el cable de red.',
    },
    handshake: {
      what: 'Responde, pero no como un servidor DCV.',
      advice: 'Puede haber un firewall de por medio.',
    },
    certificate: {
      what: 'Su certificado no es de confianza, y esta conexión es estricta en eso.',
      advice: 'Consulte a su administrador.',
    },
  },
  both: (what, advice) => `${what} ${advice}`,
  serviceSays: (code) => `El servicio indica ${code}.`,
  itSays: (message) => `Mensaje: ${message}`,
} satisfies Texts['statuses'];
