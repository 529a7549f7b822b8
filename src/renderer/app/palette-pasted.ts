import { omitUndefined } from '../../shared/base/omit-undefined.ts';
import { distinctName } from '../../shared/connections/distinct-name.ts';
import { parseDeepLink } from '../../shared/links/deep-link.ts';
import { t } from '../i18n/locale.svelte.ts';
import { workstationName } from '../workstations/workstation-text.ts';
import type { Command, PaletteDeps } from './palette.ts';
import { hasAddress } from './window-shortcuts.ts';

/**
 * The command for a link or an address that was pasted into the palette; undefined for any other text. It says where the link
 * leads before it is followed. A link to an unknown connection has no command.
 */
export function pastedCommands(
  deps: Pick<PaletteDeps, 'connections' | 'launches' | 'navigation' | 'workstations'>,
  text: string,
): readonly Command[] | undefined {
  const texts = t().palette;
  if (hasAddress(text)) {
    const go = () => {
      deps.navigation.openAddress(text);
    };
    return [{ id: 'pasted', title: texts.openAddress, does: { go } }];
  }
  const parsed = parseDeepLink(text.trim());
  if (!parsed.ok) return text.trim().startsWith('stagedoor:') ? [] : undefined;
  const { link } = parsed;
  if (link.verb === 'open') return [];
  const connection = deps.connections.list.find(({ id }) => id === link.connection);
  if (connection === undefined) return [];
  const { session, studio } = link;
  const known = deps.workstations
    .lastOf(connection.id)
    .find((one) => one.id === session && (studio === undefined || one.studio === studio));
  const name = known === undefined ? session : workstationName(known);
  const target = { studio: '', ...known, ...omitUndefined({ studio }), id: session };
  return [
    {
      id: 'pasted',
      title: texts.connect({ workstation: name }),
      ...omitUndefined({ note: distinctName(connection.name, name) }),
      does: { call: () => deps.launches.connect(connection.id, target) },
    },
  ];
}
