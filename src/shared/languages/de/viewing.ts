import type { Texts } from '../catalogue.ts';

/** How streams are shown, and the way to them. */
export const viewing = {
  title: 'Wie Streams gezeigt werden',
  options: {
    fullscreen: 'Vollbild',
    allMonitors: 'Alle Monitore',
    yuv444: 'Volle Farbe (4:4:4)',
  },
  transport: 'Transport',
  transports: {
    auto: 'Was am besten läuft',
    quic: 'QUIC (UDP)',
    websocket: 'Nur WebSocket (TCP)',
  },
} satisfies Texts['viewing'];
export const network = {
  test: 'Netzwerk testen',
  testing: 'Netzwerktest läuft',
  team: (text: string) => `Für Ihr Netzwerkteam: ${text}`,
  quic: 'QUIC (UDP) wird nicht getestet. Ohne QUIC laufen Streams über WebSocket.',
  nothing: 'Nichts davon verlässt diesen Rechner.',
  copy: 'Für Netzwerkteam kopieren',
  copied: 'Kopiert',
} satisfies Texts['network'];
