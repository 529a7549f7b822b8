import type { Texts } from '../catalogue.ts';

/** What main tells once above everything else. */
export const notices = {
  'settings-damaged': (keptAs) => ({
    title: '无法读取设置',
    advice: `原设置已另存为 ${keptAs}。Stagedoor 将以空白设置启动。`,
  }),
  'home-unwritable': {
    title: 'Stagedoor 无法写入自己的文件夹',
    advice:
      '所做的更改仅在本次运行期间有效。请释放一些空间，或将 STAGEDOOR_HOME 设为有权写入的文件夹。',
  },
  'keys-this-run': {
    title: '密钥仅在本次运行期间保留',
    advice: '没有已解锁的钥匙串。在 Linux 上，请安装 gnome-keyring 或将其解锁，然后再次输入密钥。',
  },
  'sign-in-this-run': {
    title: '登录状态仅在本次运行期间保留',
    advice: '没有已解锁的钥匙串。在 Linux 上，请安装 gnome-keyring 或将其解锁，然后重新登录。',
  },
  'sign-in-ends': (time, connections) => ({
    title: `登录有效期至 ${time}`,
    advice: `如需不间断地继续使用，请在此之前重新登录：${connections}。`,
  }),
} satisfies Texts['notices'];
