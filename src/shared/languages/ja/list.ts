import type { Texts } from '../catalogue.ts';

/** Lists of workstations. */
export const list = {
  title: 'ワークステーション',
  tools: '一覧',
  find: 'ワークステーションを検索',
  studio: 'スタジオ',
  chooseStudio: 'スタジオを選択',
  state: '状態',
  owner: '所有者',
  order: '並べ替え',
  show: {
    all: 'すべての状態',
    ready: '準備完了',
    stopped: '停止済み',
    working: '処理中',
    trouble: '問題あり',
  },
  owners: { all: '全員', first: '自分を先頭', only: '自分のみ' },
  sort: { name: '名前順', state: '状態順', owner: '所有者順', newest: '新しい順' },
  groups: { favourites: 'お気に入り', recent: '最近使用', others: 'ワークステーション' },
  mine: '自分',
  stops: (when) => `停止予定：${when}`,
  ends: (when) => `終了予定：${when}`,
  saveWork: (outlook) => `${outlook}。作業を保存してください`,
  manyStudios: 'スタジオが複数あります。上で選択してください。',
  noneFits: (count) => `${count} 台のワークステーションのうち、条件に合うものはありません。`,
  loading: 'ワークステーションを読み込み中',
  noneMake: 'ワークステーションがありません。新しく作成してください。',
  noneAsk: 'ワークステーションがありません。管理者に依頼してください。',
  noFavourites: 'ワークステーションに星印を付けると、ここに表示されます。',
} satisfies Texts['list'];
