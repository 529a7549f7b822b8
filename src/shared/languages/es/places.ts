import type { Texts } from '../catalogue.ts';

/** The window's left side, its first page, a link's question, and the practice viewer. */
export const places = {
  title: 'Lugares',
  yours: 'Personal',
  favourites: 'Favoritas',
  history: 'Historial',
  version: (version) => `Versión ${version}`,
  status: {
    connecting: 'conectando',
    'needs-sign-in': 'requiere iniciar sesión',
    'needs-keys': 'requiere claves',
    'not-looked': 'aún sin consultar',
    unread: 'no se pudo leer',
    'wants-studio': 'falta elegir estudio',
    loading: 'cargando',
    reached: 'accesible',
  },
  signInNote: 'iniciar sesión',
  first: {
    title: 'Conéctese a sus estaciones de trabajo',
    what: 'Stagedoor pide un stream, espera a que esté listo y lo entrega al visor DCV.',
    practice: 'Estudio de prueba',
    practiceMeans: 'Estaciones de trabajo ficticias en este equipo. Nada sale de él.',
    tryIt: 'Probar sin una cuenta',
    own: 'Su estudio',
    ownMeans: 'Un endpoint compatible con Nimble, un broker o una consola de DCV, o un host DCV.',
  },
  link: {
    title: (place) => `Un enlace quiere conectar con ${place}`,
    workstation: 'Estación de trabajo',
    studio: 'Estudio',
    expected: 'Conéctese solo si esperaba este enlace.',
    remember: 'Recordar para esta conexión',
  },
  practiceViewer: {
    window: 'Visor de prueba',
    title: 'Escritorio de prueba',
    what: 'Esto sustituye al visor DCV. Aquí estaría su estación de trabajo.',
    received: 'Lo que recibió el visor',
  },
} satisfies Texts['places'];
