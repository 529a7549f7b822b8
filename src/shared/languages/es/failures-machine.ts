import type { FailureCode } from '../../base/failure.ts';
import { words, type WordsFor } from '../../base/failure-wording.ts';
import type { PolicyProblem, PolicyRule } from '../../policy/policy-rules.ts';
import type { UpdateRefusal } from '../../updates/update-refusal.ts';
import { disk } from './advice.ts';

const problems: Readonly<Record<PolicyProblem, string>> = {
  unfit: 'No tiene la forma de una directiva',
  unreadable: 'No se puede leer',
  'too-large': 'Es demasiado grande',
  'open-to-others': 'Otros, además de los administradores, pueden cambiarla',
};

const rules: Readonly<Record<PolicyRule, string>> = {
  kind: 'No se permiten conexiones de este tipo. Consulte a su administrador.',
  'stream-host': 'Sus streams vienen de hosts no permitidos. Consulte a su administrador.',
  endpoint: 'Su endpoint no está permitido. Consulte a su administrador.',
  credentials: 'No se permite iniciar sesión de esta forma. Consulte a su administrador.',
  'machine-connection':
    'Esta conexión viene con el equipo. Solo su administrador puede cambiarla o quitarla.',
  preference: 'Su administrador ha decidido este ajuste.',
};

const refusals: Readonly<Record<UpdateRefusal, string>> = {
  'signature-missing': 'Nadie la ha firmado.',
  'key-unknown': 'Está firmada con una clave que esta versión no conoce.',
  'signature-wrong': 'No es lo que se firmó.',
  'feed-unfit': 'No se entiende lo que el servidor dice de ella.',
  'size-wrong': 'El archivo es más largo o más corto de lo debido.',
  'content-wrong': 'El archivo no es el que se firmó.',
  'publisher-unknown': 'Este sistema no sabe quién la hizo.',
  'not-there': 'El servidor no la tiene.',
  'not-installed': 'No se pudo colocar en su sitio.',
};

/** What is said of the machine's policy and of new versions. */
export const machineFailures = {
  'policy-unreadable': ({ why, field, rule }) => {
    const where = field === undefined ? '' : ` (${field}: ${rule ?? 'no es válido'})`;
    return words(
      'No se puede seguir la directiva de este equipo',
      `${problems[why]}${where}. No se puede usar ninguna conexión hasta que su administrador la corrija.`,
    );
  },
  'not-allowed-by-policy': ({ rule }) =>
    words('La directiva de este equipo no lo permite', rules[rule]),
  'update-refused': ({ why }) =>
    words('No se instaló la versión nueva', `${refusals[why]} Conserva la versión que tiene.`),
  'update-not-kept': ({ why }) => words('No se pudo guardar la versión nueva', disk[why]),
} satisfies { readonly [Code in FailureCode]?: WordsFor<Code> };
