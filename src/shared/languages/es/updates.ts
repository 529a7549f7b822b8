import type { Texts } from '../catalogue.ts';

/** How far a new version of the program has come. */
export const updates = {
  title: 'Versión',
  off: {
    'not-configured': 'Esta copia no busca versiones nuevas.',
    policy: 'Su administrador ha desactivado la búsqueda de versiones nuevas.',
    preference: 'Stagedoor no busca versiones nuevas.',
  },
  idle: 'No se conoce ninguna versión más reciente.',
  idleSince: (when) => `No hay versión más reciente (comprobado: ${when}).`,
  checking: 'Buscando una versión nueva.',
  available: (version) =>
    `La versión ${version} está disponible. Se descargará cuando no haya inicios en curso.`,
  downloading: (version, percent) => `Descargando la versión ${version}: ${percent}.`,
  ready: (version) => `La versión ${version} está aquí, comprobada y lista.`,
  waits: (version) => `La versión ${version} se instalará cuando no haya inicios en curso.`,
  installing: (version) => `Instalando la versión ${version}.`,
  toldOnly: {
    'package-manager': (version) =>
      `La versión ${version} está disponible. La instala su gestor de paquetes.`,
    administrator: (version) =>
      `La versión ${version} está disponible. La instala su administrador, para todos aquí.`,
    user: (version) => `La versión ${version} está disponible. Instálela igual que esta.`,
  },
  /** At the foot of the window's left side. */
  note: (version) => `Versión ${version} disponible`,
  look: 'Buscar ahora',
  install: 'Reiniciar y actualizar',
} satisfies Texts['updates'];
