import type { Texts } from '../catalogue.ts';

/** The first window's choices and what was found, and testing a connection before it is saved. */
export const firstRun = {
  nimble: 'Nimble スタジオ',
  nimbleMeans:
    'スタジオから、リージョンまたはエンドポイントと、キー、AWS プロファイル、サインインページのいずれかを案内されている場合。',
  addNimble: 'Nimble スタジオを追加',
  dcv: 'スタジオの DCV',
  dcvMeans:
    'スタジオから、Access Console、Session Manager ブローカー、DCV ホストのいずれかのアドレスを案内されている場合。',
  addDcv: 'DCV の接続先を追加',
  onThisMachine: 'このコンピューターで見つかったもの',
  looking: 'DCV ビューアーと AWS プロファイルを確認中',
  viewer: 'DCV ビューアーがインストールされています。',
  profiles: (count) => `サインインに使用できる AWS プロファイルが ${count} 件あります。`,
  noProfiles: 'AWS プロファイルはありません。ほかの方法でサインインできます。',
  testedFirst: '先にテストし、問題がなければ追加します。',
  testedInPart: 'サインインが不要な項目を先にテストし、残りはサインイン後にテストします。',
  testing: {
    'sign-in': 'サインイン方法をテスト中',
    network: '接続経路をテスト中',
    service: 'アクセスできる内容を確認中',
  },
  notWell: '問題があるため、まだ何も追加していません',
  cancelTest: 'テストをキャンセル',
  back: 'フォームに戻る',
  addAnyway: 'このまま追加',
  added: (name) => `「${name}」を追加しました。テストで問題は見つかりませんでした。`,
  addedUntested: (name) => `「${name}」を追加しました。`,
  addedInPart: (name) => `「${name}」を追加しました。残りはサインインしたときにテストします。`,
} satisfies Texts['firstRun'];
