import type { Texts } from '../catalogue.ts';

/** The form for a new workstation. */
export const making = {
  name: '名称',
  requirements: '要求',
  requirementsHint: '按 Broker 的语法填写可放置的服务器条件。',
  title: '新建工作站',
  profile: '配置文件',
  type: '类型',
  image: '镜像',
  loading: (place) => `正在加载“${place}”允许的内容`,
  connectOnce: '就绪后连接',
  toAgree: '需要同意的内容',
  acceptFirst: '需要先接受。',
  agreement: '许可协议',
  textOf: (name) => `“${name}”的正文`,
  openAgreement: (host) => `打开许可协议（${host}）`,
  accepted: '已接受。',
  accept: (name) => `我接受：${name}`,
} satisfies Texts['making'];
