import type { Texts } from '../catalogue.ts';

/** Signing in: ways, who is, until when. */
export const signIn = {
  title: '登录',
  profiles: {
    keys: '密钥',
    'identity-center': 'IAM Identity Center',
    'assume-role': '角色',
    mfa: '需要验证码的角色',
    process: '程序',
    'web-identity': 'Web 身份',
    'login-session': 'aws login',
    incomplete: '不完整，无法使用',
  },
  profileNotes: {
    'identity-center': '请在终端中登录：aws sso login。',
    'login-session': '请在终端中登录：aws login。',
    mfa: '需要时会要求输入设备上的验证码。',
  },
  withKeys: '钥匙串中的密钥',
  fromEnvironment: '来自环境变量',
  withProfile: (profile) => `AWS 配置文件 ${profile}`,
  withRole: (role, base) => `${role}（通过：${base}）`,
  signingIn: '正在登录',
  inBrowser: '请在浏览器中完成登录。',
  signsInAs: (who) => `以 ${who} 的身份登录`,
  codeNeeded: '需要验证码',
  signedOut: '未登录',
  signedIn: '已登录',
  signedInAs: (who) => `已以 ${who} 的身份登录`,
  until: (time) => `有效期至 ${time}`,
  untilRenewed: (time) => `有效期至 ${time}，自动续期`,
  goesOn: '请在浏览器中完成登录。此处会自动继续。',
  enterCode: (host) => `在任意设备上打开 ${host}，然后输入此代码：`,
  signedInUntil: (time) => `已登录，有效期至 ${time}。`,
  noAccount: (signedIn) => `${signedIn}该组织中没有可使用的账户。`,
  noRole: (signedIn) => `${signedIn}此账户中没有可使用的角色。`,
} satisfies Texts['signIn'];
