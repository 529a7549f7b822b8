import type { Texts } from '../catalogue.ts';

/**
 * What a network test says of the way to each host: what is so (`title`), what a person can do (`person`), and
 * what to ask of the network team (`team`). `who` is what the host is called here, `at` is {@link hops.at}.
 */
export const hops = {
  roles: {
    endpoint: 'サービス',
    broker: 'Session Manager ブローカー',
    console: 'Access Console',
    issuer: 'ログインサーバー',
    gateway: 'Connection Gateway',
    server: 'ワークステーションのサーバー',
    host: 'DCV サーバー',
  },
  at: (host, port) => `${host}、ポート ${port}`,
  titles: {
    reached: (who, at) => `${who}（${at}）に接続できます。`,
    'certificate-unknown': (who, at) =>
      `${who}（${at}）に接続できます。証明書が信頼されていないため、ビューアーが確認を求めます。`,
    'not-tried': (who, at) =>
      `${who}（${at}）への接続は試していません。システムでプロキシが設定されているため、ここから試しても状況はわかりません。`,
    name: (who, host) => `${who}：ここからは ${host} という名前を解決できません。`,
    'no-route': (who, host) => `${who}：このネットワークから ${host} への経路がありません。`,
    'time-out': (who, at) => `${who}（${at}）が応答しません。`,
    refused: (who, host, port) =>
      `${who}：${host} は応答しますが、ポート ${port} が接続を受け付けていません。`,
    handshake: (who, at) => `${who}（${at}）は応答しますが、TLS の応答ではありません。`,
    certificate: (who, at) => `${who}（${at}）の証明書が信頼されていません。`,
    'proxy-login': (who, at) =>
      `${who}（${at}）：先に、このネットワークのプロキシでサインインが必要です。`,
    'proxy-refused': (who, at) =>
      `${who}（${at}）：このネットワークのプロキシが接続を中継しないか、応答しません。`,
  },
  person: {
    name: '接続先に指定した名前と、VPN がオンになっているかどうかを確認してください。',
    'no-route': 'VPN またはネットワークケーブルを確認してください。',
    'time-out':
      'VPN がオンになっているかどうかを確認してください。間にファイアウォールがある可能性もあります。',
    refused: 'まだ起動中の可能性があります。接続先に指定したポートを確認してください。',
    handshake:
      '接続先に指定したポートを確認してください。間にファイアウォールがある可能性もあります。',
    'proxy-login':
      'プロキシにサインインするか、この通信の許可をネットワーク担当者に依頼してください。',
    'proxy-refused':
      'このシステムのプロキシ設定を確認するか、ネットワーク担当者にお問い合わせください。',
  },
  team: {
    lookUp: (host) =>
      `アーティストのコンピューターから ${host} の名前を解決できるようにしてください。`,
    open: (host, port) =>
      `アーティストのコンピューターから ${host} のポート ${port} への送信 TCP 通信を許可してください。`,
    openForProxy: (host, port) =>
      `プロキシから ${host} のポート ${port} への送信 TCP 通信を許可してください。`,
    openQuic: '同じポートへの UDP（QUIC）も許可すると速くなりますが、必須ではありません。',
    noRefusal: 'ファイアウォールで拒否されていないかどうかを確認してください。',
    unopened: (host, port) =>
      `ファイアウォールで TLS を復号して検査している場合は、${host} のポート ${port} を復号せずに通過させてください。`,
    connectWithoutSignIn: (host, port) =>
      `プロキシから ${host} のポート ${port} に、サインインなしで接続（CONNECT）できるようにしてください。`,
    connect: (host, port) =>
      `プロキシから ${host} のポート ${port} に接続（CONNECT）できるようにしてください。`,
  },
  doubts: {
    authority: '証明書に、このコンピューターが信頼する認証局の署名がありません。',
    name: '証明書は別の名前に対して発行されています。',
    date: '証明書の有効期限が切れているか、まだ有効になっていません。',
    pin: '証明書の公開鍵が、接続先に指定した公開鍵ピンと一致しません。',
    'ca-file': '接続先に指定した CA ファイルを読み取れません。',
  },
  doubtAdvice: {
    authority: 'スタジオに独自の認証局がある場合は、その CA ファイルを接続先に指定してください。',
    name: '証明書に記載されているとおりのホスト名を接続先に指定してください。',
    date: 'このコンピューターの時計を確認してください。時計が正しい場合は、管理者に連絡してください。',
    pin: '管理者から新しい公開鍵ピンの連絡があるまで、接続しないでください。',
    'ca-file': '接続先に指定したパスを確認してください。',
  },
  steps: {
    name: '名前解決',
    tcp: 'TCP',
    tls: 'TLS',
    certificate: '証明書',
  },
  states: {
    well: '問題なし',
    failed: '失敗',
    unknown: '未確認',
  },
  step: (step, state) => `${step}：${state}`,
  between: '、',
  sentences: (first, second) => `${first}${second}`,
  quic: 'QUIC（同じポートへの UDP）はテストしていません。QUIC を使用できない場合、ストリームは WebSocket で送信されます。',
} satisfies Texts['hops'];
