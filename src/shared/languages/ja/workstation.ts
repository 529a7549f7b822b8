import type { Texts } from '../catalogue.ts';

/** All about one workstation. */
export const workstation = {
  screen: (name) => `「${name}」の現在の画面`,
  endTitle: (name) => `「${name}」を終了しますか？`,
  backupTitle: (name) => `「${name}」をバックアップから起動`,
  gone: '一覧にはもうありません。',
  endMeans:
    'ワークステーションは削除され、その中にしかないもの（開いている作業、設定、ワークステーション自体のディスクにあるファイル）もすべて失われます。スタジオの共有ストレージにあるものは残ります。この操作は元に戻せません。',
  loadingBackups: 'バックアップを読み込み中',
  noBackup: 'バックアップがありません。',
  backupMeans: 'バックアップした時点の状態で起動します。それ以降の作業は含まれません。',
  notCopied: 'コピーできませんでした。ここから手動でコピーしてください：',
  link: 'リンク',
  facts: {
    state: '状態',
    session: 'セッション',
    studio: 'スタジオ',
    profile: 'プロファイル',
    image: 'イメージ',
    type: 'タイプ',
    owner: '所有者',
    created: '作成日時',
    started: '起動日時',
    stops: '停止予定',
    ends: '終了予定',
  },
} satisfies Texts['workstation'];
