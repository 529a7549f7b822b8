import type { Texts } from '../catalogue.ts';

/** All about one workstation. */
export const workstation = {
  screen: (name) => `“${name}”当前的屏幕内容`,
  endTitle: (name) => `终止“${name}”？`,
  backupTitle: (name) => `从备份启动“${name}”`,
  gone: '它已不在列表中。',
  endMeans:
    '工作站会被删除，仅存在于其中的所有内容也会一并删除：未关闭的工作、设置和自有磁盘上的文件。工作室共享存储中的内容会保留。此操作无法撤销。',
  loadingBackups: '正在加载备份',
  noBackup: '没有备份。',
  backupMeans: '工作站会以备份时的状态启动。此后所做的工作不在其中。',
  notCopied: '无法复制。请从此处手动复制：',
  link: '链接',
  facts: {
    state: '状态',
    session: '会话',
    studio: '工作室',
    profile: '配置文件',
    image: '镜像',
    type: '类型',
    owner: '所有者',
    created: '创建时间',
    started: '启动时间',
    stops: '停止时间',
    ends: '终止时间',
  },
} satisfies Texts['workstation'];
