import type { Texts } from '../catalogue.ts';

/** The palette: everything that can be done, found by its words. */
export const palette = {
  title: '要做什么？',
  find: '查找工作站、连接或设置',
  nothing: (search) => `没有名称包含“${search}”的项目。`,
  found: (count) => `${count} 个条目`,
  connect: (workstation) => `连接“${workstation}”`,
  startAndConnect: (workstation) => `启动“${workstation}”并连接`,
  showLaunch: (workstation) => `显示“${workstation}”的操作进度`,
  copyLink: (workstation) => `复制“${workstation}”的链接`,
  about: (workstation) => `“${workstation}”的详细信息`,
  show: (place) => `显示“${place}”`,
  make: (place) => `在“${place}”中新建工作站`,
  setting: (setting) => `设置：${setting}`,
  guide: '打开指南',
  keys: { choose: '选择', run: '执行', leave: '关闭' },
  open: '查找任何内容',
} satisfies Texts['palette'];
