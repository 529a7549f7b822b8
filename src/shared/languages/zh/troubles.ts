import type { Texts } from '../catalogue.ts';

/** What each trouble is called while we wait: what is so and that we go on. */
export const troubles = {
  throttled: '服务要求降低请求频率。正在放慢速度继续查询。',
  offline: '本机已离线。网络恢复后会继续。',
  'name-not-found': '无法解析服务的名称，VPN 可能未开启。正在重试。',
  refused: '服务目前不接受连接。正在重试。',
  dropped: '连接已中断。正在重试。',
  'no-answer': '服务没有响应。正在重试。',
  'server-error': '服务自身出现问题。正在重试。',
  busy: '服务正在进行另一项操作。正在等待其完成。',
  'not-an-answer': '收到了其他来源的响应，可能是此网络的登录页面。正在重试。',
  'empty-answer': '响应为空。正在重试。',
  'cut-answer': '响应不完整。正在重试。',
  'clock-skew': '本机时钟与服务的时钟不一致。正在按服务的时间重试。',
  'url-missing': '流已就绪，但其地址尚未提供。正在再次查询。',
  'state-unknown': '流处于此版本无法识别的状态。正在继续监视。',
} satisfies Texts['troubles'];
