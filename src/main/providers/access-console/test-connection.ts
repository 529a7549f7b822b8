import type { Finding } from '../../../shared/base/check.ts';
import { safeText } from '../../../shared/base/safe-text.ts';
import type { Page } from '../../core/provider/provider.ts';
import { clockCheck, findingOf } from '../../core/provider/response-check.ts';
import type { ConsoleUser } from './console.ts';
import type { AccessConsoleOptions } from './options.ts';

/**
 * The findings of "Test": whether the handler responds and knows the user, whether its clock
 * agrees, and what the user can see.
 */
export async function testConnection(
  { console, clock, turn, onUser }: AccessConsoleOptions,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  await turn(signal);
  const user = await console.user(signal);
  const service = findingOf('service', user, (who) => ({ found: 'known-as', who: userText(who) }));
  if (user.kind !== 'answer') return [service];
  onUser(user.value);
  await turn(signal);
  const sessions = await console.sessions(undefined, {}, signal);
  await turn(signal);
  const templates = await console.templates(undefined, {}, signal);
  return [
    service,
    ...clockCheck(user.serverTime, clock.now()),
    findingOf('workstations', sessions, (page) => ({ found: 'listed', ...sizeOf(page) })),
    findingOf('templates', templates, (page) => ({ found: 'templates', ...sizeOf(page) })),
  ];
}

/** “Ada (Admin)”: name and role, as the handler returns them. */
export function userText({ Id: id, DisplayName: name, Role: role }: ConsoleUser): string {
  const who = safeText(name ?? id ?? '', 120);
  const as = role === undefined ? '' : ` (${safeText(role, 40)})`;
  return `${who === '' ? '?' : who}${as}`;
}

const sizeOf = ({ items, next }: Page<unknown>) => ({
  count: items.length,
  more: next !== undefined,
});
