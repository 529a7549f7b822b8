import type { Failure } from '../../base/failure.ts';
import { words } from '../../base/failure-wording.ts';
import type { Texts } from '../catalogue.ts';
import {
  changeAdvice,
  changeTitles,
  disk,
  install,
  reach,
  said,
  spokenSeconds,
  streamAdvice,
  streamUrl,
} from './advice.ts';
import { commandFailures } from './failures-command.ts';
import { machineFailures } from './failures-machine.ts';
import { signInFailures } from './failures-sign-in.ts';
import { troubles } from './troubles.ts';

type Thing = Extract<Failure, { code: 'not-found' }>['what'];
const things: Readonly<Record<Thing, string>> = {
  studio: '该工作室',
  workstation: '该工作站',
  stream: '该流',
  thing: '该项目',
};

/** What is said of each failure. */
export const failures = {
  ...commandFailures,
  ...machineFailures,
  'stream-failed': (f) => words('无法创建流', streamAdvice(f.statusCode)),
  'stream-gone': (f) => words('流已结束', `服务返回了 ${f.state}。请再次连接以获取新的流。`),
  'stream-expired': words('流已过期', '请再次连接以获取新的流。如果反复出现，请检查本机时钟。'),
  'change-failed': (f) => words(changeTitles[f.what], changeAdvice(f)),
  'change-impossible': words(
    '此连接无法更改工作站',
    '它只能连接到已就绪的工作站。如需启动或停止，请联系管理员。',
  ),
  'eula-unreadable': words(
    '无法显示此镜像的许可协议',
    '协议为空或过长，因此无法在此接受。请告知管理员。',
  ),
  'stream-url-refused': (f) =>
    words(
      '流的地址不符合要求，未打开',
      `${f.reason === 'part' ? `无法移交地址中的 ${f.part ?? ''}。` : streamUrl[f.reason]}请告知管理员。`,
    ),
  'time-limit': (f) =>
    words(
      `${spokenSeconds(f.seconds)}后仍未就绪`,
      f.trouble === undefined
        ? '流仍在准备中。再次连接即可继续监视。'
        : `最近的情况：${troubles[f.trouble]}`,
    ),
  ...signInFailures,
  'viewer-missing': (f) => words('未安装 DCV 查看器', install[f.platform]),
  'viewer-unfit': (f) => words('无法使用 DCV 查看器', f.reason),
  'viewer-failed': (f) =>
    words('DCV 查看器立即关闭了', `退出代码为 ${f.exitCode}。请重试，或在浏览器中打开流。`),
  'viewer-not-started': words('DCV 查看器未能启动', '请重试，或重新安装。'),
  'handover-unwritable': (f) => words('无法将流移交给查看器', disk[f.why]),
  'report-unwritable': (f) =>
    words('无法保存文件', f.why === 'full' ? disk.full : '请选择其他文件夹，然后重试。'),
  'not-found': (f) =>
    words(`未找到${things[f.what]}`, '它可能已被终止，或者此连接指向另一个工作室。'),
  'vault-locked': words('钥匙串已锁定', '请将其解锁（登录桌面通常即可解锁），然后重试。'),
  'vault-missing': words(
    '本机上没有钥匙串',
    '在 Linux 上，请安装 gnome-keyring 或 KWallet。在此之前，密钥仅在本次运行期间有效。',
  ),
  'vault-failed': (f) => words('钥匙串未能保存密钥', `${f.why}未保存任何内容。`),
  quota: (f) => words('配额已用完', `请停止不需要的工作站，或申请更高的配额。${said(f.detail)}`),
  'request-refused': (f) =>
    words('服务拒绝了此请求', `请检查请求的内容以及连接的设置。${said(f.detail)}`),
  'service-unreachable': (f) => words('无法连接到服务', troubles[f.trouble]),
  redirected: words('服务将请求重定向到别处', '为保护密钥，未跟随重定向。请检查端点。'),
  'proxy-login': words('此网络的代理服务器要求登录', '请登录代理服务器，或请网络团队放行。'),
  certificate: (f) =>
    f.where === 'service'
      ? words(
          '服务的证书不受信任',
          '未发送任何内容。如果工作室有自己的证书颁发机构，请在连接中指定其 CA 文件。',
        )
      : words('工作站的证书不受信任', '此连接对此有严格要求。请联系管理员。'),
  'answer-too-large': words('响应过大', '这不是服务会发送的内容。请检查端点。'),
  'host-unreachable': (f) => words('工作站已就绪，但无法连接', reach[f.cause](f.host, f.port)),
  bug: words('Stagedoor 出现了程序问题', '请重试。日志记录了发生的位置，请将日志发送给我们。'),
} satisfies Texts['failures'];
