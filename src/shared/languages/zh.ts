import type { Catalogue } from './catalogue.ts';
import { buttons } from './zh/buttons.ts';
import { checks } from './zh/checks.ts';
import { connections } from './zh/connections.ts';
import { desktop } from './zh/desktop.ts';
import { failures } from './zh/failures.ts';
import { firstRun } from './zh/first-run.ts';
import { forms } from './zh/forms.ts';
import { general } from './zh/general.ts';
import { history } from './zh/history.ts';
import { hops } from './zh/hops.ts';
import { imports } from './zh/imports.ts';
import { launch } from './zh/launch.ts';
import { launchDetails } from './zh/launch-details.ts';
import { list } from './zh/list.ts';
import { making } from './zh/making.ts';
import { notices } from './zh/notices.ts';
import { palette } from './zh/palette.ts';
import { places } from './zh/places.ts';
import { reasons } from './zh/reasons.ts';
import { rules } from './zh/rules.ts';
import { settings } from './zh/settings.ts';
import { signIn } from './zh/sign-in.ts';
import { statuses } from './zh/statuses.ts';
import { about, support } from './zh/support.ts';
import { times } from './zh/times.ts';
import { troubles } from './zh/troubles.ts';
import { updates } from './zh/updates.ts';
import { network, viewing } from './zh/viewing.ts';
import { workstation } from './zh/workstation.ts';

/*
 * Words that agree everywhere. Nobody is addressed as 您 or 你; quotes are “”. A space stands between
 * Latin letters or digits and Chinese, none beside full-width punctuation.
 *
 * connection, place   连接                  stream            流
 * workstation         工作站                hand over         移交
 * launch              操作 (connect, …)     viewer            DCV 查看器
 * start, stop, end    启动、停止、终止      ready             就绪
 * reach               连通、能否连接        studio, session   工作室、会话
 * sign in, sign out   登录、退出登录        launch profile    启动配置文件
 * keys, keychain      密钥、钥匙串          access/secret key 访问密钥、秘密访问密钥
 * credential          凭证                  role, account     角色、账户
 * administrator       管理员                this machine      本机
 * broker              Broker                proxy             代理服务器
 * endpoint            端点                  agreement         许可协议
 * certificate, pin    证书、固定公钥        policy            策略
 * practice            练习                  template          模板
 * image, instance     镜像、实例            look up (a name)  解析名称
 * code of a device    验证码                code to sign in   代码
 * Try again           请重试                Tell/Ask …        请告知/请联系管理员
 * let through         放行、允许            network team      网络团队
 * import, quit        导入、退出 Stagedoor  wants you         需要处理
 */

/** Every text of the window in Simplified Chinese. */
export const zh: Catalogue = {
  language: 'zh-Hans',
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
