import type { Texts } from '../catalogue.ts';

/** What is said of each setting of a file that was left out of the form. */
export const imports = {
  refusals: {
    secret: '機密情報はファイルから取り込みません。自分の値を入力してください。',
    agreement:
      'コマンドへの同意は、内容を確認できる場所で行います。プロファイルをもう一度選択してください。',
    unsafe:
      'どの証明書でも受け入れる設定です。代わりに CA ファイルまたは公開鍵ピンを指定してください。',
    'not-fitting': 'この設定に使用できない値です。',
    twice: '異なる値で 2 回指定されています。',
    'not-kept': '接続先にこの設定はありません。',
  },
} satisfies Texts['imports'];
