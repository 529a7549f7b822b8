import type { Texts } from '../catalogue.ts';

/** How far a new version of the program has come. */
export const updates = {
  title: '版本',
  off: {
    'not-configured': '此 Stagedoor 不检查新版本。',
    policy: '管理员已关闭新版本检查。',
    preference: 'Stagedoor 不检查新版本。',
  },
  idle: '没有已知的新版本。',
  idleSince: (when) => `截至 ${when}，没有新版本。`,
  checking: '正在检查新版本。',
  available: (version) => `有新版本 ${version}。没有操作进行时会下载。`,
  downloading: (version, percent) => `正在下载版本 ${version}：${percent}。`,
  ready: (version) => `版本 ${version} 已下载并通过验证，可以安装。`,
  waits: (version) => `没有操作进行时会安装版本 ${version}。`,
  installing: (version) => `正在安装版本 ${version}。`,
  toldOnly: {
    'package-manager': (version) => `有新版本 ${version}。由软件包管理器安装。`,
    administrator: (version) => `有新版本 ${version}。由管理员为所有人安装。`,
    user: (version) => `有新版本 ${version}。请按安装当前版本的方式安装。`,
  },
  note: (version) => `有新版本 ${version}`,
  look: '立即检查',
  install: '重新启动并更新',
} satisfies Texts['updates'];
