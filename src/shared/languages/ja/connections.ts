import type { Texts } from '../catalogue.ts';

/** Connections: what they are made of, and what can be done with them. */
export const connections = {
  details: '詳細',
  kinds: {
    nimble: 'Nimble Studio',
    'session-manager': 'DCV Session Manager',
    'access-console': 'DCV Access Console',
    direct: 'DCV サーバー',
    practice: '練習用（このコンピューター内）',
  },
  regions: {
    'ap-northeast-1': '東京',
    'ap-southeast-2': 'シドニー',
    'ca-central-1': 'カナダ',
    'eu-west-2': 'ロンドン',
    'us-east-1': 'バージニア',
    'us-west-2': 'オレゴン',
  },
  facts: {
    kind: '種類',
    region: 'リージョン',
    endpoint: 'エンドポイント',
    studio: 'スタジオ',
    hosts: 'ストリームのホスト',
    host: 'ホスト',
    session: 'セッション',
    user: 'ユーザー',
    gateway: 'Connection Gateway',
    client: 'クライアント ID',
    caFile: 'CA ファイル',
    pin: '公開鍵ピン',
    certificates: '証明書',
    signIn: 'サインイン',
    nameInLinks: 'リンクでの名前',
  },
  strict: '信頼されていない場合は拒否',
  machineUser: 'このコンピューターにサインインしているユーザー',
  noGateway: 'なし（サーバーに直接接続）',
  brokerClient: (client) => `クライアント ${client}（管理者の認証情報）`,
  brokerToken: 'トークン（管理者の認証情報）',
  loginServer: (issuer) => `ブラウザーで ${issuer} にサインイン`,
  ownEndpoint: 'リージョンの標準エンドポイント',
  onlyStudio: 'アクセスできる唯一のスタジオ',
  anyHost: 'このコンピューター以外のすべて',
  removeTitle: (name) => `「${name}」を削除しますか？`,
  removeKeys: 'この接続先のキーはキーチェーンから削除されます。',
  removeMeans:
    'ワークステーション自体はそのまま残ります。この接続先へのリンクは使用できなくなります。',
  keysTitle: (name) => `「${name}」の新しいキー`,
  keysNotKept:
    'シークレットキーはここには保存されません。再試行するには、もう一度入力してください。',
} satisfies Texts['connections'];
