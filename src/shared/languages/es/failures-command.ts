import type { FailureCode } from '../../base/failure.ts';
import { words, type WordsFor } from '../../base/failure-wording.ts';
import { disk } from './advice.ts';

/** What is said of a command, a link, a connection or the settings that do not fit. */
export const commandFailures = {
  usage: (f) => words('Este comando no se usa así', f.message),
  'link-refused': (f) =>
    words('No se siguió el enlace', `${f.reason} Pida un enlace nuevo donde obtuvo este.`),
  'connection-unknown': (f) =>
    words(
      `Aquí no hay ninguna conexión «${f.connection}»`,
      'Añádala primero o elija una de la lista.',
    ),
  'connection-unsupported': (f) =>
    words(
      `Esta versión no conoce las conexiones de tipo «${f.kind}»`,
      'Se conserva tal cual. Un Stagedoor más reciente podría abrirla.',
    ),
  'connection-invalid': (f) => words('La conexión no está completa', `${f.field}: ${f.rule}.`),
  'studio-unclear': (f) =>
    f.count === 0
      ? words('No tiene acceso a ningún estudio', 'Pida a su administrador acceso a un estudio.')
      : words(
          '¿De qué estudio se trata?',
          `Hay ${f.count}. Indique uno en la conexión o con --studio.`,
        ),
  'workstation-unclear': (f) =>
    f.ready === 0
      ? words('No hay ninguna estación de trabajo lista', 'Arranque una y después conéctese.')
      : words(
          '¿De qué estación de trabajo se trata?',
          `Hay ${f.ready} listas. Elija una de la lista o indíquela con --session.`,
        ),
  'settings-unwritable': (f) => words('No se pudieron guardar los ajustes', disk[f.why]),
  'settings-newer': words(
    'Los ajustes son de un Stagedoor más reciente',
    'Se dejan como están. Actualice este para cambiarlos.',
  ),
  'port-taken': (f) =>
    words(
      `El puerto ${f.port} está ocupado`,
      'Elija otro con --port u omítalo para usar uno libre.',
    ),
} satisfies { readonly [Code in FailureCode]?: WordsFor<Code> };
