import type { DiskProblem, ReachCause } from '../../base/failure.ts';
import { statusSentence } from '../../launch/session-status.ts';
import type { StreamUrlProblem } from '../../viewer/stream-url-problem.ts';
import { statuses } from './statuses.ts';

/** Advice that failures share or that has cases of its own. */

export const disk: Readonly<Record<DiskProblem, string>> = {
  'read-only':
    'フォルダーが読み取り専用です。書き込み可能にするか、STAGEDOOR_HOME に書き込み可能なフォルダーを設定してください。',
  full: 'ディスクがいっぱいです。空き容量を増やして、もう一度お試しください。',
  denied:
    'このユーザーには書き込み権限がありません。フォルダーの所有者を確認するか、STAGEDOOR_HOME を設定してください。',
  'not-a-folder':
    'フォルダーの場所に、このユーザーのフォルダーではないものがあります。別の場所に移動してください。',
  locked: '別の Stagedoor が長時間書き込みを続けています。それを閉じて、もう一度お試しください。',
  other:
    'フォルダーとそのディスクを確認するか、STAGEDOOR_HOME に別のフォルダーを設定してください。',
};

export const reach: Readonly<Record<ReachCause, (host: string, port: number) => string>> = {
  name: (host) =>
    `ここからは ${host} という名前を解決できません。多くの場合、VPN がオフになっていることが原因です。`,
  refused: (host, port) =>
    `${host} は応答しますが、ポート ${port} が接続を受け付けていません。DCV サーバーがまだ起動中の可能性があります。`,
  'time-out': (_, port) =>
    `ここからはポート ${port} の応答がありません。多くの場合、VPN またはファイアウォールが原因です。`,
  'no-route': (host) =>
    `このネットワークから ${host} への経路がありません。VPN またはネットワークケーブルを確認してください。`,
  handshake: (_, port) =>
    `ポート ${port} から応答がありますが、DCV サーバーの応答ではありません。間にファイアウォールがある可能性があります。`,
};

/** Why the address of a stream is not opened; `part` has words of its own. */
export const streamUrl: Readonly<Record<Exclude<StreamUrlProblem, 'part'>, string>> = {
  'too-long': '8 KiB を超えています。',
  'strange-characters': 'アドレスに使用できない文字が含まれています。',
  'not-a-stream': 'DCV ストリームのアドレスではありません。',
  'names-user': 'ユーザーが指定されています。',
  'no-server': 'サービスがサーバーの場所を示していません。',
  'no-host': 'ホストが名前でもアドレスでもありません。',
  'host-not-allowed': 'ホストが、この接続先で許可されているものではありません。',
  'inward-host': 'ホストが、この接続先で指定されていない内部アドレスです。',
  'not-encrypted': '暗号化（https）されていません。',
  'odd-path': 'パスが単純な形式ではありません。',
  'no-token': '使用可能なトークンが 1 つだけ含まれている必要があります。',
  'more-than-session': 'セッション以外のものが含まれています。',
  'no-session': 'セッションが指定されていません。',
  'no-port': 'ポートが正しくありません。',
};

export const changeTitles = {
  start: 'ワークステーションを起動できませんでした',
  stop: 'ワークステーションを停止できませんでした',
  end: 'ワークステーションを終了できませんでした',
  create: 'ワークステーションを作成できませんでした',
} as const;

export function changeAdvice({
  state,
  statusCode,
}: {
  readonly state?: string | undefined;
  readonly statusCode?: string | undefined;
}): string {
  const why = statusSentence(statusCode, statuses);
  if (why !== undefined) return why;
  return state === undefined ? NO_REASON : `${statuses.serviceSays(state)}もう一度お試しください。`;
}

const NO_REASON = 'サービスから理由は示されませんでした。もう一度お試しください。';

export const install = {
  win32:
    'amazondcv.com からインストールするか、「msiexec /i nice-dcv-client.msi /quiet /norestart」の実行を依頼してください。',
  darwin:
    'amazondcv.com から、または「brew install --cask dcv-viewer」でインストールしてください。',
  linux:
    'このシステムのパッケージマネージャーを使用して、amazondcv.com の nice-dcv-viewer をインストールしてください。',
} as const;

export function streamAdvice(statusCode: string | undefined): string {
  switch (statusCode) {
    case 'NETWORK_CONNECTION_ERROR':
      return 'スタジオ内でワークステーションに接続できませんでした。もう一度お試しください。解決しない場合は、ワークステーションを再起動してください。';
    case 'INTERNAL_ERROR':
      return 'スタジオ側で問題が発生しました。1 分ほど待ってからもう一度お試しください。';
    case undefined:
      return NO_REASON;
    default:
      return `${statuses.serviceSays(statusCode)}もう一度お試しください。`;
  }
}

/** What somebody else's program said, after a sentence of ours. */
export const said = (detail: string | undefined): string =>
  detail === undefined || detail === '' ? '' : statuses.itSays(detail);

export const spokenSeconds = (seconds: number): string =>
  seconds >= 120 ? `${Math.round(seconds / 60)} 分` : `${seconds} 秒`;
