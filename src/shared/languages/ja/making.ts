import type { Texts } from '../catalogue.ts';

/** The form for a new workstation. */
export const making = {
  name: '名前',
  requirements: '要件',
  requirementsHint: '配置できるサーバーの条件を、ブローカーの書式で指定します。',
  title: '新しいワークステーション',
  profile: 'プロファイル',
  type: 'タイプ',
  image: 'イメージ',
  loading: (place) => `「${place}」で許可されている内容を読み込み中`,
  connectOnce: '準備ができたら接続する',
  toAgree: '同意が必要なもの',
  acceptFirst: '先に同意が必要です。',
  agreement: '使用許諾契約',
  textOf: (name) => `「${name}」の本文`,
  openAgreement: (host) => `使用許諾契約を開く（${host}）`,
  accepted: '同意済みです。',
  accept: (name) => `同意する：${name}`,
} satisfies Texts['making'];
