import { buttons } from './en/buttons.ts';
import { checks } from './en/checks.ts';
import { connections } from './en/connections.ts';
import { desktop } from './en/desktop.ts';
import { failures } from './en/failures.ts';
import { firstRun } from './en/first-run.ts';
import { forms } from './en/forms.ts';
import { general } from './en/general.ts';
import { history } from './en/history.ts';
import { hops } from './en/hops.ts';
import { imports } from './en/imports.ts';
import { launch } from './en/launch.ts';
import { launchDetails } from './en/launch-details.ts';
import { list } from './en/list.ts';
import { making } from './en/making.ts';
import { notices } from './en/notices.ts';
import { palette } from './en/palette.ts';
import { places } from './en/places.ts';
import { reasons } from './en/reasons.ts';
import { rules } from './en/rules.ts';
import { signIn } from './en/sign-in.ts';
import { settings } from './en/settings.ts';
import { statuses } from './en/statuses.ts';
import { about, support } from './en/support.ts';
import { times } from './en/times.ts';
import { troubles } from './en/troubles.ts';
import { updates } from './en/updates.ts';
import { network, viewing } from './en/viewing.ts';
import { workstation } from './en/workstation.ts';

/** Every text of the window and the desktop in English. Other languages take their shape from here (`catalogue.ts`). */
export const en = {
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
};
