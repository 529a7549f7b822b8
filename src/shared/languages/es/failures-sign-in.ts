import type { FailureCode } from '../../base/failure.ts';
import { words, type WordsFor } from '../../base/failure-wording.ts';
import { plural } from '../plural.ts';
import { said } from './advice.ts';

/** What is said of keys, sign-ins and what somebody may not do. */
export const signInFailures = {
  'credentials-missing': words(
    'No ha iniciado sesión',
    'Introduzca otra vez las claves de esta conexión.',
  ),
  'credentials-refused': words(
    'El servicio no acepta estas claves',
    'Revise la clave de acceso y la clave secreta, e introdúzcalas otra vez.',
  ),
  'credentials-expired': words(
    'Su acceso ha caducado',
    'Introduzca claves nuevas para esta conexión.',
  ),
  'sign-in-needed': words(
    'No hay sesión iniciada',
    'Vuelva a iniciar sesión; todo sigue en su sitio.',
  ),
  'sign-in-denied': words(
    'No se inició sesión',
    'La página de acceso lo rechazó o se canceló allí. Vuelva a intentarlo.',
  ),
  'sign-in-late': words(
    'El inicio de sesión tardó demasiado',
    'El plazo es de cinco minutos. Vuelva a intentarlo cuando quiera.',
  ),
  'mfa-needed': words(
    'Hace falta un código de su dispositivo',
    'Conéctese en la ventana o ejecute esto en una terminal que pueda pedirlo.',
  ),
  'mfa-refused': words(
    'No se aceptó el código',
    'Un código vale medio minuto y una sola vez. Vuelva a intentarlo con el siguiente.',
  ),
  'profile-unknown': (f) =>
    words(
      `No hay ningún perfil de AWS «${f.profile}» en este equipo`,
      'Elija otro o añádalo a ~/.aws/config.',
    ),
  'profile-unusable': (f) => words(`No se puede usar el perfil de AWS «${f.profile}»`, f.why),
  'process-not-agreed': (f) =>
    words(
      `El perfil de AWS «${f.profile}» ejecuta un programa`,
      'Solo se ejecuta después de que usted vea su comando y lo acepte, en la ventana.',
    ),
  'clock-wrong': (f) =>
    words(
      plural('es', f.minutes, {
        one: `El reloj de este equipo tiene ${f.minutes} minuto de desfase`,
        other: `El reloj de este equipo tiene ${f.minutes} minutos de desfase`,
      }),
      'Iniciar sesión requiere la hora correcta. Ajuste el reloj o active la hora automática.',
    ),
  'access-denied': (f) =>
    words(
      'Aquí no tiene permiso para esto',
      `Pida a su administrador permiso para ${f.operation}.${said(f.detail)}`,
    ),
} satisfies { readonly [Code in FailureCode]?: WordsFor<Code> };
