import type { Catalogue } from './catalogue.ts';
import { buttons } from './de/buttons.ts';
import { checks } from './de/checks.ts';
import { connections } from './de/connections.ts';
import { desktop } from './de/desktop.ts';
import { failures } from './de/failures.ts';
import { firstRun } from './de/first-run.ts';
import { forms } from './de/forms.ts';
import { general } from './de/general.ts';
import { history } from './de/history.ts';
import { hops } from './de/hops.ts';
import { imports } from './de/imports.ts';
import { launch } from './de/launch.ts';
import { launchDetails } from './de/launch-details.ts';
import { list } from './de/list.ts';
import { making } from './de/making.ts';
import { notices } from './de/notices.ts';
import { palette } from './de/palette.ts';
import { places } from './de/places.ts';
import { reasons } from './de/reasons.ts';
import { rules } from './de/rules.ts';
import { signIn } from './de/sign-in.ts';
import { settings } from './de/settings.ts';
import { statuses } from './de/statuses.ts';
import { about, support } from './de/support.ts';
import { times } from './de/times.ts';
import { troubles } from './de/troubles.ts';
import { updates } from './de/updates.ts';
import { network, viewing } from './de/viewing.ts';
import { workstation } from './de/workstation.ts';

/*
 * Words that are the same everywhere. „Sie“ is the reader; where it could be read as the workstation, the
 * sentence leaves the pronoun out or names the thing.
 *
 *   administrator     die Administration (Fragen Sie Ihre …), never a person's form
 *   agreement         die Vereinbarung; accept: akzeptieren
 *   artist            Artist
 *   (CA) authority    die Zertifizierungsstelle; CA file: CA-Datei
 *   certificate       das Zertifikat; not trusted: dem nicht vertraut wird, nicht vertrauenswürdig
 *   command line      die Kommandozeile
 *   connection        die Verbindung; connect: (sich) verbinden
 *   could not be done ließ sich nicht …
 *   create, make      erstellen
 *   end               beenden (it is deleted); stop: stoppen (it can be started again)
 *   endpoint          der Endpunkt
 *   hand over         übergeben
 *   history           der Verlauf
 *   image             das Image
 *   keychain          der Schlüsselbund
 *   keys              Schlüssel: Zugriffsschlüssel and geheimer Schlüssel
 *   launch            der Vorgang; launch profile: das Startprofil
 *   login server      der Anmeldeserver
 *   look up a name    auflösen
 *   log               das Protokoll
 *   machine           der Rechner (the one in front of the reader)
 *   network           das Netz; network team, network test: Netzwerk…
 *   notification      die Mitteilung; notice: der Hinweis
 *   owner             whom it belongs to: „Gehört“
 *   place             der Ort
 *   policy            die Richtlinie
 *   practice          die Übung: Übungsstudio, Übungs-Viewer
 *   put in place      einspielen (a new version)
 *   service           der Dienst; says: meldet
 *   session           die Sitzung
 *   sign-in           die Anmeldung; sign in, out: (sich) an-, abmelden
 *   state             der Status
 *   stream            der Stream
 *   this run only     nur, bis Stagedoor endet
 *   tray              der Infobereich
 *   try again         Wiederholen (button), Versuchen Sie es erneut. (sentence), Neuer Versuch läuft. (by itself)
 *   user              der Benutzer (a name that signs in)
 *   viewer            der DCV-Viewer
 *   workstation       die Workstation
 *
 * Client, Broker, Gateway, Host, Issuer, Pin, Port, Proxy, Scope, Token and the names of products stay.
 * Where words are left out, a space that does not break is before the dots: „Speichern\u00a0…“.
 */

/** Every text of the window and the desktop in German. */
export const de: Catalogue = {
  language: 'de',
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
