import type { Texts } from '../catalogue.ts';

/** What main tells once above everything else. */
export const notices = {
  'settings-damaged': (keptAs) => ({
    title: '設定を読み込めませんでした',
    advice: `元の設定は ${keptAs} として保管しました。Stagedoor は設定なしで起動します。`,
  }),
  'home-unwritable': {
    title: 'Stagedoor が自身のフォルダーに書き込めません',
    advice:
      '変更は今回の実行中だけ有効です。空き容量を増やすか、STAGEDOOR_HOME に書き込み可能なフォルダーを設定してください。',
  },
  'keys-this-run': {
    title: 'キーは今回の実行中だけ保持されます',
    advice:
      'ロック解除されたキーチェーンがありません。Linux では、gnome-keyring をインストールまたはロック解除してから、キーをもう一度入力してください。',
  },
  'sign-in-this-run': {
    title: 'サインインは今回の実行中だけ保持されます',
    advice:
      'ロック解除されたキーチェーンがありません。Linux では、gnome-keyring をインストールまたはロック解除してから、もう一度サインインしてください。',
  },
  'sign-in-ends': (time, connections) => ({
    title: `サインインの有効期限は ${time} です`,
    advice: `中断せずに続けるには、それまでにもう一度サインインしてください：${connections}。`,
  }),
} satisfies Texts['notices'];
