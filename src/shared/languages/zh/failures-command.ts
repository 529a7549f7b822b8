import type { FailureCode } from '../../base/failure.ts';
import { words, type WordsFor } from '../../base/failure-wording.ts';
import { disk } from './advice.ts';

/** What is said of a command, a link, a connection or the settings that do not fit. */
export const commandFailures = {
  usage: (f) => words('此命令不能这样使用', f.message),
  'link-refused': (f) => words('未打开该链接', `${f.reason}请向链接的提供者索取新链接。`),
  'connection-unknown': (f) =>
    words(`这里没有连接“${f.connection}”`, '请先添加，或从列表中选择一个。'),
  'connection-unsupported': (f) =>
    words(
      `此版本不支持“${f.kind}”类型的连接`,
      '该连接会原样保留。更新版本的 Stagedoor 或许可以打开它。',
    ),
  'connection-invalid': (f) => words('连接不完整', `${f.field}：${f.rule}。`),
  'studio-unclear': (f) =>
    f.count === 0
      ? words('没有可访问的工作室', '请向管理员申请工作室的访问权限。')
      : words('要使用哪个工作室？', `共有 ${f.count} 个工作室。请在连接中或用 --studio 指定一个。`),
  'workstation-unclear': (f) =>
    f.ready === 0
      ? words('没有就绪的工作站', '请先启动一台，然后连接。')
      : words(
          '要使用哪台工作站？',
          `有 ${f.ready} 台已就绪。请从列表中选择一台，或用 --session 指定。`,
        ),
  'settings-unwritable': (f) => words('无法保存设置', disk[f.why]),
  'settings-newer': words(
    '设置来自更新版本的 Stagedoor',
    '设置会原样保留。如需更改，请更新当前的 Stagedoor。',
  ),
  'port-taken': (f) =>
    words(`端口 ${f.port} 已被占用`, '请用 --port 选择其他端口，或省略 --port 以使用空闲端口。'),
} satisfies { readonly [Code in FailureCode]?: WordsFor<Code> };
