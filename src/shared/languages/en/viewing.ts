/** How streams are shown, and the way to them. */
export const viewing = {
  title: 'How streams are shown',
  options: {
    fullscreen: 'Full screen',
    allMonitors: 'All monitors',
    yuv444: 'Full colour (4:4:4)',
  },
  transport: 'Transport',
  transports: {
    auto: 'What works best',
    quic: 'QUIC (UDP)',
    websocket: 'WebSocket only (TCP)',
  },
};
export const network = {
  test: 'Test the network',
  testing: 'Testing the network',
  team: (text: string) => `For your network team: ${text}`,
  quic: 'QUIC (UDP) is not tried. Without it streams go over WebSocket.',
  nothing: 'Nothing of it leaves this machine.',
  copy: 'Copy for the network team',
  copied: 'Copied',
};
