import type { Texts } from '../catalogue.ts';

/** Lists of workstations. */
export const list = {
  title: '工作站',
  tools: '列表',
  find: '查找工作站',
  studio: '工作室',
  chooseStudio: '选择工作室',
  state: '状态',
  owner: '所有者',
  order: '排序',
  show: {
    all: '所有状态',
    ready: '就绪',
    stopped: '已停止',
    working: '处理中',
    trouble: '有问题',
  },
  owners: { all: '所有人', first: '我的优先', only: '仅我的' },
  sort: { name: '按名称', state: '按状态', owner: '按所有者', newest: '最新优先' },
  groups: { favourites: '收藏', recent: '最近使用', others: '工作站' },
  mine: '我的',
  stops: (when) => `停止时间：${when}`,
  ends: (when) => `终止时间：${when}`,
  saveWork: (outlook) => `${outlook}，请保存工作`,
  manyStudios: '这里有多个工作室。请在上方选择一个。',
  noneFits: (count) => `${count} 台工作站中没有符合条件的。`,
  loading: '正在加载工作站',
  noneMake: '这里没有工作站。请新建一台。',
  noneAsk: '这里没有工作站。请向管理员申请。',
  noFavourites: '为工作站标上星标后，它会显示在这里。',
} satisfies Texts['list'];
