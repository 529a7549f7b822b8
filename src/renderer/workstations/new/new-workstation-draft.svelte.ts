import { isWorkstationName, nextName } from '../../../shared/workstations/workstation-name.ts';
import type { LaunchProfile } from '../../../shared/workstations/workstation.ts';
import { t } from '../../i18n/locale.svelte.ts';

/**
 * What is entered for a new workstation. Its name follows the chosen profile until the user enters another one. `names` are those
 * of the other workstations.
 */
export function createDraft(profile: () => LaunchProfile | undefined, names: readonly string[]) {
  let enteredName = $state.raw<string>();
  let requirements = $state('');
  const defaultName = $derived(nextName(profile()?.name ?? '', names));
  const draft = {
    get name() {
      return enteredName ?? defaultName;
    },
    set name(name) {
      enteredName = name;
    },
    get requirements() {
      return requirements;
    },
    set requirements(text) {
      requirements = text;
    },
    /** A field without spaces around it, as it is sent; empty if the profile does not ask for it. */
    asked: (what: 'name' | 'requirements'): string =>
      profile()?.asks?.includes(what) === true ? draft[what].trim() : '',
    get problems(): { readonly name?: string } {
      const name = draft.asked('name');
      return name === '' || isWorkstationName(name) ? {} : { name: t().createWorkstation.nameRule };
    },
  };
  return draft;
}
