import type { Texts } from '../catalogue.ts';

/** The window's left side, its first page, a link's question, and the practice viewer. */
export const places = {
  title: '连接',
  yours: '我的',
  favourites: '收藏',
  history: '历史记录',
  version: (version) => `版本 ${version}`,
  status: {
    connecting: '正在连接',
    'needs-sign-in': '需要登录',
    'needs-keys': '需要密钥',
    'not-looked': '尚未查看',
    unread: '无法读取',
    'wants-studio': '需要选择工作室',
    loading: '正在加载',
    reached: '已连通',
  },
  signInNote: '登录',
  first: {
    title: '连接工作站',
    what: 'Stagedoor 会请求一个流，等待其就绪，然后将其移交给 DCV 查看器。',
    practice: '练习工作室',
    practiceMeans: '本机上的虚构工作站。任何数据都不会离开本机。',
    tryIt: '无需账户即可试用',
    own: '自己的工作室',
    ownMeans: 'Nimble 兼容端点、DCV Broker 或控制台，或者 DCV 主机。',
  },
  link: {
    title: (place) => `有链接请求连接到“${place}”`,
    workstation: '工作站',
    studio: '工作室',
    expected: '请仅在此链接符合预期时连接。',
    remember: '对此连接不再询问',
  },
  practiceViewer: {
    window: '练习查看器',
    title: '练习桌面',
    what: '这里代替了 DCV 查看器。实际使用时，工作站会显示在此处。',
    received: '查看器收到的内容',
  },
} satisfies Texts['places'];
