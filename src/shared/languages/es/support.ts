import type { Texts } from '../catalogue.ts';

/** What the user gives to those who help, and what the program is made of. */
export const support = {
  launch: {
    title: 'Para soporte: este inicio',
    means: 'Se quitan los nombres de personas y carpetas. Lea el texto antes de compartirlo.',
  },
  machine: {
    title: 'Diagnóstico',
    means:
      'Registros, comprobaciones, versiones y directiva, sin nombres de personas ni carpetas. Lea el texto antes de compartirlo.',
  },
  text: 'El texto',
  making: 'Preparando el texto',
  copy: 'Copiar',
  copied: 'Copiado',
  save: 'Guardar',
  saved: (file) => `Guardado como ${file}.`,
  copyForSupport: 'Copiar para soporte',
} satisfies Texts['support'];
export const about = {
  title: 'Acerca de Stagedoor',
  what: 'Un lanzador de estaciones de trabajo remotas transmitidas por DCV.',
  licence: 'Software libre con licencia MIT.',
  versions: {
    stagedoor: 'Stagedoor',
    electron: 'Electron',
    chromium: 'Chromium',
    node: 'Node.js',
    os: 'Sistema',
  },
  copyVersions: 'Copiar versiones',
  inside: 'De quién es lo que contiene',
  noText: 'No incluye el texto de su licencia.',
} satisfies Texts['about'];
