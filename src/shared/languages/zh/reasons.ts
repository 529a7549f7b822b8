import type { Texts } from '../catalogue.ts';

/** Whole sentences, each with its stop: why a link, a viewer, a keychain or a profile did not do. */
export const reasons = {
  link: {
    'too-long': '链接过长。',
    'strange-characters': '链接含有不允许使用的字符。',
    'not-ours': '这不是 Stagedoor 的链接。',
    'too-much': '链接指定的内容过多。',
    'unknown-parameter': '链接含有不允许使用的参数。',
    /** `part` is a word of the link: connection, session, studio or stream. */
    'named-twice': (part) => `链接两次指定了 ${part}。`,
    'no-name': (part) => `链接中的 ${part} 不是名称。`,
    'no-connection': '链接未指明连接。',
    'no-session': '链接未指明工作站。',
    'several-links': '同时收到了多个链接。',
    'more-than-a-link': '随链接还收到了其他内容。',
    'no-link': '没有可打开的链接。',
  },
  viewer: {
    'not-absolute': '其路径必须是本机上的绝对路径。',
    'control-characters': '其路径含有控制字符。',
    script: '这是脚本或快捷方式，不是查看器本身。',
    elsewhere: '其路径指向另一台计算机。',
    interpreter: '这是 shell 或解释器，不是查看器。',
    'no-file': '这是文件夹或设备。请指定其中的可执行文件。',
    'not-executable': '这不是可执行文件。',
    'open-to-others': '任何人都能写入其所在文件夹，因此它可能来自他人。',
  },
  vault: {
    'foreign-entry': '该条目不属于 Stagedoor。',
    'strange-characters': '密钥含有钥匙串无法保存的字符。',
    'not-kept': '无法读回已写入的内容。',
  },
  /** Words with an underscore are settings of a profile, as they are written. */
  profile: {
    'file-odd': (path) => `${path} 不是文件。`,
    'file-large': (path) => `文件 ${path} 超过 1 MiB。`,
    'file-denied': (path) => `没有读取文件 ${path} 的权限。`,
    'file-unreadable': (path) => `无法读取文件 ${path}。`,
    'source-missing': (profile) => `它所依据的配置文件“${profile}”不存在。`,
    'source-circle': '其 source_profile 形成了循环。',
    'no-way': '它未说明如何登录。',
    'keys-odd': '其密钥的格式不正确。',
    cloud: '它从云中的计算机获取密钥，而本机不是云中的计算机。',
    'environment-empty': '它从环境变量获取密钥，但其中没有密钥。',
    'command-long': '其程序的命令过长，无法显示。',
    'command-hidden': '其程序的命令含有无法显示的字符。',
    'sso-session-missing': '其 sso_session 不存在。',
    'sso-incomplete':
      '它需要 sso_start_url、sso_region、sso_account_id 和 sso_role_name，且格式都须正确。',
    duration: '其 duration_seconds 不是 900 到 43200 之间的数字。',
    region: '其区域不是 AWS 的区域。',
    endpoint: '其 endpoint_url 不是 https。',
    'token-file': '其 web_identity_token_file 不是绝对路径。',
    'program-late': '其程序未能及时结束。',
    'program-cut': '其程序在中途被强制结束。',
    /** `code` is the program's exit code. */
    'program-code': (code) => `其程序已结束，退出代码为 ${code}。`,
    'program-answer': '其程序未输出版本 1 的密钥。',
    'program-keys': '其程序输出的密钥格式不正确。',
    'program-expired': '其程序输出的密钥已过期。',
  },
} satisfies Texts['reasons'];
