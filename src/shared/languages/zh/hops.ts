import type { Texts } from '../catalogue.ts';

/**
 * What a network test says of the way to each host: what is so (`title`), what a person can do (`person`), and
 * what to ask of the network team (`team`). `who` is what the host is called here, `at` is {@link hops.at}.
 */
export const hops = {
  roles: {
    endpoint: '服务',
    broker: 'Session Manager Broker',
    console: 'Access Console',
    issuer: '登录服务器',
    gateway: 'Connection Gateway',
    server: '工作站的服务器',
    host: 'DCV 服务器',
  },
  at: (host, port) => `${host}，端口 ${port}`,
  titles: {
    reached: (who, at) => `${who}（${at}）可以连通。`,
    'certificate-unknown': (who, at) =>
      `${who}（${at}）可以连通。其证书不受信任，因此查看器会进行询问。`,
    'not-tried': (who, at) =>
      `${who}（${at}）未尝试连接：系统为其设置了代理服务器，从这里尝试没有意义。`,
    name: (who, host) => `${who}：从这里无法解析名称 ${host}。`,
    'no-route': (who, host) => `${who}：从此网络无法到达 ${host}。`,
    'time-out': (who, at) => `${who}（${at}）没有响应。`,
    refused: (who, host, port) => `${who}：${host} 有响应，但端口 ${port} 上没有程序在监听。`,
    handshake: (who, at) => `${who}（${at}）有响应，但不是 TLS 响应。`,
    certificate: (who, at) => `${who}（${at}）的证书不受信任。`,
    'proxy-login': (who, at) => `${who}（${at}）：此网络的代理服务器要求先登录。`,
    'proxy-refused': (who, at) =>
      `${who}（${at}）：此网络的代理服务器不与其建立连接，或者没有响应。`,
  },
  person: {
    name: '请检查连接中的名称，以及 VPN 是否已开启。',
    'no-route': '请检查 VPN 或网线。',
    'time-out': '请检查 VPN 是否已开启。中间可能有防火墙。',
    refused: '它可能仍在启动。请检查连接中的端口。',
    handshake: '请检查连接中的端口。中间可能有防火墙。',
    'proxy-login': '请登录代理服务器，或请网络团队放行。',
    'proxy-refused': '请检查本系统的代理服务器设置，或联系网络团队。',
  },
  team: {
    lookUp: (host) => `请确保可以从艺术家的计算机解析 ${host}。`,
    open: (host, port) => `请允许从艺术家的计算机到 ${host} 端口 ${port} 的出站 TCP 连接。`,
    openForProxy: (host, port) => `请允许从代理服务器到 ${host} 端口 ${port} 的出站 TCP 连接。`,
    openQuic: '同时允许到同一端口的 UDP（QUIC）会更快，但并非必需。',
    noRefusal: '请检查防火墙是否拒绝了连接。',
    unopened: (host, port) =>
      `如果防火墙会解密 TLS 以检查内容，请让到 ${host} 端口 ${port} 的流量不经解密直接通过。`,
    connectWithoutSignIn: (host, port) =>
      `请允许代理服务器无需登录即可连接 ${host} 端口 ${port}（CONNECT）。`,
    connect: (host, port) => `请允许代理服务器连接 ${host} 端口 ${port}（CONNECT）。`,
  },
  doubts: {
    authority: '没有本机信任的机构为该证书签名。',
    name: '该证书是为另一个名称颁发的。',
    date: '该证书已过期，或尚未生效。',
    pin: '该证书的公钥与连接中的固定公钥不符。',
    'ca-file': '无法读取连接中指定的 CA 文件。',
  },
  doubtAdvice: {
    authority: '如果工作室有自己的证书颁发机构，请在连接中指定其 CA 文件。',
    name: '请在连接中按证书上的名称指定主机。',
    date: '请检查本机时钟；如果时钟正确，请告知管理员。',
    pin: '在管理员告知新的固定公钥之前，请勿连接。',
    'ca-file': '请检查连接中该文件的路径。',
  },
  steps: {
    name: '名称解析',
    tcp: 'TCP',
    tls: 'TLS',
    certificate: '证书',
  },
  states: {
    well: '正常',
    failed: '失败',
    unknown: '未尝试',
  },
  step: (step, state) => `${step}：${state}`,
  between: '；',
  sentences: (first, second) => `${first}${second}`,
  quic: '未测试 QUIC（到同一端口的 UDP）。没有 QUIC 时，流通过 WebSocket 传输。',
} satisfies Texts['hops'];
