import type { Texts } from '../catalogue.ts';

/** The name of its point and, on a row, what is under way; while it lasts; when it is over. */
const changes = {
  starting: { now: '起動中', doing: 'ワークステーションを起動中', done: '起動済み' },
  stopping: { now: '停止処理中', doing: 'ワークステーションを停止処理中', done: '停止済み' },
  ending: { now: '終了処理中', doing: 'ワークステーションを終了処理中', done: '終了済み' },
  creating: { now: '作成中', doing: 'ワークステーションを作成中', done: '作成済み' },
} satisfies Texts['launch']['changes'];

/** Launches: their states, their line of points, what is known of their streams. */
export const launch = {
  title: '操作',
  nameless: 'ワークステーション',
  changes,
  states: {
    starting: changes.starting.doing,
    stopping: changes.stopping.doing,
    ending: changes.ending.doing,
    creating: changes.creating.doing,
    requesting: 'ストリームを要求中',
    waiting: 'ストリームを準備中',
    checking: '接続できるか確認中',
    opening: 'ビューアーを起動中',
    opened: 'DCV ビューアーで表示中',
    done: '完了',
    ended: '閉じました',
    failed: '未接続',
    cancelled: 'キャンセル済み',
  },
  openInPractice: '練習用ビューアーで表示中',
  notices: {
    'check-skipped': 'ワークステーションに接続できるかどうかは確認していません。',
    'check-meaningless':
      '間にプロキシがあるため、ワークステーションに接続できるかどうかは確認できません。',
    'certificate-unknown':
      'このコンピューターではワークステーションの証明書を確認できません。ビューアーが確認を求めます。',
    'practice-viewer':
      'DCV ビューアーがインストールされていないため、代わりに練習用ビューアーを使用します。',
  },
  usually: (span) => `通常は約 ${span}で準備完了`,
  still: (state) => `まだ「${state}」`,
  stillUnknown: (state) => `まだ「${state}」`,
  asked: (times) => `確認 ${times} 回`,
  elsewhere: (sentence) => `${sentence}（コマンドラインから）`,
  for: (span) => `${span}経過`,
  points: {
    asked: '要求',
    preparing: '準備',
    ready: '準備完了',
    reached: '接続確認',
    'handed-over': '引き渡し',
  },
  pointIs: { done: '完了', now: '進行中', 'to-come': 'これから', failed: 'ここで中断' },
  facts: {
    stream: 'ストリーム',
    status: '状態',
    created: '作成日時',
    by: '作成者',
    owner: '所有者',
    validFor: 'リンクの残り時間',
    validUntil: 'リンクの有効期限',
    unknown: 'まだ不明',
  },
} satisfies Texts['launch'];
