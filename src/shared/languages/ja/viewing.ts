import type { Texts } from '../catalogue.ts';

/** How streams are shown, and the way to them. */
export const viewing = {
  title: 'ストリームの表示方法',
  options: {
    fullscreen: '全画面表示',
    allMonitors: 'すべてのモニター',
    yuv444: 'フルカラー（4:4:4）',
  },
  transport: '転送方式',
  transports: {
    auto: '最適なものを自動選択',
    quic: 'QUIC（UDP）',
    websocket: 'WebSocket のみ（TCP）',
  },
} satisfies Texts['viewing'];
export const network = {
  test: 'ネットワークをテスト',
  testing: 'ネットワークをテスト中',
  team: (text) => `ネットワーク担当者向け：${text}`,
  quic: 'QUIC（UDP）はテストしません。QUIC を使用できない場合、ストリームは WebSocket で送信されます。',
  nothing: 'この接続先の通信は、このコンピューターの外に出ません。',
  copy: 'ネットワーク担当者向けにコピー',
  copied: 'コピーしました',
} satisfies Texts['network'];
