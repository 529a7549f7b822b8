import type { Texts } from '../catalogue.ts';

/** What the user gives to those who help, and what the program is made of. */
export const support = {
  launch: {
    title: 'サポート用：この操作',
    means: '人名とフォルダー名は取り除かれています。渡す前に内容を確認してください。',
  },
  machine: {
    title: '診断情報',
    means:
      'ログ、確認結果、バージョン、ポリシーです。人名とフォルダー名は取り除かれています。渡す前に内容を確認してください。',
  },
  text: 'テキスト',
  making: '作成中',
  copy: 'コピー',
  copied: 'コピーしました',
  save: '保存…',
  saved: (file) => `${file} として保存しました。`,
  copyForSupport: 'サポート用にコピー',
} satisfies Texts['support'];
export const about = {
  title: 'Stagedoor について',
  what: 'DCV でストリーミングするリモートワークステーションのランチャーです。',
  licence: 'MIT ライセンスのフリーソフトウェアです。',
  versions: {
    stagedoor: 'Stagedoor',
    electron: 'Electron',
    chromium: 'Chromium',
    node: 'Node.js',
    os: 'システム',
  },
  copyVersions: 'バージョンをコピー',
  inside: '使用しているソフトウェアと作者',
  noText: 'ライセンスの本文は含まれていません。',
} satisfies Texts['about'];
