import type { Texts } from '../catalogue.ts';

/** The page of settings: each says what it does. */
export const settings = {
  title: '設定',
  find: '設定を検索',
  nothing: (search) => `「${search}」を含む設定はありません。`,
  locked: '管理者が設定しています。',
  groups: {
    window: 'ウィンドウ',
    notifications: '通知',
    viewer: 'ストリームの開き方',
    updates: '新しいバージョン',
    support: 'ヘルプとサポート',
  },
  viewerNote: '独自の設定がない接続先に適用されます。',
  of: {
    language: {
      name: '言語',
      means: 'このウィンドウ、メニュー、通知の言語です。コマンドラインは英語で表示されます。',
    },
    theme: { name: '外観', means: 'ライト、ダーク、またはシステムに合わせます。' },
    startAtLogin: {
      name: 'ログイン時に起動',
      means: 'Stagedoor がウィンドウを開かずにトレイで待機します。',
    },
    trayIcon: {
      name: 'トレイのアイコン',
      means: 'ウィンドウを閉じている間も、操作の状況を示します。',
    },
    checkForUpdates: {
      name: '新しいバージョンを確認',
      means: '1 日に 1 回確認します。操作の進行中には確認しません。',
    },
    logLevel: {
      name: 'ログの内容',
      means: '詳しいログは原因の調査に役立ちます。どちらを選択しても、機密情報は記録されません。',
    },
    'notifications.ready': {
      name: 'ワークステーションの準備完了',
      means: 'ビューアーに引き渡したときに通知します。',
    },
    'notifications.failed': {
      name: '操作の失敗',
      means: '状況を 1 行で通知します。',
    },
    'notifications.stops-soon': {
      name: 'ワークステーションがまもなく停止',
      means: '作業を保存できるよう、自動停止の 10 分前に通知します。',
    },
    'notifications.sign-in-needed': {
      name: 'サインインが必要',
      means: '操作がサインインを待っているとき、またはサインインの期限が近いときに通知します。',
    },
    'display.fullscreen': { name: '全画面表示', means: 'ストリームを画面全体に表示します。' },
    'display.allMonitors': {
      name: 'すべてのモニター',
      means: 'それぞれのモニターで全画面表示します。',
    },
    'display.transport': {
      name: '転送方式',
      means: 'QUIC はより滑らかです。WebSocket はより多くのファイアウォールを通過できます。',
    },
    'display.yuv444': {
      name: 'フルカラー（4:4:4）',
      means: '色の境界が鮮明になりますが、より多くの帯域幅を使用します。',
    },
  },
  choices: {
    language: { system: 'システムに合わせる' },
    theme: { system: 'システムに合わせる', light: 'ライト', dark: 'ダーク' },
    logLevel: { info: '通常', debug: '詳細（サポート用）' },
    usual: 'ビューアーの設定に従う',
    on: 'オン',
    off: 'オフ',
  },
  diagnostics: {
    name: '診断情報',
    means:
      'ログ、確認結果、バージョンを 1 つのテキストにまとめます。ほかの人に渡す前に、自分で内容を確認できます。',
    make: '作成',
  },
  about: {
    name: 'Stagedoor について',
    means: 'バージョンと、使用しているソフトウェアの作者。',
    show: '表示',
  },
} satisfies Texts['settings'];
