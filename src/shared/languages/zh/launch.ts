import type { Texts } from '../catalogue.ts';

/** The name of its point and, on a row, what is under way; while it lasts; when it is over. */
const changes = {
  starting: { now: '正在启动', doing: '正在启动工作站', done: '已启动' },
  stopping: { now: '正在停止', doing: '正在停止工作站', done: '已停止' },
  ending: { now: '正在终止', doing: '正在终止工作站', done: '已终止' },
  creating: { now: '正在创建', doing: '正在创建工作站', done: '已创建' },
} satisfies Texts['launch']['changes'];

/** Launches: their states, their line of points, what is known of their streams. */
export const launch = {
  title: '操作',
  nameless: '工作站',
  changes,
  states: {
    starting: changes.starting.doing,
    stopping: changes.stopping.doing,
    ending: changes.ending.doing,
    creating: changes.creating.doing,
    requesting: '正在请求流',
    waiting: '正在准备流',
    checking: '正在检查能否连接',
    opening: '正在启动查看器',
    opened: '已在 DCV 查看器中打开',
    done: '已完成',
    ended: '已关闭',
    failed: '未连接',
    cancelled: '已取消',
  },
  openInPractice: '已在练习查看器中打开',
  notices: {
    'check-skipped': '未检查能否连接到工作站。',
    'check-meaningless': '中间有代理服务器，因此无法检查能否连接到工作站。',
    'certificate-unknown': '本机无法识别该工作站的证书。查看器会进行询问。',
    'practice-viewer': '未安装 DCV 查看器，因此用练习查看器代替。',
  },
  usually: (span) => `通常约 ${span}就绪`,
  still: (state) => `仍为“${state}”`,
  stillUnknown: (state) => `仍为“${state}”`,
  asked: (times) => `已查询 ${times} 次`,
  elsewhere: (sentence) => `${sentence}（通过命令行）`,
  for: (span) => `已持续 ${span}`,
  points: {
    asked: '请求',
    preparing: '准备',
    ready: '就绪',
    reached: '连通',
    'handed-over': '移交',
  },
  pointIs: { done: '已完成', now: '进行中', 'to-come': '待进行', failed: '在此中断' },
  facts: {
    stream: '流',
    status: '状态',
    created: '创建时间',
    by: '创建者',
    owner: '所有者',
    validFor: '链接剩余时间',
    validUntil: '链接有效期至',
    unknown: '尚不清楚',
  },
} satisfies Texts['launch'];
