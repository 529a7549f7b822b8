import type { Texts } from '../catalogue.ts';

/** How far a new version of the program has come. */
export const updates = {
  title: 'バージョン',
  off: {
    'not-configured': 'この Stagedoor は新しいバージョンを確認しません。',
    policy: '新しいバージョンの確認は、管理者がオフにしています。',
    preference: 'Stagedoor は新しいバージョンを確認しません。',
  },
  idle: '新しいバージョンは見つかっていません。',
  idleSince: (when) => `新しいバージョンはありません（${when} 時点）。`,
  checking: '新しいバージョンを確認しています。',
  available: (version) =>
    `バージョン ${version} があります。進行中の操作がないときにダウンロードします。`,
  downloading: (version, percent) => `バージョン ${version} をダウンロードしています：${percent}。`,
  ready: (version) => `バージョン ${version} を取得し、検証しました。インストールできます。`,
  waits: (version) => `バージョン ${version} は、進行中の操作がないときにインストールします。`,
  installing: (version) => `バージョン ${version} をインストールしています。`,
  toldOnly: {
    'package-manager': (version) =>
      `バージョン ${version} があります。パッケージマネージャーがインストールします。`,
    administrator: (version) =>
      `バージョン ${version} があります。管理者が全員分をインストールします。`,
    user: (version) =>
      `バージョン ${version} があります。このバージョンと同じ方法でインストールしてください。`,
  },
  note: (version) => `バージョン ${version} があります`,
  look: '今すぐ確認',
  install: '再起動して更新',
} satisfies Texts['updates'];
