import type { Texts } from '../catalogue.ts';

/** The form for a new workstation. */
export const making = {
  name: 'Nombre',
  requirements: 'Requisitos',
  requirementsHint: 'En qué servidor se puede ubicar, en los términos del broker.',
  title: 'Nueva estación de trabajo',
  profile: 'Perfil',
  type: 'Tipo',
  image: 'Imagen',
  loading: (place) => `Cargando lo que ${place} permite`,
  connectOnce: 'Conectar cuando esté lista',
  toAgree: 'Por aceptar',
  acceptFirst: 'Hay que aceptarlo primero.',
  agreement: 'Acuerdo',
  textOf: (name) => `Texto de ${name}`,
  openAgreement: (host) => `Abrir el acuerdo (${host})`,
  accepted: 'Ya lo ha aceptado.',
  accept: (name) => `Acepto: ${name}`,
} satisfies Texts['making'];
