import type { Texts } from '../catalogue.ts';

/** The page of settings: each says what it does. */
export const settings = {
  title: 'Ajustes',
  find: 'Buscar un ajuste',
  nothing: (search) => `Ningún ajuste contiene «${search}».`,
  locked: 'Fijado por su administrador.',
  groups: {
    window: 'Ventana',
    notifications: 'Notificaciones',
    viewer: 'Cómo se abren los streams',
    updates: 'Versiones nuevas',
    support: 'Ayuda y soporte',
  },
  viewerNote: 'Para conexiones que no indican nada propio.',
  of: {
    language: {
      name: 'Idioma',
      means:
        'De esta ventana, sus menús y sus notificaciones. La línea de comandos habla en inglés.',
    },
    theme: { name: 'Aspecto', means: 'Claro u oscuro, o como el sistema.' },
    startAtLogin: {
      name: 'Abrir al iniciar sesión',
      means: 'Stagedoor espera en la bandeja, sin su ventana.',
    },
    trayIcon: {
      name: 'Icono en la bandeja',
      means: 'Muestra cómo van sus inicios con la ventana cerrada.',
    },
    checkForUpdates: {
      name: 'Buscar versiones nuevas',
      means: 'Una vez al día, nunca durante un inicio.',
    },
    logLevel: {
      name: 'Contenido del registro',
      means: 'Más detalle ayuda a encontrar una causa. Nunca contiene secretos.',
    },
    'notifications.ready': {
      name: 'Una estación de trabajo está lista',
      means: 'Se entregó al visor.',
    },
    'notifications.failed': { name: 'Falló un inicio', means: 'Con lo esencial, en una línea.' },
    'notifications.stops-soon': {
      name: 'Una estación de trabajo se detiene pronto',
      means: 'Diez minutos antes de que se detenga sola, para que pueda guardar.',
    },
    'notifications.sign-in-needed': {
      name: 'Hay que iniciar sesión',
      means: 'Cuando un inicio le espera o su acceso está por terminar.',
    },
    'display.fullscreen': { name: 'Pantalla completa', means: 'El stream llena la pantalla.' },
    'display.allMonitors': {
      name: 'Todos los monitores',
      means: 'Pantalla completa en cada uno.',
    },
    'display.transport': {
      name: 'Transporte',
      means: 'QUIC es más fluido. WebSocket atraviesa más firewalls.',
    },
    'display.yuv444': {
      name: 'Color completo (4:4:4)',
      means: 'Bordes de color más nítidos, con más ancho de banda.',
    },
  },
  choices: {
    language: { system: 'Como el sistema' },
    theme: { system: 'Como el sistema', light: 'Claro', dark: 'Oscuro' },
    logLevel: { info: 'Lo habitual', debug: 'Más, para soporte' },
    usual: 'Lo propio del visor',
    on: 'Sí',
    off: 'No',
  },
  diagnostics: {
    name: 'Diagnóstico',
    means: 'Registros, comprobaciones y versiones en un texto. Usted lo ve antes que nadie.',
    make: 'Crear',
  },
  about: {
    name: 'Acerca de Stagedoor',
    means: 'Su versión y de quién es lo que contiene.',
    show: 'Mostrar',
  },
} satisfies Texts['settings'];
