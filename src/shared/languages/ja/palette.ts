import type { Texts } from '../catalogue.ts';

/** The palette: everything that can be done, found by its words. */
export const palette = {
  title: '何をしますか？',
  find: 'ワークステーション、接続先、設定を検索',
  nothing: (search) => `名前に「${search}」を含むものはありません。`,
  found: (count) => `${count} 件`,
  connect: (workstation) => `「${workstation}」に接続`,
  startAndConnect: (workstation) => `「${workstation}」を起動して接続`,
  showLaunch: (workstation) => `「${workstation}」の進行状況を表示`,
  copyLink: (workstation) => `「${workstation}」のリンクをコピー`,
  about: (workstation) => `「${workstation}」の詳細`,
  show: (place) => `「${place}」を表示`,
  make: (place) => `「${place}」に新しいワークステーションを作成`,
  setting: (setting) => `設定：${setting}`,
  guide: 'ガイドを開く',
  keys: { choose: '選択', run: '実行', leave: '閉じる' },
  open: 'すべてを検索',
} satisfies Texts['palette'];
