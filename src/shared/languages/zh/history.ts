import type { Texts } from '../catalogue.ts';

/** Launches that are over. */
export const history = {
  title: '历史记录',
  empty: '已结束的操作会列在这里。',
  columns: {
    when: '时间',
    workstation: '工作站',
    place: '连接',
    readyAfter: '就绪用时',
    end: '结果',
  },
  ends: { 'handed-over': '已移交', done: '已完成', cancelled: '已取消', failed: '失败' },
  wishes: { start: '启动', stop: '停止', end: '终止', create: '新建工作站' },
  titles: {
    'time-limit': '未能及时就绪',
    'not-found': '未找到',
    certificate: '证书不受信任',
    'studio-unclear': '无法确定目标工作室',
    'workstation-unclear': '无法确定目标工作站',
  },
} satisfies Texts['history'];
