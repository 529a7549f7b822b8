import type { Texts } from '../catalogue.ts';

/** Whole sentences, each with its stop: why a link, a viewer, a keychain or a profile did not do. */
export const reasons = {
  link: {
    'too-long': 'リンクとしては長すぎます。',
    'strange-characters': 'リンクに使用できない文字が含まれています。',
    'not-ours': 'Stagedoor のリンクではありません。',
    'too-much': 'リンクに指定できる数を超える項目が含まれています。',
    'unknown-parameter': 'リンクに使用できないパラメーターが含まれています。',
    /** `part` is a word of the link: connection, session, studio or stream. */
    'named-twice': (part) => `リンクの ${part} が 2 回指定されています。`,
    'no-name': (part) => `リンクの ${part} が名前ではありません。`,
    'no-connection': 'リンクに接続先が指定されていません。',
    'no-session': 'リンクにワークステーションが指定されていません。',
    'several-links': '複数のリンクを同時に受け取りました。',
    'more-than-a-link': 'リンク以外のものを一緒に受け取りました。',
    'no-link': '開くリンクがありませんでした。',
  },
  viewer: {
    'not-absolute': 'パスは、このコンピューター上の絶対パスである必要があります。',
    'control-characters': 'パスに制御文字が含まれています。',
    script: 'ビューアー本体ではなく、スクリプトまたはショートカットです。',
    elsewhere: 'パスが別のコンピューターを指しています。',
    interpreter: 'ビューアーではなく、シェルまたはインタープリターです。',
    'no-file': 'フォルダーまたはデバイスです。その中の実行ファイルを指定してください。',
    'not-executable': '実行可能なファイルではありません。',
    'open-to-others':
      'ビューアーのあるフォルダーに誰でも書き込めるため、他人が置いたものである可能性があります。',
  },
  vault: {
    'foreign-entry': 'Stagedoor の項目ではありません。',
    'strange-characters': 'キーチェーンに保存できない文字がキーに含まれています。',
    'not-kept': '書き込んだ内容を読み出せませんでした。',
  },
  /** Words with an underscore are settings of a profile, as they are written. */
  profile: {
    'file-odd': (path) => `${path} はファイルではありません。`,
    'file-large': (path) => `ファイル ${path} は 1 MiB を超えています。`,
    'file-denied': (path) => `ファイル ${path} の読み取りは許可されていません。`,
    'file-unreadable': (path) => `ファイル ${path} を読み取れません。`,
    'source-missing': (profile) => `認証元のプロファイル「${profile}」がありません。`,
    'source-circle': 'source_profile の参照が循環しています。',
    'no-way': 'サインイン方法が指定されていません。',
    'keys-odd': 'キーの形式が正しくありません。',
    cloud:
      'クラウド上のマシンからキーを取得する設定ですが、このコンピューターはクラウド上のマシンではありません。',
    'environment-empty': '環境変数からキーを取得する設定ですが、環境変数にキーがありません。',
    'command-long': 'プログラムのコマンドが長すぎて表示できません。',
    'command-hidden': 'プログラムのコマンドに、表示できない文字が含まれています。',
    'sso-session-missing': '指定された sso_session がありません。',
    'sso-incomplete':
      'sso_start_url、sso_region、sso_account_id、sso_role_name が、それぞれ正しい形式で必要です。',
    duration: 'duration_seconds が 900 以上 43200 以下の数値ではありません。',
    region: 'リージョンが AWS のものではありません。',
    endpoint: 'endpoint_url が https ではありません。',
    'token-file': 'web_identity_token_file が絶対パスではありません。',
    'program-late': 'プログラムが時間内に終了しませんでした。',
    'program-cut': 'プログラムが途中で強制終了されました。',
    /** `code` is the program's exit code. */
    'program-code': (code) => `プログラムが終了コード ${code} で終了しました。`,
    'program-answer': 'プログラムがバージョン 1 のキーを出力しませんでした。',
    'program-keys': 'プログラムが出力したキーの形式が正しくありません。',
    'program-expired': 'プログラムが出力したキーの有効期限が切れています。',
  },
} satisfies Texts['reasons'];
