import type { Texts } from '../catalogue.ts';

/** Everything that is known of a launch, for those who look for a cause. */
export const launchDetails = {
  title: '技术详细信息',
  copy: '复制',
  times: '时间',
  timeAfter: (time, span) => `${time}（${span}后）`,
  facts: {
    launch: '操作',
    connection: '连接',
    studio: '工作室',
    session: '会话',
    streamId: '流',
    state: '状态',
    statusCode: '状态代码',
    createdBy: '创建者',
    ownedBy: '所有者',
    createdAt: '创建时间',
    expiresAt: '有效期至',
    requestId: '最后一次请求的 ID',
    requests: '请求次数',
    workstationState: '工作站状态',
    workstationStatus: '工作站状态代码',
    failure: '失败原因',
  },
} satisfies Texts['launchDetails'];
