import { omitUndefined } from '../../shared/base/omit-undefined.ts';
import type { Failure } from '../../shared/base/failure.ts';
import { distinctName } from '../../shared/connections/distinct-name.ts';
import { looksLikeLink, parseDeepLink } from '../../shared/links/deep-link.ts';
import { t } from '../i18n/locale.svelte.ts';
import { workstationName } from '../workstations/workstation-text.ts';
import { linkAct } from '../links/link-act.ts';
import { launchOf } from '../workstations/row/main-act.ts';
import { launching, type Command, type PaletteAction, type PaletteDeps } from './palette.ts';
import { hasAddress } from './window-shortcuts.ts';

/** What a link or an address that was pasted into the palette leads to. */
interface Pasted {
  readonly commands: readonly Command[];
  /** Why a link leads nowhere. */
  readonly failure?: Failure;
}

/**
 * The command for a link or an address that was pasted into the palette; undefined for any other text. It says where the link
 * leads before it is followed. A link that cannot be followed has no command, but a reason.
 */
export function pastedIn(
  deps: Pick<
    PaletteDeps,
    'connections' | 'launches' | 'navigation' | 'showLaunch' | 'workstations'
  >,
  text: string,
): Pasted | undefined {
  const texts = t().palette;
  if (hasAddress(text)) {
    const go = () => {
      deps.navigation.openAddress(text);
    };
    return { commands: [{ id: 'pasted', title: texts.openAddress, does: { go } }] };
  }
  if (!looksLikeLink(text.trim())) return undefined;
  const parsed = parseDeepLink(text.trim());
  if (!parsed.ok) {
    const { reason, part } = parsed;
    return { commands: [], failure: { code: 'link-refused', reason, part } };
  }
  const { link } = parsed;
  if (link.verb === 'open') {
    // The window is open, so only the palette closes.
    const go = () => undefined;
    return { commands: [{ id: 'pasted', title: t().desktop.tray.open, does: { go } }] };
  }
  const connection = deps.connections.list.find(({ id }) => id === link.connection);
  if (connection === undefined) {
    return { commands: [], failure: { code: 'connection-unknown', connection: link.connection } };
  }
  const { session, studio } = link;
  const known = deps.workstations
    .lastOf(connection.id)
    .find((one) => one.id === session && (studio === undefined || one.studio === studio));
  const name = known === undefined ? session : workstationName(known);
  const target = { studio: '', ...known, ...omitUndefined({ studio }), id: session };
  const command = (title: (about: { workstation: string }) => string, does: PaletteAction) => ({
    commands: [
      {
        id: 'pasted',
        title: title({ workstation: name }),
        ...omitUndefined({ note: distinctName(connection.name, name) }),
        does,
      },
    ],
  });
  const { launches } = deps;
  const launch = launchOf(target, launches.of(connection.id));
  const act = linkAct(target, launch);
  if (launch !== undefined && act === 'connect') {
    const go = () => {
      deps.showLaunch(launch);
    };
    return command(texts.showLaunch, { go });
  }
  const titles = {
    connect: texts.connect,
    start: texts.startAndConnect,
    reconnect: texts.reconnect,
  };
  const call = () =>
    act === 'start'
      ? launches.startAndConnect(connection.id, target)
      : launches.connect(connection.id, target);
  return command(titles[act], launching(deps, connection, call));
}
