import type { FailureCode } from '../../base/failure.ts';
import { words, type WordsFor } from '../../base/failure-wording.ts';
import type { PolicyProblem, PolicyRule } from '../../policy/policy-rules.ts';
import type { UpdateRefusal } from '../../updates/update-refusal.ts';
import { disk } from './advice.ts';

const problems: Readonly<Record<PolicyProblem, string>> = {
  unfit: '它不符合策略的格式',
  unreadable: '无法读取',
  'too-large': '它过大',
  'open-to-others': '管理员以外的人也可以更改它',
};

const rules: Readonly<Record<PolicyRule, string>> = {
  kind: '不允许使用此类连接。请联系管理员。',
  'stream-host': '其流来自不允许的主机。请联系管理员。',
  endpoint: '不允许使用其端点。请联系管理员。',
  credentials: '不允许使用此登录方式。请联系管理员。',
  'machine-connection': '此连接是本机预置的。只有管理员可以更改或移除。',
  preference: '此设置由管理员决定。',
};

const refusals: Readonly<Record<UpdateRefusal, string>> = {
  'signature-missing': '新版本没有签名。',
  'key-unknown': '当前版本无法识别签名所用的密钥。',
  'signature-wrong': '内容与签名的内容不符。',
  'feed-unfit': '无法理解服务器提供的版本信息。',
  'size-wrong': '文件比应有的更长或更短。',
  'content-wrong': '文件不是经过签名的那一个。',
  'publisher-unknown': '本系统无法识别其发布者。',
  'not-there': '服务器上没有该文件。',
  'not-installed': '无法将其安装到位。',
};

/** What is said of the machine's policy and of new versions. */
export const machineFailures = {
  'policy-unreadable': ({ why, field, rule }) => {
    const where = field === undefined ? '' : `（${field}：${rule ?? '不符合要求'}）`;
    return words(
      '无法遵循本机的策略',
      `${problems[why]}${where}。在管理员修复之前，无法使用任何连接。`,
    );
  },
  'not-allowed-by-policy': ({ rule }) => words('本机的策略不允许此操作', rules[rule]),
  'update-refused': ({ why }) => words('新版本未安装', `${refusals[why]}将继续使用现有版本。`),
  'update-not-kept': ({ why }) => words('无法保存新版本', disk[why]),
} satisfies { readonly [Code in FailureCode]?: WordsFor<Code> };
