import type { Texts } from '../catalogue.ts';

/** What is said of each setting of a file that was left out of the form. */
export const imports = {
  refusals: {
    secret: 'Es un secreto, y ningún archivo los transmite. Introduzca el suyo.',
    agreement: 'Un comando se acepta donde se puede ver. Elija otra vez el perfil.',
    unsafe:
      'Haría que se aceptara cualquier certificado. Indique mejor un archivo de CA o una clave fijada.',
    'not-fitting': 'Su valor no es de los que este ajuste puede tener.',
    twice: 'Figura dos veces, con valores distintos.',
    'not-kept': 'Las conexiones no tienen este ajuste.',
  },
} satisfies Texts['imports'];
