import type { Texts } from '../catalogue.ts';

/**
 * What a network test says of the way to each host: what is so (`title`), what a person can do (`person`), and
 * what to ask of the network team (`team`). `who` is what the host is called here, `at` is {@link hops.at}.
 * Nothing agrees with `who`, which is of either gender.
 */
export const hops = {
  /** What each kind of host is called, at the start of a sentence. */
  roles: {
    endpoint: 'El servicio',
    broker: 'El broker de Session Manager',
    console: 'La Access Console',
    issuer: 'El servidor de acceso',
    gateway: 'La Connection Gateway',
    server: 'El servidor de la estación de trabajo',
    host: 'El servidor DCV',
  },
  at: (host, port) => `${host}, puerto ${port}`,
  titles: {
    reached: (who, at) => `${who} (${at}) es accesible.`,
    'certificate-unknown': (who, at) =>
      `${who} (${at}) es accesible. Su certificado no es de confianza, así que el visor preguntará.`,
    'not-tried': (who, at) =>
      `${who} (${at}): sin probar; el sistema tiene un proxy para este host, y probar desde aquí no dice nada.`,
    name: (who, host) => `${who}: el nombre ${host} no se puede resolver desde aquí.`,
    'no-route': (who, host) => `${who}: no hay camino hasta ${host} desde esta red.`,
    'time-out': (who, at) => `${who} no responde: ${at}.`,
    refused: (who, host, port) =>
      `${who}: ${host} responde, pero nada escucha en el puerto ${port}.`,
    handshake: (who, at) => `${who} (${at}) responde, pero no con TLS.`,
    certificate: (who, at) => `${who} (${at}): su certificado no es de confianza.`,
    'proxy-login': (who, at) => `${who} (${at}): el proxy de esta red pide iniciar sesión primero.`,
    'proxy-refused': (who, at) =>
      `${who} (${at}): el proxy de esta red no conecta con ese host o no responde.`,
  },
  person: {
    name: 'Revise el nombre en la conexión y si la VPN está activada.',
    'no-route': 'Revise la VPN o el cable de red.',
    'time-out': 'Revise si la VPN está activada. Puede haber un firewall de por medio.',
    refused: 'Puede que aún esté arrancando. Revise el puerto en la conexión.',
    handshake: 'Revise el puerto en la conexión. Puede haber un firewall de por medio.',
    'proxy-login': 'Inicie sesión en el proxy o pida a su equipo de red que permita el paso.',
    'proxy-refused': 'Revise los ajustes de proxy de este sistema o consulte a su equipo de red.',
  },
  team: {
    lookUp: (host) =>
      `Por favor, hagan que ${host} se pueda resolver desde los equipos de los artistas.`,
    open: (host, port) =>
      `Por favor, permitan TCP saliente desde los equipos de los artistas hacia ${host}, puerto ${port}.`,
    openForProxy: (host, port) =>
      `Por favor, permitan TCP saliente desde el proxy hacia ${host}, puerto ${port}.`,
    openQuic: 'UDP al mismo puerto (QUIC) acelera los streams, pero no es necesario.',
    noRefusal: 'Por favor, comprueben que ningún firewall lo rechace.',
    unopened: (host, port) =>
      `Si un firewall abre TLS para inspeccionarlo, por favor dejen pasar ${host}, puerto ${port}, sin abrirlo.`,
    connectWithoutSignIn: (host, port) =>
      `Por favor, permitan que el proxy conecte con ${host}, puerto ${port}, sin iniciar sesión (CONNECT).`,
    connect: (host, port) =>
      `Por favor, permitan que el proxy conecte con ${host}, puerto ${port} (CONNECT).`,
  },
  /** Why a certificate is not trusted, and what a person can do about it. */
  doubts: {
    authority: 'No lo ha firmado nadie en quien confíe este equipo.',
    name: 'Es para otro nombre.',
    date: 'Ha caducado o aún no es válido.',
    pin: 'Su clave no es la fijada en la conexión.',
    'ca-file': 'No se puede leer el archivo de CA de la conexión.',
  },
  doubtAdvice: {
    authority: 'Si su estudio tiene su propia autoridad, indique su archivo de CA en la conexión.',
    name: 'Nombre el host en la conexión como lo hace su certificado.',
    date: 'Revise el reloj de este equipo; si está en hora, avise a su administrador.',
    pin: 'No se conecte hasta que su administrador le haya dado la nueva clave fijada.',
    'ca-file': 'Revise su ruta en la conexión.',
  },
  steps: {
    name: 'Resolución del nombre',
    tcp: 'TCP',
    tls: 'TLS',
    certificate: 'Certificado',
  },
  states: {
    well: 'bien',
    failed: 'fallo',
    unknown: 'sin probar',
  },
  /** How a step went, and two of them beside each other. */
  step: (step, state) => `${step}: ${state}`,
  between: '; ',
  /** Two sentences, one after the other. */
  sentences: (first, second) => `${first} ${second}`,
  quic: 'QUIC (UDP al mismo puerto) no se probó. Sin él, los streams van por WebSocket.',
} satisfies Texts['hops'];
