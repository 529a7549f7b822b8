import type { Texts } from '../catalogue.ts';
import { plural } from '../plural.ts';

/** The palette: everything that can be done, found by its words. */
export const palette = {
  title: '¿Qué quiere hacer?',
  find: 'Buscar una estación, un lugar o un ajuste',
  nothing: (search) => `Ningún nombre contiene «${search}».`,
  /** Read aloud as the search goes on. */
  found: (count) => plural('es', count, { one: 'Una entrada', other: `${count} entradas` }),
  connect: (workstation) => `Conectarse a ${workstation}`,
  startAndConnect: (workstation) => `Arrancar ${workstation} y conectarse`,
  showLaunch: (workstation) => `Mostrar el inicio de ${workstation}`,
  copyLink: (workstation) => `Copiar el enlace de ${workstation}`,
  about: (workstation) => `Todo sobre ${workstation}`,
  show: (place) => `Mostrar ${place}`,
  make: (place) => `Nueva estación de trabajo en ${place}`,
  setting: (setting) => `Ajustes: ${setting}`,
  guide: 'Abrir la guía',
  /** What the keys do, at its foot. */
  keys: { choose: 'elegir', run: 'hacerlo', leave: 'cerrar', escape: 'Esc' },
  open: 'Buscar todo',
} satisfies Texts['palette'];
