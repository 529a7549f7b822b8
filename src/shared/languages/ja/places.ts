import type { Texts } from '../catalogue.ts';

/** The window's left side, its first page, a link's question, and the practice viewer. */
export const places = {
  title: '接続先',
  yours: '自分用',
  favourites: 'お気に入り',
  history: '履歴',
  version: (version) => `バージョン ${version}`,
  status: {
    connecting: '接続中',
    'needs-sign-in': 'サインインが必要',
    'needs-keys': 'キーが必要',
    'not-looked': '未確認',
    unread: '読み込めません',
    'wants-studio': 'スタジオの選択が必要',
    loading: '読み込み中',
    reached: '応答あり',
  },
  signInNote: 'サインイン',
  first: {
    title: 'ワークステーションに接続',
    what: 'Stagedoor はストリームを要求し、準備ができるのを待って、DCV ビューアーに引き渡します。',
    practice: '練習用スタジオ',
    practiceMeans:
      'このコンピューター内だけで動く架空のワークステーションです。外部には何も送信されません。',
    tryIt: 'アカウントなしで試す',
    own: '自分のスタジオ',
    ownMeans: 'Nimble 互換エンドポイント、DCV のブローカーやコンソール、または DCV ホスト。',
  },
  link: {
    title: (place) => `リンクが「${place}」への接続を求めています`,
    workstation: 'ワークステーション',
    studio: 'スタジオ',
    expected: 'このリンクに心当たりがある場合にのみ接続してください。',
    remember: 'この接続先では次回から確認しない',
  },
  practiceViewer: {
    window: '練習用ビューアー',
    title: '練習用デスクトップ',
    what: 'これは DCV ビューアーの代わりです。実際には、ここにワークステーションが表示されます。',
    received: 'ビューアーが受け取った内容',
  },
} satisfies Texts['places'];
