import type { Texts } from '../catalogue.ts';

/** How streams are shown, and the way to them. */
export const viewing = {
  title: 'Affichage des flux',
  options: {
    fullscreen: 'Plein écran',
    allMonitors: 'Tous les écrans',
    yuv444: 'Couleur complète (4:4:4)',
  },
  transport: 'Transport',
  transports: {
    auto: 'Le plus efficace',
    quic: 'QUIC (UDP)',
    websocket: 'WebSocket seul (TCP)',
  },
} satisfies Texts['viewing'];
export const network = {
  test: 'Tester le réseau',
  testing: 'Test du réseau',
  team: (text) => `Pour votre équipe réseau\u00a0: ${text}`,
  quic: 'QUIC (UDP) n’est pas testé. Sans lui, les flux passent par WebSocket.',
  nothing: 'Rien de tout cela ne quitte cette machine.',
  copy: 'Copier pour l’équipe réseau',
  copied: 'Copié',
} satisfies Texts['network'];
