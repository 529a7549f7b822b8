import type { FailureCode } from '../../base/failure.ts';
import { words, type WordsFor } from '../../base/failure-wording.ts';
import { disk } from './advice.ts';

/** What is said of a command, a link, a connection or the settings that do not fit. */
export const commandFailures = {
  usage: (f) => words('このコマンドはそのようには使用できません', f.message),
  'link-refused': (f) =>
    words(
      'リンクを開きませんでした',
      `${f.reason}リンクの入手元に、新しいリンクを依頼してください。`,
    ),
  'connection-unknown': (f) =>
    words(
      `接続先「${f.connection}」はここにはありません`,
      '先に追加するか、一覧から選択してください。',
    ),
  'connection-unsupported': (f) =>
    words(
      `このバージョンは「${f.kind}」という種類の接続先に対応していません`,
      'この接続先はそのまま保持されます。新しい Stagedoor では開ける可能性があります。',
    ),
  'connection-invalid': (f) => words('接続先の設定が完全ではありません', `${f.field}：${f.rule}。`),
  'studio-unclear': (f) =>
    f.count === 0
      ? words(
          'アクセスできるスタジオがありません',
          'スタジオへのアクセス権を管理者に依頼してください。',
        )
      : words(
          'どのスタジオを使用しますか？',
          `スタジオが ${f.count} 件あります。接続先または --studio で指定してください。`,
        ),
  'workstation-unclear': (f) =>
    f.ready === 0
      ? words(
          '準備完了のワークステーションがありません',
          'ワークステーションを起動してから接続してください。',
        )
      : words(
          'どのワークステーションを使用しますか？',
          `${f.ready} 台が準備完了です。一覧から選択するか、--session で指定してください。`,
        ),
  'settings-unwritable': (f) => words('設定を保存できませんでした', disk[f.why]),
  'settings-newer': words(
    'より新しいバージョンの Stagedoor の設定です',
    '設定はそのまま残されます。変更するには、この Stagedoor を更新してください。',
  ),
  'port-taken': (f) =>
    words(
      `ポート ${f.port} は使用中です`,
      '--port で別のポートを指定するか、--port を省略して空きポートを使用してください。',
    ),
} satisfies { readonly [Code in FailureCode]?: WordsFor<Code> };
