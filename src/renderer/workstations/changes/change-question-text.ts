import type { Workstation } from '../../../shared/workstations/workstation.ts';
import { t } from '../../i18n/locale.svelte.ts';
import type { AskedChange } from './possible-change.ts';
import { workstationName } from '../workstation-text.ts';

/** The texts of the question before workstations are stopped, restarted or ended. */
interface QuestionText {
  readonly title: string;
  /** What happens to the workstations, and what is lost. */
  readonly meaning: string;
  /** The button that confirms. */
  readonly button: string;
}

/** The question for one workstation names it; the question for several says how many. */
export function questionText(
  what: AskedChange,
  workstations: readonly Workstation[],
): QuestionText {
  const { workstation: texts, buttons } = t();
  const { changes } = texts;
  const [first, ...others] = workstations;
  const count = workstations.length;
  if (first !== undefined && what === 'reboot') {
    // Only offered for one.
    const title = changes.rebootTitle({ name: workstationName(first) });
    return { title, meaning: changes.rebootMeans, button: buttons.reboot };
  }
  if (first !== undefined && others.length === 0) {
    const name = workstationName(first);
    return what === 'stop'
      ? { title: changes.stopTitle({ name }), meaning: changes.stopMeans, button: buttons.stop }
      : { title: texts.endTitle({ name }), meaning: texts.endMeans, button: buttons.endIt };
  }
  return what === 'stop'
    ? {
        title: changes.stopManyTitle({ count }),
        meaning: changes.stopManyMeans,
        button: changes.stopMany({ count }),
      }
    : {
        title: changes.endManyTitle({ count }),
        meaning: changes.endManyMeans,
        button: changes.endMany({ count }),
      };
}
