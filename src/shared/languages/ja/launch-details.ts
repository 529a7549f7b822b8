import type { Texts } from '../catalogue.ts';

/** Everything that is known of a launch, for those who look for a cause. */
export const launchDetails = {
  title: '技術的な詳細',
  copy: 'コピー',
  times: '時刻',
  timeAfter: (time, span) => `${time}（${span}後）`,
  facts: {
    launch: '操作',
    connection: '接続先',
    studio: 'スタジオ',
    session: 'セッション',
    streamId: 'ストリーム',
    state: '状態',
    statusCode: '状態コード',
    createdBy: '作成者',
    ownedBy: '所有者',
    createdAt: '作成日時',
    expiresAt: '有効期限',
    requestId: '最後の要求 ID',
    requests: '要求の回数',
    workstationState: 'ワークステーションの状態',
    workstationStatus: 'ワークステーションの状態コード',
    failure: '失敗の内容',
  },
} satisfies Texts['launchDetails'];
