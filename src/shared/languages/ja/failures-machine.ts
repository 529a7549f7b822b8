import type { FailureCode } from '../../base/failure.ts';
import { words, type WordsFor } from '../../base/failure-wording.ts';
import type { PolicyProblem, PolicyRule } from '../../policy/policy-rules.ts';
import type { UpdateRefusal } from '../../updates/update-refusal.ts';
import { disk } from './advice.ts';

const problems: Readonly<Record<PolicyProblem, string>> = {
  unfit: 'ポリシーの形式ではありません',
  unreadable: '読み取れません',
  'too-large': '大きすぎます',
  'open-to-others': '管理者以外も変更できる状態です',
};

const rules: Readonly<Record<PolicyRule, string>> = {
  kind: 'この種類の接続先は許可されていません。管理者にお問い合わせください。',
  'stream-host':
    'この接続先のストリームは、許可されていないホストから送信されます。管理者にお問い合わせください。',
  endpoint: 'このエンドポイントは許可されていません。管理者にお問い合わせください。',
  credentials: 'このサインイン方法は許可されていません。管理者にお問い合わせください。',
  'machine-connection':
    'この接続先はコンピューターにあらかじめ設定されています。変更や削除ができるのは管理者だけです。',
  preference: 'この設定は管理者が決めています。',
};

const refusals: Readonly<Record<UpdateRefusal, string>> = {
  'signature-missing': '署名がありません。',
  'key-unknown': 'このバージョンが認識していない鍵で署名されています。',
  'signature-wrong': '署名された内容と異なります。',
  'feed-unfit': 'サーバーから届いた更新情報を解釈できません。',
  'size-wrong': 'ファイルのサイズが正しくありません。',
  'content-wrong': '署名されたファイルとは異なります。',
  'publisher-unknown': 'このシステムは発行元を認識していません。',
  'not-there': 'サーバーにファイルがありません。',
  'not-installed': '所定の場所に配置できませんでした。',
};

/** What is said of the machine's policy and of new versions. */
export const machineFailures = {
  'policy-unreadable': ({ why, field, rule }) => {
    const where = field === undefined ? '' : `（${field}：${rule ?? '条件に合いません'}）`;
    return words(
      'このコンピューターのポリシーを適用できません',
      `${problems[why]}${where}。管理者が修正するまで、どの接続先も使用できません。`,
    );
  },
  'not-allowed-by-policy': ({ rule }) =>
    words('この操作は、このコンピューターのポリシーで許可されていません', rules[rule]),
  'update-refused': ({ why }) =>
    words(
      '新しいバージョンはインストールされませんでした',
      `${refusals[why]}現在のバージョンをそのまま使用します。`,
    ),
  'update-not-kept': ({ why }) => words('新しいバージョンを保存できませんでした', disk[why]),
} satisfies { readonly [Code in FailureCode]?: WordsFor<Code> };
