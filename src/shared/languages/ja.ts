import type { Catalogue } from './catalogue.ts';
import { buttons } from './ja/buttons.ts';
import { checks } from './ja/checks.ts';
import { connections } from './ja/connections.ts';
import { desktop } from './ja/desktop.ts';
import { failures } from './ja/failures.ts';
import { firstRun } from './ja/first-run.ts';
import { forms } from './ja/forms.ts';
import { general } from './ja/general.ts';
import { history } from './ja/history.ts';
import { hops } from './ja/hops.ts';
import { imports } from './ja/imports.ts';
import { launch } from './ja/launch.ts';
import { launchDetails } from './ja/launch-details.ts';
import { list } from './ja/list.ts';
import { making } from './ja/making.ts';
import { notices } from './ja/notices.ts';
import { palette } from './ja/palette.ts';
import { places } from './ja/places.ts';
import { reasons } from './ja/reasons.ts';
import { rules } from './ja/rules.ts';
import { settings } from './ja/settings.ts';
import { signIn } from './ja/sign-in.ts';
import { statuses } from './ja/statuses.ts';
import { about, support } from './ja/support.ts';
import { times } from './ja/times.ts';
import { troubles } from './ja/troubles.ts';
import { updates } from './ja/updates.ts';
import { network, viewing } from './ja/viewing.ts';
import { workstation } from './ja/workstation.ts';

/*
 * Words that agree everywhere. Sentences are です・ます, buttons and states are nouns or dictionary forms.
 * A space stands between Latin letters or digits and Japanese, none beside full-width punctuation.
 *
 * connection, place   接続先 (to connect: 接続)    stream            ストリーム
 * workstation         ワークステーション            hand over         引き渡す
 * launch              操作 (connect, start, …)      viewer            DCV ビューアー
 * start, stop, end    起動、停止、終了              ready             準備完了
 * stopping, stopped   停止処理中、停止済み          reach             接続できる
 * session, studio     セッション、スタジオ          launch profile    起動プロファイル
 * sign in, sign out   サインイン、サインアウト      login server      ログインサーバー
 * keys, keychain      キー、キーチェーン            access/secret key アクセスキー、シークレットキー
 * credential          認証情報                      role, account     ロール、アカウント
 * administrator       管理者                        this machine      このコンピューター
 * broker, proxy       ブローカー、プロキシ          endpoint          エンドポイント
 * certificate, pin    証明書、公開鍵ピン            agreement         使用許諾契約
 * practice            練習 (練習用スタジオ)         policy            ポリシー
 * image, instance     イメージ、インスタンス        template          テンプレート
 * look up (a name)    名前を解決する                Tell/Ask …        管理者に連絡/お問い合わせください
 * pass, let through   通信を許可する                network team      ネットワーク担当者
 * import, quit        インポート、Stagedoor を終了  wants you         対応が必要
 */

/** Every text of the window in Japanese. */
export const ja: Catalogue = {
  language: 'ja',
  direction: 'ltr',
  texts: {
    about,
    buttons,
    checks,
    connections,
    desktop,
    failures,
    firstRun,
    forms,
    general,
    history,
    hops,
    imports,
    launch,
    launchDetails,
    list,
    making,
    network,
    notices,
    palette,
    places,
    reasons,
    rules,
    settings,
    signIn,
    statuses,
    support,
    times,
    troubles,
    updates,
    viewing,
    workstation,
  },
};
