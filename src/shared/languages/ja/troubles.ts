import type { Texts } from '../catalogue.ts';

/** What each trouble is called while we wait: what is so and that we go on. */
export const troubles = {
  throttled: 'サービスから要求の頻度を下げるよう求められています。間隔を空けて確認を続けています。',
  offline: 'このコンピューターはオフラインです。ネットワークが復旧すると再開します。',
  'name-not-found':
    'サービスの名前を解決できません。VPN がオフになっている可能性があります。再試行しています。',
  refused: 'サービスが現在、接続を受け付けていません。再試行しています。',
  dropped: '接続が切断されました。再試行しています。',
  'no-answer': 'サービスが応答しません。再試行しています。',
  'server-error': 'サービス側で問題が発生しています。再試行しています。',
  busy: 'サービス側で別の操作が進行中です。完了を待っています。',
  'not-an-answer':
    'サービス以外から応答がありました。このネットワークのサインインページかもしれません。再試行しています。',
  'empty-answer': '応答が空でした。再試行しています。',
  'cut-answer': '応答が途中で切れました。再試行しています。',
  'clock-skew':
    'このコンピューターの時計がサービスの時刻とずれています。サービスの時刻に合わせて再試行しています。',
  'url-missing':
    'ストリームの準備は完了していますが、アドレスがまだありません。もう一度確認しています。',
  'state-unknown': 'ストリームが、このバージョンでは不明な状態です。監視を続けています。',
} satisfies Texts['troubles'];
