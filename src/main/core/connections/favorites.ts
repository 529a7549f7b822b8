import { ok, type Result } from '../../../shared/base/failure.ts';
import type { Favorite } from '../../../shared/launch/history.ts';
import type { SettingsStore } from '../settings/settings.ts';

/** The workstations that the user has marked as favorites. */
export interface Favorites {
  favorites(): Promise<readonly Favorite[]>;
  /** Adds a workstation to the favorites, or removes it. */
  mark(favorite: Favorite, on: boolean): Promise<Result<undefined>>;
}

/** {@link Favorites} on top of a settings store. */
export function createFavorites(settings: SettingsStore): Favorites {
  return {
    async favorites() {
      return (await settings.read()).settings.favourites;
    },
    async mark(favorite, on) {
      const { connection, session } = favorite;
      const saved = await settings.update((now) => {
        const others = now.favourites.filter(
          (one) => one.connection !== connection || one.session !== session,
        );
        const isKnown = now.connections.some((one) => one.id === connection);
        return { ...now, favourites: on && isKnown ? [...others, favorite] : others };
      });
      return saved.ok ? ok(undefined) : saved;
    },
  };
}
