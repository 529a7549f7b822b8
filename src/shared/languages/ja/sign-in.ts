import type { Texts } from '../catalogue.ts';

/** Signing in: ways, who is, until when. */
export const signIn = {
  title: 'サインイン',
  profiles: {
    keys: 'キー',
    'identity-center': 'IAM Identity Center',
    'assume-role': 'ロール',
    mfa: 'コードが必要なロール',
    process: 'プログラム',
    'web-identity': 'ウェブアイデンティティ',
    'login-session': 'aws login',
    incomplete: '設定が不足しているため使用不可',
  },
  profileNotes: {
    'identity-center': 'ターミナルで「aws sso login」を実行してサインインしてください。',
    'login-session': 'ターミナルで「aws login」を実行してサインインしてください。',
    mfa: '必要なときに、デバイスのコードの入力を求めます。',
  },
  withKeys: 'キーチェーンのキー',
  fromEnvironment: '環境変数',
  withProfile: (profile) => `AWS プロファイル ${profile}`,
  withRole: (role, base) => `${role}（認証元：${base}）`,
  signingIn: 'サインイン中',
  inBrowser: 'ブラウザーで完了してください。',
  signsInAs: (who) => `${who} としてサインイン`,
  codeNeeded: 'コードが必要です',
  signedOut: 'サインアウト済み',
  signedIn: 'サインイン済み',
  signedInAs: (who) => `${who} としてサインイン済み`,
  until: (time) => `${time} まで`,
  untilRenewed: (time) => `${time} まで（自動更新）`,
  goesOn: 'ブラウザーでサインインを完了してください。完了すると自動的に次へ進みます。',
  enterCode: (host) => `任意のデバイスで ${host} を開き、次のコードを入力してください：`,
  signedInUntil: (time) => `${time} までサインインしています。`,
  noAccount: (signedIn) => `${signedIn}その組織で使用できるアカウントがありません。`,
  noRole: (signedIn) => `${signedIn}このアカウントで使用できるロールがありません。`,
} satisfies Texts['signIn'];
