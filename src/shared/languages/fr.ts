import type { Catalogue } from './catalogue.ts';
import { buttons } from './fr/buttons.ts';
import { checks } from './fr/checks.ts';
import { connections } from './fr/connections.ts';
import { desktop } from './fr/desktop.ts';
import { failures } from './fr/failures.ts';
import { firstRun } from './fr/first-run.ts';
import { forms } from './fr/forms.ts';
import { general } from './fr/general.ts';
import { history } from './fr/history.ts';
import { hops } from './fr/hops.ts';
import { imports } from './fr/imports.ts';
import { launch } from './fr/launch.ts';
import { launchDetails } from './fr/launch-details.ts';
import { list } from './fr/list.ts';
import { making } from './fr/making.ts';
import { notices } from './fr/notices.ts';
import { palette } from './fr/palette.ts';
import { places } from './fr/places.ts';
import { reasons } from './fr/reasons.ts';
import { rules } from './fr/rules.ts';
import { signIn } from './fr/sign-in.ts';
import { settings } from './fr/settings.ts';
import { statuses } from './fr/statuses.ts';
import { about, support } from './fr/support.ts';
import { times } from './fr/times.ts';
import { troubles } from './fr/troubles.ts';
import { updates } from './fr/updates.ts';
import { network, viewing } from './fr/viewing.ts';
import { workstation } from './fr/workstation.ts';

/*
 * How French says it, so that later texts agree:
 *
 * account compte · agreement contrat · backup sauvegarde · certificate certificat, trusted: de confiance ·
 * connect se connecter · connection connexion · device appareil · end supprimer · firewall pare-feu ·
 * handed over transmis · host hôte · keychain trousseau · keys clés · launch lancement ·
 * launch profile profil de lancement · log journal · pin clé épinglée · place lieu · policy stratégie ·
 * practice … d’essai · remove retirer · role rôle · session session · settings réglages ·
 * sign in s’identifier · sign-in identification · sign out se déconnecter · start démarrer · stop arrêter · stream flux ·
 * studio studio · support assistance · template modèle · this machine cette machine · token jeton ·
 * tray zone de notification · viewer visionneuse ·
 * workstation poste de travail; « poste » alone only where a button is short of room, as it may mean this machine
 *
 * Kept: broker, endpoint, proxy, scope, VPN, names of products, options, files and fields of a protocol.
 *
 * A reader is « vous ». Buttons are infinitives. What goes on is a noun: « Démarrage », « Nouvel essai ».
 * Spaces do not break: \u00a0 before a colon, inside « » and before a unit, \u202f before ; and ?.
 */

/** Every text of the window and the desktop in French. */
export const fr: Catalogue = {
  language: 'fr',
  direction: 'ltr',
  texts: {
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
  },
};
