import type { Texts } from '../catalogue.ts';

/** Launches that are over. */
export const history = {
  title: '履歴',
  empty: '終わった操作がここに表示されます。',
  columns: {
    when: '日時',
    workstation: 'ワークステーション',
    place: '接続先',
    readyAfter: '準備にかかった時間',
    end: '結果',
  },
  ends: {
    'handed-over': '引き渡し済み',
    done: '完了',
    cancelled: 'キャンセル済み',
    failed: '失敗',
  },
  wishes: { start: '起動', stop: '停止', end: '終了', create: '新しいワークステーション' },
  titles: {
    'time-limit': '時間内に準備できませんでした',
    'not-found': '見つかりませんでした',
    certificate: '証明書が信頼されていません',
    'studio-unclear': '対象のスタジオを特定できませんでした',
    'workstation-unclear': '対象のワークステーションを特定できませんでした',
    'connection-unknown': 'その接続先はありません',
    'connection-unsupported': '対応していない種類の接続先です',
    'port-taken': 'ポートが使用中でした',
    'profile-unknown': 'そのプロファイルはありません',
    'profile-unusable': 'プロファイルを使用できません',
    'process-not-agreed': 'プロファイルのコマンドが同意されていません',
    'clock-wrong': 'このコンピューターの時計がずれています',
  },
} satisfies Texts['history'];
