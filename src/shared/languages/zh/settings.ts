import type { Texts } from '../catalogue.ts';

/** The page of settings: each says what it does. */
export const settings = {
  title: '设置',
  find: '查找设置',
  nothing: (search) => `没有包含“${search}”的设置。`,
  locked: '由管理员设置。',
  groups: {
    window: '窗口',
    notifications: '通知',
    viewer: '流的打开方式',
    updates: '新版本',
    support: '帮助与支持',
  },
  viewerNote: '用于没有单独设置的连接。',
  of: {
    language: {
      name: '语言',
      means: '此窗口及其菜单和通知的语言。命令行使用英文。',
    },
    theme: { name: '外观', means: '浅色、深色，或跟随系统。' },
    startAtLogin: {
      name: '登录系统时启动',
      means: 'Stagedoor 在托盘中等待，不打开窗口。',
    },
    trayIcon: {
      name: '托盘图标',
      means: '窗口关闭时显示操作的情况。',
    },
    checkForUpdates: { name: '检查新版本', means: '每天一次，绝不在操作进行时检查。' },
    logLevel: {
      name: '日志内容',
      means: '内容更多有助于查找原因。两种日志都不包含机密信息。',
    },
    'notifications.ready': {
      name: '工作站已就绪',
      means: '移交给查看器时通知。',
    },
    'notifications.failed': { name: '操作失败', means: '用一行文字通知情况。' },
    'notifications.stops-soon': {
      name: '工作站即将停止',
      means: '在自动停止前十分钟通知，以便保存工作。',
    },
    'notifications.sign-in-needed': {
      name: '需要登录',
      means: '操作正在等待登录，或登录即将过期时通知。',
    },
    'display.fullscreen': { name: '全屏', means: '画面占满整个屏幕。' },
    'display.allMonitors': { name: '所有显示器', means: '在每台显示器上全屏显示。' },
    'display.transport': {
      name: '传输方式',
      means: 'QUIC 更流畅。WebSocket 能通过更多防火墙。',
    },
    'display.yuv444': {
      name: '全彩（4:4:4）',
      means: '色彩边缘更清晰，但占用更多带宽。',
    },
  },
  choices: {
    language: { system: '跟随系统' },
    theme: { system: '跟随系统', light: '浅色', dark: '深色' },
    logLevel: { info: '常规', debug: '更多，供支持使用' },
    usual: '查看器自身的设置',
    on: '开启',
    off: '关闭',
  },
  diagnostics: {
    name: '诊断信息',
    means: '将日志、检查结果和版本汇总为一份文本。交给他人之前可以先查看。',
    make: '生成',
  },
  about: {
    name: '关于 Stagedoor',
    means: '版本，以及所用软件的作者。',
    show: '显示',
  },
} satisfies Texts['settings'];
