import type { Failure } from '../../base/failure.ts';
import { words } from '../../base/failure-wording.ts';
import type { Texts } from '../catalogue.ts';
import {
  changeAdvice,
  changeTitles,
  disk,
  install,
  reach,
  said,
  spokenSeconds,
  streamAdvice,
  streamUrl,
} from './advice.ts';
import { commandFailures } from './failures-command.ts';
import { machineFailures } from './failures-machine.ts';
import { signInFailures } from './failures-sign-in.ts';
import { troubles } from './troubles.ts';

type Thing = Extract<Failure, { code: 'not-found' }>['what'];
const things: Readonly<Record<Thing, string>> = {
  studio: 'スタジオ',
  workstation: 'ワークステーション',
  stream: 'ストリーム',
  thing: '対象',
};

/** What is said of each failure. */
export const failures = {
  ...commandFailures,
  ...machineFailures,
  'stream-failed': (f) => words('ストリームを作成できませんでした', streamAdvice(f.statusCode)),
  'stream-gone': (f) =>
    words(
      'ストリームは終了しました',
      `サービスの応答は ${f.state} です。もう一度接続すると、新しいストリームが作成されます。`,
    ),
  'stream-expired': words(
    'ストリームの有効期限が切れました',
    'もう一度接続すると、新しいストリームが作成されます。繰り返し発生する場合は、このコンピューターの時計を確認してください。',
  ),
  'change-failed': (f) => words(changeTitles[f.what], changeAdvice(f)),
  'change-impossible': words(
    'この接続先ではワークステーションを変更できません',
    '準備完了のワークステーションへの接続だけが可能です。起動や停止は管理者に依頼してください。',
  ),
  'eula-unreadable': words(
    'このイメージの使用許諾契約を表示できません',
    '内容が空か長すぎるため、ここでは同意できません。管理者に連絡してください。',
  ),
  'stream-url-refused': (f) =>
    words(
      'ストリームのアドレスを開きませんでした',
      `${f.reason === 'part' ? `アドレスの ${f.part ?? ''} を引き渡せません。` : streamUrl[f.reason]}管理者に連絡してください。`,
    ),
  'time-limit': (f) =>
    words(
      `${spokenSeconds(f.seconds)}待っても準備が完了しませんでした`,
      f.trouble === undefined
        ? 'ストリームはまだ準備中です。もう一度接続すると、監視を続けます。'
        : `最後に確認した状況：${troubles[f.trouble]}`,
    ),
  ...signInFailures,
  'viewer-missing': (f) => words('DCV ビューアーがインストールされていません', install[f.platform]),
  'viewer-unfit': (f) => words('DCV ビューアーを使用できません', f.reason),
  'viewer-failed': (f) =>
    words(
      'DCV ビューアーがすぐに終了しました',
      `終了コードは ${f.exitCode} です。もう一度お試しになるか、ストリームをブラウザーで開いてください。`,
    ),
  'viewer-not-started': words(
    'DCV ビューアーが起動しませんでした',
    'もう一度お試しになるか、インストールし直してください。',
  ),
  'handover-unwritable': (f) => words('ストリームを引き渡せませんでした', disk[f.why]),
  'report-unwritable': (f) =>
    words(
      'ファイルを保存できませんでした',
      f.why === 'full' ? disk.full : '別のフォルダーを選択して、もう一度お試しください。',
    ),
  'not-found': (f) =>
    words(
      `この${things[f.what]}は見つかりませんでした`,
      'すでに終了しているか、接続先が別のスタジオのものである可能性があります。',
    ),
  'vault-locked': words(
    'キーチェーンがロックされています',
    'ロックを解除して（通常はデスクトップへのサインインで解除されます）、もう一度お試しください。',
  ),
  'vault-missing': words(
    'このコンピューターにキーチェーンがありません',
    'Linux では、gnome-keyring または KWallet をインストールしてください。それまで、キーは今回の実行中だけ有効です。',
  ),
  'vault-failed': (f) =>
    words('キーチェーンにキーを保存できませんでした', `${f.why}何も保存されていません。`),
  quota: (f) =>
    words(
      'クォータを使い切りました',
      `不要なワークステーションを停止するか、クォータの引き上げを依頼してください。${said(f.detail)}`,
    ),
  'request-refused': (f) =>
    words(
      'サービスがこの要求を拒否しました',
      `要求した内容と、接続先の設定を確認してください。${said(f.detail)}`,
    ),
  'service-unreachable': (f) => words('サービスに接続できません', troubles[f.trouble]),
  redirected: words(
    'サービスが要求を別の場所に転送しようとしました',
    'キーを保護するため、転送には従いませんでした。エンドポイントを確認してください。',
  ),
  'proxy-login': words(
    'このネットワークのプロキシでサインインが必要です',
    'プロキシにサインインするか、この通信の許可をネットワーク担当者に依頼してください。',
  ),
  certificate: (f) =>
    f.where === 'service'
      ? words(
          'サービスの証明書が信頼されていません',
          '何も送信されていません。スタジオに独自の認証局がある場合は、その CA ファイルを接続先に指定してください。',
        )
      : words(
          'ワークステーションの証明書が信頼されていません',
          'この接続先ではそれを許可していません。管理者にお問い合わせください。',
        ),
  'answer-too-large': words(
    '応答が大きすぎます',
    'サービスが送信する内容ではありません。エンドポイントを確認してください。',
  ),
  'host-unreachable': (f) =>
    words('ワークステーションは準備完了ですが、接続できません', reach[f.cause](f.host, f.port)),
  bug: words(
    'Stagedoor に不具合が発生しました',
    'もう一度お試しください。発生した箇所はログに記録されています。ログをお送りください。',
  ),
} satisfies Texts['failures'];
