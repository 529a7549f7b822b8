import type { Texts } from '../catalogue.ts';

/** How streams are shown, and the way to them. */
export const viewing = {
  title: 'Cómo se ven los streams',
  options: {
    fullscreen: 'Pantalla completa',
    allMonitors: 'Todos los monitores',
    yuv444: 'Color completo (4:4:4)',
  },
  transport: 'Transporte',
  transports: {
    auto: 'Lo que mejor funcione',
    quic: 'QUIC (UDP)',
    websocket: 'Solo WebSocket (TCP)',
  },
} satisfies Texts['viewing'];
export const network = {
  test: 'Probar la red',
  testing: 'Probando la red',
  team: (text) => `Para su equipo de red: ${text}`,
  quic: 'QUIC (UDP) no se prueba. Sin él, los streams van por WebSocket.',
  nothing: 'Nada de esto sale de este equipo.',
  copy: 'Copiar para el equipo de red',
  copied: 'Copiado',
} satisfies Texts['network'];
