import type { FailureCode } from '../../base/failure.ts';
import { words, type WordsFor } from '../../base/failure-wording.ts';
import { said } from './advice.ts';

/** What is said of keys, sign-ins and what somebody may not do. */
export const signInFailures = {
  'credentials-missing': words(
    'サインインしていません',
    'この接続先のキーをもう一度入力してください。',
  ),
  'credentials-refused': words(
    'サービスがこのキーを受け付けません',
    'アクセスキーとシークレットキーを確認し、もう一度入力してください。',
  ),
  'credentials-expired': words(
    'サインインの有効期限が切れました',
    'この接続先の新しいキーを入力してください。',
  ),
  'sign-in-needed': words(
    'サインアウトしています',
    'もう一度サインインしてください。ほかの内容はそのまま残ります。',
  ),
  'sign-in-denied': words(
    'サインインできませんでした',
    'サインインページで拒否またはキャンセルされました。もう一度お試しください。',
  ),
  'sign-in-late': words(
    'サインインの制限時間を過ぎました',
    '待ち時間は 5 分です。準備ができたら、もう一度お試しください。',
  ),
  'mfa-needed': words(
    'デバイスのコードが必要です',
    'ウィンドウから接続するか、コードを入力できるターミナルで実行してください。',
  ),
  'mfa-refused': words(
    'コードが受け付けられませんでした',
    'コードは 30 秒間、1 回だけ有効です。次のコードでもう一度お試しください。',
  ),
  'profile-unknown': (f) =>
    words(
      `AWS プロファイル「${f.profile}」はこのコンピューターにありません`,
      '別のプロファイルを選択するか、~/.aws/config に追加してください。',
    ),
  'profile-unusable': (f) => words(`AWS プロファイル「${f.profile}」は使用できません`, f.why),
  'process-not-agreed': (f) =>
    words(
      `AWS プロファイル「${f.profile}」はプログラムを実行します`,
      'ウィンドウでコマンドを確認し、同意した場合にのみ実行されます。',
    ),
  'clock-wrong': (f) =>
    words(
      `このコンピューターの時計が ${f.minutes} 分ずれています`,
      'サインインには正しい時刻が必要です。時計を合わせるか、時刻の自動設定をオンにしてください。',
    ),
  'access-denied': (f) =>
    words(
      'ここではこの操作を実行できません',
      `次の権限を管理者に依頼してください：${f.operation}。${said(f.detail)}`,
    ),
} satisfies { readonly [Code in FailureCode]?: WordsFor<Code> };
