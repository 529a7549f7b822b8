import type { Texts } from '../catalogue.ts';
import { plural } from '../plural.ts';

/** The desktop around the window: notifications, the tray, the badge, the menu bar. Lists and spans come from `Intl`. */
export const desktop = {
  notifications: {
    codeNeeded: {
      title: 'Hace falta un código de su dispositivo',
      body: 'Introdúzcalo en Stagedoor para continuar.',
    },
    ready: (name) => `${name} está lista`,
    allReady: (count) =>
      plural('es', count, {
        one: `${count} estación de trabajo está lista`,
        other: `${count} estaciones de trabajo están listas`,
      }),
    failed: 'No se pudo hacer',
    allFailed: (count) =>
      plural('es', count, { one: `Falló ${count} inicio`, other: `Fallaron ${count} inicios` }),
    /** `when` is a span from now on: «dentro de 3 minutos». */
    stops: (name, when) => `${name} se detiene ${when}`,
    allStop: (count, when) =>
      plural('es', count, {
        one: `${count} estación de trabajo se detiene ${when}`,
        other: `${count} estaciones de trabajo se detienen ${when}`,
      }),
    inAMoment: 'en menos de un minuto',
    saveWork: 'Guarde su trabajo.',
    saveAllWork: (names) => `Guarde su trabajo: ${names}.`,
    signIn: 'Vuelva a iniciar sesión',
    signInToGoOn: 'Vuelva a iniciar sesión para continuar',
    /** A workstation and the connection it is found by. */
    where: (workstation, connection) => `${workstation}, ${connection}`,
    /** The last of a list of names. */
    andMore: (count) => plural('es', count, { other: `${count} más` }),
  },
  aWorkstation: 'Una estación de trabajo',
  /** What the tray's light says. */
  cues: {
    off: 'nada en curso',
    wait: 'trabajando',
    go: 'hay una estación de trabajo abierta',
    care: 'algo le espera',
    stop: 'algo falló',
  },
  /** What one launch is doing, short enough for a menu. */
  steps: {
    starting: 'arrancando',
    stopping: 'deteniéndose',
    ending: 'eliminándose',
    creating: 'en creación',
    requesting: 'pidiendo un stream',
    waiting: 'preparando el stream',
    checking: 'comprobando el acceso',
    opening: 'abriendo el visor',
    opened: 'abierta en el visor',
    done: 'hecho',
    ended: 'cerrada',
    failed: 'no conectada',
    cancelled: 'cancelado',
  },
  tray: {
    tooltip: (words) => `Stagedoor: ${words}`,
    launch: (name, step) => `${name}: ${step}`,
    launchFor: (name, step, span) => `${name}: ${step}, ${span}`,
    lessThanAMinute: 'menos de un minuto',
    open: 'Abrir Stagedoor',
    favourite: (name, connection) => `${name}, ${connection}`,
    more: (count) => plural('es', count, { other: `${count} más` }),
    settings: 'Ajustes…',
    quit: 'Salir',
  },
  wantYou: (count) =>
    plural('es', count, {
      one: `${count} inicio le espera`,
      other: `${count} inicios le esperan`,
    }),
  menu: {
    file: 'Archivo',
    newConnection: 'Nueva conexión…',
    importConnections: 'Importar…',
    settings: 'Ajustes…',
    close: 'Cerrar',
    quit: 'Salir',
    edit: 'Edición',
    undo: 'Deshacer',
    redo: 'Rehacer',
    cut: 'Cortar',
    copy: 'Copiar',
    paste: 'Pegar',
    delete: 'Eliminar',
    selectAll: 'Seleccionar todo',
    view: 'Ver',
    findAnything: 'Buscar todo…',
    resetZoom: 'Tamaño real',
    zoomIn: 'Acercar',
    zoomOut: 'Alejar',
    fullScreen: 'Pantalla completa',
    window: 'Ventana',
    minimise: 'Minimizar',
    zoomWindow: 'Zoom',
    toFront: 'Traer todo al frente',
    help: 'Ayuda',
    guide: 'Guía',
    diagnostics: 'Diagnóstico…',
    about: 'Acerca de Stagedoor',
    services: 'Servicios',
    hide: 'Ocultar Stagedoor',
    hideOthers: 'Ocultar otros',
    showAll: 'Mostrar todo',
  },
} satisfies Texts['desktop'];
