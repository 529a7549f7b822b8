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
    'connection-unknown': '没有这个连接',
    'connection-unsupported': '不支持此类连接',
    'port-taken': '端口已被占用',
    'profile-unknown': '没有这个配置文件',
    'profile-unusable': '无法使用配置文件',
    'process-not-agreed': '尚未同意运行配置文件的命令',
    'clock-wrong': '本机时钟不准确',
  },
} satisfies Texts['history'];
