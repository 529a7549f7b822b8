import type { Catalogue } from './catalogue.ts';
import { buttons } from './es/buttons.ts';
import { checks } from './es/checks.ts';
import { connections } from './es/connections.ts';
import { desktop } from './es/desktop.ts';
import { failures } from './es/failures.ts';
import { firstRun } from './es/first-run.ts';
import { forms } from './es/forms.ts';
import { general } from './es/general.ts';
import { history } from './es/history.ts';
import { hops } from './es/hops.ts';
import { imports } from './es/imports.ts';
import { launch } from './es/launch.ts';
import { launchDetails } from './es/launch-details.ts';
import { list } from './es/list.ts';
import { making } from './es/making.ts';
import { notices } from './es/notices.ts';
import { palette } from './es/palette.ts';
import { places } from './es/places.ts';
import { reasons } from './es/reasons.ts';
import { rules } from './es/rules.ts';
import { signIn } from './es/sign-in.ts';
import { settings } from './es/settings.ts';
import { statuses } from './es/statuses.ts';
import { about, support } from './es/support.ts';
import { times } from './es/times.ts';
import { troubles } from './es/troubles.ts';
import { updates } from './es/updates.ts';
import { network, viewing } from './es/viewing.ts';
import { workstation } from './es/workstation.ts';

/*
 * How Spanish says it, so that later texts agree:
 *
 * account cuenta · agreement acuerdo · backup copia de seguridad (copia) · certificate certificado, trusted: de
 * confianza · connect conectar, conectarse a · connection conexión · device dispositivo · end eliminar · file archivo ·
 * handed over entregado · key clave · keychain llavero · launch inicio · launch profile perfil de lanzamiento ·
 * log registro · pin clave fijada · place lugar · policy directiva · practice … de prueba · remove quitar · role rol ·
 * session sesión · settings ajustes · sign in iniciar sesión · sign-in acceso · sign out cerrar sesión ·
 * start (a workstation) arrancar · stop detener · stream stream (el) · studio estudio · support soporte ·
 * template plantilla · this machine este equipo · tray bandeja · viewer visor ·
 * workstation estación de trabajo; «estación» alone where a button or a label is short of room
 *
 * Kept: broker, endpoint, firewall, host, proxy, scope, token, VPN, names of products, options, files and fields of a
 * protocol.
 *
 * For Spain and America alike: no «ordenador», no «fichero». Buttons are infinitives; a reader is «usted», and is
 * seldom named. Quotes are «so», without spaces; a space before a unit does not break (\u00a0).
 */

/** Every text of the window and the desktop in Spanish. */
export const es: Catalogue = {
  language: 'es',
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
