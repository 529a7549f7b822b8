import type { Texts } from '../catalogue.ts';

/** How streams are shown, and the way to them. */
export const viewing = {
  title: '流的显示方式',
  options: {
    fullscreen: '全屏',
    allMonitors: '所有显示器',
    yuv444: '全彩（4:4:4）',
  },
  transport: '传输方式',
  transports: {
    auto: '自动选择最佳方式',
    quic: 'QUIC（UDP）',
    websocket: '仅 WebSocket（TCP）',
  },
} satisfies Texts['viewing'];
export const network = {
  test: '测试网络',
  testing: '正在测试网络',
  team: (text) => `致网络团队：${text}`,
  quic: '不会测试 QUIC（UDP）。没有 QUIC 时，流通过 WebSocket 传输。',
  nothing: '此连接的任何内容都不会离开本机。',
  copy: '复制给网络团队',
  copied: '已复制',
} satisfies Texts['network'];
