import type { Texts } from '../catalogue.ts';
import { plural } from '../plural.ts';

/** The first window's choices and what was found, and testing a connection before it is saved. */
export const firstRun = {
  nimble: 'Un estudio Nimble',
  nimbleMeans:
    'Su estudio le dio una región o un endpoint, y claves, un perfil de AWS o una página de acceso.',
  addNimble: 'Añadir estudio Nimble',
  dcv: 'DCV en su estudio',
  dcvMeans:
    'Su estudio le dio la dirección de una Access Console, un broker de Session Manager o un host DCV.',
  addDcv: 'Añadir conexión DCV',
  onThisMachine: 'Encontrado en este equipo',
  looking: 'Buscando el visor DCV y perfiles de AWS',
  viewer: 'El visor DCV está instalado.',
  profiles: (count) =>
    plural('es', count, {
      one: `${count} perfil de AWS sirve para iniciar sesión.`,
      other: `${count} perfiles de AWS sirven para iniciar sesión.`,
    }),
  noProfiles: 'No hay perfiles de AWS. Puede iniciar sesión de otras formas.',
  testedFirst: 'Primero se prueba y, si todo está bien, se añade.',
  testedInPart:
    'Primero se prueba lo que no requiere iniciar sesión; el resto, cuando la haya iniciado.',
  testing: {
    'sign-in': 'Probando cómo inicia sesión',
    network: 'Probando el camino hasta allí',
    service: 'Consultando a qué tiene acceso',
  },
  notWell: 'No todo está bien; aún no se añade nada',
  cancelTest: 'Cancelar prueba',
  back: 'Volver al formulario',
  addAnyway: 'Añadir igualmente',
  added: (name) => `Se añadió ${name}. La prueba no encontró ningún problema.`,
  addedUntested: (name) => `Se añadió ${name}.`,
  addedInPart: (name) => `Se añadió ${name}. El resto se prueba cuando inicie sesión.`,
} satisfies Texts['firstRun'];
