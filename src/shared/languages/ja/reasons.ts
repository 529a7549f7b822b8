import type { Texts } from '../catalogue.ts';

/** Whole sentences, each with its stop: why a link, a viewer, a keychain or a profile did not do. */
export const reasons = {
  link: {
    'too-long': 'リンクが長すぎます。',
    'strange-characters': 'リンクに使用できない文字が含まれています。',
    'not-ours': 'Stagedoor のリンクではありません。',
    'too-much': 'リンクに、指定できる範囲を超えた内容が含まれています。',
    'unknown-parameter': 'リンクに使用できないパラメーターが含まれています。',
    'named-twice': (part) => `リンクの ${part} が 2 回指定されています。`,
    'no-name': (part) => `リンクの ${part} が名前ではありません。`,
    'no-connection': 'リンクに接続先が指定されていません。',
    'no-session': 'リンクにワークステーションが指定されていません。',
    'several-links': '一度に複数のリンクが渡されました。',
    'more-than-a-link': 'リンクと一緒に、ほかの内容が渡されました。',
    'no-link': '開くリンクがありませんでした。',
  },
  viewer: {
    'not-absolute': 'このコンピューター上の絶対パスで指定する必要があります。',
    'control-characters': 'パスに制御文字が含まれています。',
    script: 'ビューアー本体ではなく、スクリプトまたはショートカットです。',
    elsewhere: '別のコンピューターを指しています。',
    interpreter: 'ビューアーではなく、シェルまたはインタープリターです。',
    'no-file': 'フォルダーまたはデバイスです。中の実行可能ファイルを指定してください。',
    'not-executable': '実行可能ファイルではありません。',
    'open-to-others':
      'フォルダーに誰でも書き込めるため、ほかの人が置いたプログラムの可能性があります。',
  },
  vault: {
    'foreign-entry': 'この項目は Stagedoor のものではありません。',
    'strange-characters': 'キーに、キーチェーンに保存できない文字が含まれています。',
    'not-kept': '書き込んだ内容を読み取ることができませんでした。',
  },
  profile: {
    'file-odd': (path) => `${path} はファイルではありません。`,
    'file-large': (path) => `ファイル ${path} が 1 MiB を超えています。`,
    'file-denied': (path) => `ファイル ${path} を読み取る権限がありません。`,
    'file-unreadable': (path) => `ファイル ${path} を読み取れません。`,
    'source-missing': (profile) => `基になるプロファイル「${profile}」がありません。`,
    'source-circle': 'source_profile の参照が循環しています。',
    'no-way': 'サインイン方法が指定されていません。',
    'keys-odd': 'キーの形式が正しくありません。',
    cloud:
      'クラウド上のマシンからキーを取得する設定ですが、このコンピューターはクラウド上にありません。',
    'environment-empty': '環境変数からキーを取得する設定ですが、環境変数にキーがありません。',
    'command-long': 'プログラムのコマンドが長すぎて表示できません。',
    'command-hidden': 'プログラムのコマンドに、表示できない文字が含まれています。',
    'sso-session-missing': '指定された sso_session がありません。',
    'sso-incomplete':
      'sso_start_url、sso_region、sso_account_id、sso_role_name を、それぞれ正しい形式で指定する必要があります。',
    duration: 'duration_seconds が 900～43200 の数値ではありません。',
    region: 'region が AWS のリージョンではありません。',
    endpoint: 'endpoint_url が https ではありません。',
    'token-file': 'web_identity_token_file が絶対パスではありません。',
    'program-late': 'プログラムが時間内に終了しませんでした。',
    'program-cut': 'プログラムが途中で終了させられました。',
    'program-code': (code) => `プログラムがコード ${code} で終了しました。`,
    'program-answer': 'プログラムが、バージョン 1 の形式でキーを出力しませんでした。',
    'program-keys': 'プログラムが出力したキーの形式が正しくありません。',
    'program-expired': 'プログラムが出力したキーは、有効期限が切れています。',
  },
} satisfies Texts['reasons'];
