import type { FailureCode } from '../../base/failure.ts';
import { words, type WordsFor } from '../../base/failure-wording.ts';
import { said } from './advice.ts';

/** What is said of keys, sign-ins and what somebody may not do. */
export const signInFailures = {
  'credentials-missing': words('尚未登录', '请再次输入此连接的密钥。'),
  'credentials-refused': words(
    '服务不接受这些密钥',
    '请检查访问密钥和秘密访问密钥，然后再次输入。',
  ),
  'credentials-expired': words('登录已过期', '请输入此连接的新密钥。'),
  'sign-in-needed': words('已退出登录', '请重新登录；其他一切保持不变。'),
  'sign-in-denied': words('未能登录', '登录页面拒绝了登录，或登录被取消。请重试。'),
  'sign-in-late': words('登录用时过长', '登录最多等待五分钟。准备好后请重试。'),
  'mfa-needed': words('需要设备上的验证码', '请在窗口中连接，或在可以输入验证码的终端中运行。'),
  'mfa-refused': words(
    '验证码未被接受',
    '验证码在半分钟内有效，且只能使用一次。请用下一个验证码重试。',
  ),
  'profile-unknown': (f) =>
    words(
      `本机上没有 AWS 配置文件“${f.profile}”`,
      '请选择其他配置文件，或将其添加到 ~/.aws/config。',
    ),
  'profile-unusable': (f) => words(`无法使用 AWS 配置文件“${f.profile}”`, f.why),
  'process-not-agreed': (f) =>
    words(
      `AWS 配置文件“${f.profile}”会运行程序`,
      '只有在窗口中查看其命令并同意后，才会运行该程序。',
    ),
  'clock-wrong': (f) =>
    words(`本机时钟偏差 ${f.minutes} 分钟`, '登录需要正确的时间。请校准时钟，或开启自动设置时间。'),
  'access-denied': (f) =>
    words('无权在此执行该操作', `请向管理员申请权限：${f.operation}。${said(f.detail)}`),
} satisfies { readonly [Code in FailureCode]?: WordsFor<Code> };
