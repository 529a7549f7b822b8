import type { Failure } from '../../../shared/base/failure.ts';
import { safeText } from '../../../shared/base/safe-text.ts';
import { dismissReports } from '../../core/base/notices.ts';
import type { CommandServices } from '../command-services.ts';

/**
 * Why connections may be missing from the list: the policy that may have others cannot be followed, or damaged settings were set
 * aside and no connection was saved since.
 */
export async function unreadConnections({
  connections,
  policy,
  notices,
  damagedSettings,
}: Pick<CommandServices, 'connections' | 'policy' | 'notices' | 'damagedSettings'>): Promise<
  Failure | undefined
> {
  const rules = await policy.read();
  if (rules.state === 'unreadable') return rules.failure;
  const { machine } = await policy.state();
  const own = (await connections.list()).filter(({ id }) => !machine.includes(id));
  if (own.length > 0 || (await connections.leftOut()).length > 0) return undefined;
  const keptAs = await damagedSettings();
  if (keptAs === undefined) return undefined;
  // The failure reports it.
  dismissReports(notices, 'settings');
  return { code: 'settings-damaged', keptAs: safeText(keptAs, 512) };
}
