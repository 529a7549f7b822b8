import type { Texts } from '../catalogue.ts';

/** Launches that are over. */
export const history = {
  title: 'Historial',
  empty: 'Aquí aparecen los inicios que ya terminaron.',
  columns: {
    when: 'Cuándo',
    workstation: 'Estación de trabajo',
    place: 'Lugar',
    readyAfter: 'Listo tras',
    end: 'Cómo terminó',
  },
  ends: { 'handed-over': 'Entregado', done: 'Hecho', cancelled: 'Cancelado', failed: 'Fallido' },
  wishes: { start: 'Arrancar', stop: 'Detener', end: 'Eliminar', create: 'Nueva estación' },
  /** Titles of failures that would name facts which are not kept. */
  titles: {
    'time-limit': 'No estuvo listo a tiempo',
    'not-found': 'No se encontró',
    certificate: 'Un certificado no es de confianza',
    'studio-unclear': 'No estaba claro de qué estudio se trataba',
    'workstation-unclear': 'No estaba claro de qué estación de trabajo se trataba',
  },
} satisfies Texts['history'];
