import type { Texts } from '../catalogue.ts';

/** What the user gives to those who help, and what the program is made of. */
export const support = {
  launch: {
    title: '供支持使用：此操作',
    means: '已去除人名和文件夹名称。转交之前请先阅读。',
  },
  machine: {
    title: '诊断信息',
    means: '日志、检查结果、版本和策略，已去除人名和文件夹名称。转交之前请先阅读。',
  },
  text: '文本',
  making: '正在生成',
  copy: '复制',
  copied: '已复制',
  save: '保存…',
  saved: (file) => `已保存为 ${file}。`,
  copyForSupport: '复制给支持人员',
} satisfies Texts['support'];
export const about = {
  title: '关于 Stagedoor',
  what: '用于启动通过 DCV 传输的远程工作站。',
  licence: '采用 MIT 许可证的自由软件。',
  versions: {
    stagedoor: 'Stagedoor',
    electron: 'Electron',
    chromium: 'Chromium',
    node: 'Node.js',
    os: '系统',
  },
  copyVersions: '复制版本信息',
  inside: '所用软件及其作者',
  noText: '未附带许可证正文。',
} satisfies Texts['about'];
