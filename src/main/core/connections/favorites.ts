import { ok, type Result } from '../../../shared/base/failure.ts';
import type { Favorite } from '../../../shared/launch/history.ts';
import type { SettingsStore } from '../settings/settings.ts';

/** The workstations that the user has marked as favorites. */
export interface Favorites {
  favourites(): Promise<readonly Favorite[]>;
  /** Adds a workstation to the favourites, or removes it. */
  mark(favourite: Favorite, on: boolean): Promise<Result<undefined>>;
}

/** {@link Favorites} on top of a settings store. */
export function createFavorites(settings: SettingsStore): Favorites {
  return {
    async favourites() {
      return (await settings.read()).settings.favourites;
    },
    async mark(favourite, on) {
      const { connection, session } = favourite;
      const saved = await settings.update((now) => {
        const others = now.favourites.filter(
          (one) => one.connection !== connection || one.session !== session,
        );
        const isKnown = now.connections.some((one) => one.id === connection);
        return { ...now, favourites: on && isKnown ? [...others, favourite] : others };
      });
      return saved.ok ? ok(undefined) : saved;
    },
  };
}
