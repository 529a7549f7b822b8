import type { Texts } from '../catalogue.ts';
import { until } from './times.ts';

/** What main tells once above everything else. A link that was not followed has the words of its failure. */
export const notices = {
  'settings-damaged': (keptAs) => ({
    title: 'No se pudieron leer los ajustes',
    advice: `Se apartaron como ${keptAs}. Stagedoor empieza sin ajustes.`,
  }),
  'home-unwritable': {
    title: 'Stagedoor no puede escribir en su propia carpeta',
    advice:
      'Lo que cambie se perderá al cerrar. Libere espacio o indique una carpeta suya en STAGEDOOR_HOME.',
  },
  'keys-this-run': {
    title: 'Sus claves solo se guardan hasta cerrar',
    advice:
      'No hay ningún llavero abierto. En Linux, instale gnome-keyring o desbloquéelo y vuelva a introducir las claves.',
  },
  'sign-in-this-run': {
    title: 'Su acceso solo se guarda hasta cerrar',
    advice:
      'No hay ningún llavero abierto. En Linux, instale gnome-keyring o desbloquéelo y vuelva a iniciar sesión.',
  },
  'sign-in-ends': (time, connections) => ({
    title: `Sesión activa ${until(time)}`,
    advice: `Vuelva a iniciar sesión antes para seguir sin cortes: ${connections}.`,
  }),
} satisfies Texts['notices'];
