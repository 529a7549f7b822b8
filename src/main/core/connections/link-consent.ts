import { ok, type Result } from '../../../shared/base/failure.ts';
import type { ConnectionId } from '../../../shared/base/ids.ts';
import type { SettingsStore } from '../settings/settings.ts';
import { consentTarget, type ConnectionOwner } from '../provider/connection-target.ts';

/** Which connections links may open without asking. */
export interface LinkConsent {
  isTrusted(id: ConnectionId): Promise<boolean>;
  /**
   * Lets links open the connection without asking, as long as its owner, kind and address stay the same. The consent
   * is removed with the connection.
   */
  trust(id: ConnectionId): Promise<Result<undefined>>;
}

/** {@link LinkConsent} on top of a settings store. */
export function createLinkConsent(
  settings: SettingsStore,
  ownerOf: (id: ConnectionId) => Promise<ConnectionOwner>,
): LinkConsent {
  return {
    async isTrusted(id) {
      const owner = await ownerOf(id);
      const { connections, trusted } = (await settings.read()).settings;
      const found = connections.find((one) => one.id === id);
      if (found === undefined) return false;
      const target = consentTarget(found, owner);
      return trusted.some((one) => one.connection === id && one.target === target);
    },
    async trust(id) {
      const owner = await ownerOf(id);
      const saved = await settings.update((now) => {
        const found = now.connections.find((one) => one.id === id);
        if (found === undefined) return now;
        const others = now.trusted.filter(({ connection }) => connection !== id);
        const consent = { connection: id, target: consentTarget(found, owner) };
        return { ...now, trusted: [...others, consent] };
      });
      return saved.ok ? ok(undefined) : saved;
    },
  };
}
