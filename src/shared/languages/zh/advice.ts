import type { DiskProblem, ReachCause } from '../../base/failure.ts';
import { statusSentence } from '../../launch/session-status.ts';
import type { StreamUrlProblem } from '../../viewer/stream-url-problem.ts';
import { statuses } from './statuses.ts';

/** Advice that failures share or that has cases of its own. */

export const disk: Readonly<Record<DiskProblem, string>> = {
  'read-only': '文件夹为只读。请将其设为可写，或将 STAGEDOOR_HOME 设为可写的文件夹。',
  full: '磁盘已满。请释放一些空间，然后重试。',
  denied: '当前用户没有写入权限。请检查文件夹的所有者，或设置 STAGEDOOR_HOME。',
  'not-a-folder': '该位置上的项目不是属于当前用户的文件夹。请将其移走。',
  locked: '另一个 Stagedoor 长时间在该处写入。请将其关闭，然后重试。',
  other: '请检查文件夹及其磁盘，或将 STAGEDOOR_HOME 设为另一个文件夹。',
};

export const reach: Readonly<Record<ReachCause, (host: string, port: number) => string>> = {
  name: (host) => `从这里无法解析名称 ${host}。常见原因是 VPN 未开启。`,
  refused: (host, port) =>
    `${host} 有响应，但端口 ${port} 上没有程序在监听。DCV 服务器可能仍在启动。`,
  'time-out': (_, port) => `从这里连接端口 ${port} 没有响应。常见原因是 VPN 或防火墙。`,
  'no-route': (host) => `从此网络无法到达 ${host}。请检查 VPN 或网线。`,
  handshake: (_, port) => `端口 ${port} 有响应，但不是 DCV 服务器的响应。中间可能有防火墙。`,
};

/** Why the address of a stream is not opened; `part` has words of its own. */
export const streamUrl: Readonly<Record<Exclude<StreamUrlProblem, 'part'>, string>> = {
  'too-long': '地址超过 8 KiB。',
  'strange-characters': '地址中含有不允许使用的字符。',
  'not-a-stream': '它不是 DCV 流的地址。',
  'names-user': '地址中指定了用户。',
  'no-server': '服务没有说明其服务器的位置。',
  'no-host': '其主机既不是名称也不是地址。',
  'host-not-allowed': '其主机不在此连接允许的范围内。',
  'inward-host': '其主机是此连接未指定的内部地址。',
  'not-encrypted': '地址未加密（https）。',
  'odd-path': '其路径不是普通路径。',
  'no-token': '地址中应当有且只有一个可用的令牌。',
  'more-than-session': '地址中含有会话以外的内容。',
  'no-session': '地址中没有指定会话。',
  'no-port': '其端口不是有效端口。',
};

export const changeTitles = {
  start: '无法启动工作站',
  stop: '无法停止工作站',
  end: '无法终止工作站',
  create: '无法创建工作站',
} as const;

export function changeAdvice({
  state,
  statusCode,
}: {
  readonly state?: string | undefined;
  readonly statusCode?: string | undefined;
}): string {
  const why = statusSentence(statusCode, statuses);
  if (why !== undefined) return why;
  return state === undefined ? NO_REASON : `${statuses.serviceSays(state)}请重试。`;
}

const NO_REASON = '服务没有说明原因。请重试。';

export const install = {
  win32:
    '请从 amazondcv.com 安装，或请人运行“msiexec /i nice-dcv-client.msi /quiet /norestart”进行安装。',
  darwin: '请从 amazondcv.com 安装，或使用“brew install --cask dcv-viewer”安装。',
  linux: '请使用本系统的软件包管理器，安装 amazondcv.com 上的 nice-dcv-viewer。',
} as const;

export function streamAdvice(statusCode: string | undefined): string {
  switch (statusCode) {
    case 'NETWORK_CONNECTION_ERROR':
      return '在工作室内部无法连接到工作站。请重试；如果仍然如此，请重新启动工作站。';
    case 'INTERNAL_ERROR':
      return '工作室自身出现问题。请过一分钟再试。';
    case undefined:
      return NO_REASON;
    default:
      return `${statuses.serviceSays(statusCode)}请重试。`;
  }
}

/** What somebody else's program said, after a sentence of ours. */
export const said = (detail: string | undefined): string =>
  detail === undefined || detail === '' ? '' : statuses.itSays(detail);

export const spokenSeconds = (seconds: number): string =>
  seconds >= 120 ? `${Math.round(seconds / 60)} 分钟` : `${seconds} 秒`;
