import type { Texts } from '../catalogue.ts';

/** How a workstation is and why: states and status codes of the service, which are open sets. */
export const statuses = {
  states: {
    READY: '就绪',
    CREATE_IN_PROGRESS: '正在创建',
    START_IN_PROGRESS: '正在启动',
    STOP_IN_PROGRESS: '正在停止',
    DELETE_IN_PROGRESS: '正在删除',
    STOPPED: '已停止',
    DELETED: '已删除',
    CREATE_FAILED: '创建失败',
    START_FAILED: '启动失败',
    STOP_FAILED: '停止失败',
    DELETE_FAILED: '删除失败',
    UNREACHED: '无法连接',
    UNTRIED: '未尝试',
  },
  unknown: '状态未知',
  reasons: {
    'until-ready': '请等待就绪',
    'until-stopped': '请等待停止',
    'going-away': '正在删除',
    gone: '已不存在',
    'not-running': '未运行',
    administrator: '请联系管理员',
    'not-known': '不确定是否就绪',
  },
  progress: {
    STREAMING_SESSION_READY: '工作站已就绪，可以连接。',
    STREAMING_SESSION_STARTED: '工作站已启动，即将就绪。',
    STREAMING_SESSION_STOPPED: '工作站已停止。如需连接，请先启动。',
    STREAMING_SESSION_DELETED: '工作站已删除。如有需要，请新建一台。',
    STREAMING_SESSION_CREATE_IN_PROGRESS: '正在创建工作站，需要几分钟。',
    STREAMING_SESSION_START_IN_PROGRESS: '正在启动工作站，需要几分钟。',
    STREAMING_SESSION_STOP_IN_PROGRESS: '正在停止工作站。请等待其停止。',
    STREAMING_SESSION_DELETE_IN_PROGRESS: '正在删除工作站，很快完成。',
  },
  causes: {
    INSUFFICIENT_CAPACITY: {
      what: '目前没有空闲的此类机器。',
      advice: '请稍后重试，或选择其他实例类型。',
    },
    ACTIVE_DIRECTORY_DOMAIN_JOIN_ERROR: {
      what: '工作站未能加入工作室的域。',
      advice: '请告知管理员。',
    },
    NETWORK_CONNECTION_ERROR: {
      what: '工作站未能连接到工作室的网络。',
      advice: '请重试；如果仍然如此，请告知管理员。',
    },
    NETWORK_INTERFACE_ERROR: {
      what: '工作站没有获得自己的网络。',
      advice: '请重试；如果仍然如此，请告知管理员。',
    },
    INITIALIZATION_SCRIPT_ERROR: {
      what: '准备工作站的脚本运行失败。',
      advice: '请告知管理员，并提供启动配置文件的名称。',
    },
    DECRYPT_STREAMING_IMAGE_ERROR: {
      what: '无法解密工作站的镜像。',
      advice: '请告知管理员。',
    },
    AMI_VALIDATION_ERROR: {
      what: '工作站的镜像不能在此工作室中使用。',
      advice: '请告知管理员。',
    },
    INTERNAL_ERROR: {
      what: '工作室自身出现问题。',
      advice: '请过一分钟再试。',
    },
    proxied: {
      what: '中间有代理服务器，从这里尝试没有意义。',
      advice: '请通过连接来确认它是否可用。',
    },
    name: {
      what: '从这里无法解析其名称。',
      advice: '常见原因是 VPN 未开启。',
    },
    refused: {
      what: '其端口上没有程序在监听。',
      advice: 'DCV 服务器可能仍在启动。',
    },
    'time-out': {
      what: '从这里连接没有响应。',
      advice: '常见原因是 VPN 或防火墙。',
    },
    'no-route': {
      what: '从此网络无法到达该主机。',
      advice: '请检查 VPN 或网线。',
    },
    handshake: {
      what: '有响应，但不是 DCV 服务器的响应。',
      advice: '中间可能有防火墙。',
    },
    certificate: {
      what: '其证书不受信任，而此连接对此有严格要求。',
      advice: '请联系管理员。',
    },
  },
  both: (what, advice) => `${what}${advice}`,
  serviceSays: (code) => `服务返回了 ${code}。`,
  itSays: (message) => `服务消息：${message}`,
} satisfies Texts['statuses'];
