import type { Texts } from '../catalogue.ts';
import { plural } from '../plural.ts';

/** Lists of workstations. */
export const list = {
  title: 'Estaciones de trabajo',
  tools: 'Lista',
  find: 'Buscar una estación',
  studio: 'Estudio',
  chooseStudio: 'Elegir un estudio',
  state: 'Estado',
  owner: 'Propietario',
  order: 'Orden',
  show: {
    all: 'Todos los estados',
    ready: 'Listas',
    stopped: 'Detenidas',
    working: 'En proceso',
    trouble: 'Con problemas',
  },
  owners: { all: 'De todos', first: 'Primero las mías', only: 'Solo las mías' },
  sort: {
    name: 'Por nombre',
    state: 'Por estado',
    owner: 'Por propietario',
    newest: 'Más recientes',
  },
  groups: {
    favourites: 'Favoritas',
    recent: 'Últimas usadas',
    others: 'Estaciones de trabajo',
  },
  mine: 'mía',
  stops: (when) => `se detiene ${when}`,
  ends: (when) => `se elimina ${when}`,
  saveWork: (outlook) => `${outlook}: guarde su trabajo`,
  manyStudios: 'Aquí hay más de un estudio. Elija uno arriba.',
  noneFits: (count) =>
    plural('es', count, {
      one: `Hay ${count} estación de trabajo y no coincide.`,
      other: `Ninguna de las ${count} estaciones de trabajo coincide.`,
    }),
  loading: 'Cargando las estaciones de trabajo',
  noneMake: 'Aquí no hay estaciones de trabajo. Cree una nueva.',
  noneAsk: 'Aquí no hay estaciones de trabajo. Pida una a su administrador.',
  noFavourites: 'Marque una estación de trabajo con su estrella para encontrarla aquí.',
} satisfies Texts['list'];
