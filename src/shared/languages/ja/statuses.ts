import type { Texts } from '../catalogue.ts';

/** How a workstation is and why: states and status codes of the service, which are open sets. */
export const statuses = {
  states: {
    READY: '準備完了',
    CREATE_IN_PROGRESS: '作成中',
    START_IN_PROGRESS: '起動中',
    STOP_IN_PROGRESS: '停止処理中',
    DELETE_IN_PROGRESS: '削除中',
    STOPPED: '停止済み',
    DELETED: '削除済み',
    CREATE_FAILED: '作成失敗',
    START_FAILED: '起動失敗',
    STOP_FAILED: '停止失敗',
    DELETE_FAILED: '削除失敗',
    UNREACHED: '接続不可',
    UNTRIED: '未確認',
  },
  unknown: '状態不明',
  reasons: {
    'until-ready': '準備完了までお待ちください',
    'until-stopped': '停止するまでお待ちください',
    'going-away': '削除中です',
    gone: '削除されています',
    'not-running': '実行されていません',
    administrator: '管理者にお問い合わせください',
    'not-known': '準備完了かどうか不明です',
  },
  progress: {
    STREAMING_SESSION_READY: '準備が完了しました。接続できます。',
    STREAMING_SESSION_STARTED: '起動しました。まもなく準備が完了します。',
    STREAMING_SESSION_STOPPED: '停止済みです。接続するには起動してください。',
    STREAMING_SESSION_DELETED: '削除されました。必要な場合は新しく作成してください。',
    STREAMING_SESSION_CREATE_IN_PROGRESS: '作成しています。数分かかります。',
    STREAMING_SESSION_START_IN_PROGRESS: '起動しています。数分かかります。',
    STREAMING_SESSION_STOP_IN_PROGRESS: '停止処理中です。停止するまでお待ちください。',
    STREAMING_SESSION_DELETE_IN_PROGRESS: '削除しています。まもなく完了します。',
  },
  causes: {
    INSUFFICIENT_CAPACITY: {
      what: 'この種類のマシンに現在空きがありません。',
      advice: 'しばらくしてからもう一度お試しになるか、別のインスタンスタイプを選択してください。',
    },
    ACTIVE_DIRECTORY_DOMAIN_JOIN_ERROR: {
      what: 'スタジオのドメインに参加できませんでした。',
      advice: '管理者に連絡してください。',
    },
    NETWORK_CONNECTION_ERROR: {
      what: 'スタジオのネットワークに接続できませんでした。',
      advice: 'もう一度お試しください。解決しない場合は、管理者に連絡してください。',
    },
    NETWORK_INTERFACE_ERROR: {
      what: '専用のネットワークが割り当てられませんでした。',
      advice: 'もう一度お試しください。解決しない場合は、管理者に連絡してください。',
    },
    INITIALIZATION_SCRIPT_ERROR: {
      what: '準備用のスクリプトが失敗しました。',
      advice: '起動プロファイルの名前を添えて、管理者に連絡してください。',
    },
    DECRYPT_STREAMING_IMAGE_ERROR: {
      what: 'イメージを復号できませんでした。',
      advice: '管理者に連絡してください。',
    },
    AMI_VALIDATION_ERROR: {
      what: 'イメージは、このスタジオで使用できるものではありません。',
      advice: '管理者に連絡してください。',
    },
    INTERNAL_ERROR: {
      what: 'スタジオ側で問題が発生しました。',
      advice: '1 分ほど待ってからもう一度お試しください。',
    },
    proxied: {
      what: '間にプロキシがあるため、ここから試しても状況はわかりません。',
      advice: '応答があるかどうかは、接続して確認してください。',
    },
    name: {
      what: 'ここからは名前を解決できません。',
      advice: '多くの場合、VPN がオフになっていることが原因です。',
    },
    refused: {
      what: 'ポートが接続を受け付けていません。',
      advice: 'DCV サーバーがまだ起動中の可能性があります。',
    },
    'time-out': {
      what: 'ここからは応答がありません。',
      advice: '多くの場合、VPN またはファイアウォールが原因です。',
    },
    'no-route': {
      what: 'このネットワークからの経路がありません。',
      advice: 'VPN またはネットワークケーブルを確認してください。',
    },
    handshake: {
      what: '応答はありますが、DCV サーバーの応答ではありません。',
      advice: '間にファイアウォールがある可能性があります。',
    },
    certificate: {
      what: '証明書が信頼されておらず、この接続先ではそれを許可していません。',
      advice: '管理者にお問い合わせください。',
    },
  },
  both: (what, advice) => `${what}${advice}`,
  serviceSays: (code) => `サービスの応答は ${code} です。`,
  itSays: (message) => `サービスからのメッセージ：${message}`,
} satisfies Texts['statuses'];
