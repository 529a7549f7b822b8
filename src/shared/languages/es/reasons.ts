import type { Texts } from '../catalogue.ts';

/** Whole sentences, each with its stop: why a link, a viewer, a keychain or a profile did not do. */
export const reasons = {
  link: {
    'too-long': 'Es más largo de lo que puede ser un enlace.',
    'strange-characters': 'Contiene caracteres que un enlace no puede tener.',
    'not-ours': 'No es un enlace de Stagedoor.',
    'too-much': 'Indica más de lo que puede indicar un enlace.',
    'unknown-parameter': 'Contiene un parámetro que un enlace no puede tener.',
    /** `part` is a word of the link: connection, session, studio or stream. */
    'named-twice': (part) => `Indica «${part}» dos veces.`,
    'no-name': (part) => `Su parte «${part}» no es un nombre.`,
    'no-connection': 'No dice de qué conexión se trata.',
    'no-session': 'No dice de qué estación de trabajo se trata.',
    'several-links': 'Llegó más de un enlace a la vez.',
    'more-than-a-link': 'Llegó algo más con el enlace.',
    'no-link': 'No había ningún enlace que abrir.',
  },
  viewer: {
    'not-absolute': 'Su ruta tiene que ser absoluta y estar en este equipo.',
    'control-characters': 'Su ruta contiene caracteres de control.',
    script: 'Es un script o un acceso directo, no el visor mismo.',
    elsewhere: 'Su ruta lleva a otro equipo.',
    interpreter: 'Es un shell o un intérprete, no el visor.',
    'no-file': 'Es una carpeta o un dispositivo; indique el ejecutable que hay dentro.',
    'not-executable': 'No es un archivo ejecutable.',
    'open-to-others':
      'Cualquiera puede escribir en su carpeta, así que el visor podría ser de otra persona.',
  },
  vault: {
    'foreign-entry': 'La entrada no es de Stagedoor.',
    'strange-characters': 'Las claves contienen caracteres que un llavero no puede conservar.',
    'not-kept': 'No se pudo volver a leer lo que se escribió.',
  },
  /** Words with an underscore are settings of a profile, as they are written. */
  profile: {
    'file-odd': (path) => `${path} no es un archivo.`,
    'file-large': (path) => `El archivo ${path} supera 1\u00a0MiB.`,
    'file-denied': (path) => `No se permite leer el archivo ${path}.`,
    'file-unreadable': (path) => `No se puede leer el archivo ${path}.`,
    'source-missing': (profile) => `Se basa en el perfil «${profile}», que no existe.`,
    'source-circle': 'Su source_profile forma un círculo.',
    'no-way': 'No dice cómo iniciar sesión.',
    'keys-odd': 'Sus claves no tienen la forma de claves.',
    cloud: 'Toma sus claves de una máquina en la nube, y este equipo no lo es.',
    'environment-empty': 'Toma sus claves del entorno, y ahí no hay ninguna.',
    'command-long': 'El comando de su programa es demasiado largo para mostrarlo.',
    'command-hidden': 'El comando de su programa contiene caracteres que no se pueden mostrar.',
    'sso-session-missing': 'Su sso_session no existe.',
    'sso-incomplete':
      'Necesita sso_start_url, sso_region, sso_account_id y sso_role_name, cada uno bien escrito.',
    duration: 'Su duration_seconds no es un número de 900 a 43200.',
    region: 'Su región no es una de AWS.',
    endpoint: 'Su endpoint_url no es https.',
    'token-file': 'Su web_identity_token_file no es una ruta absoluta.',
    'program-late': 'Su programa no terminó a tiempo.',
    'program-cut': 'Su programa no terminó por sí mismo.',
    /** `code` is the program's exit code. */
    'program-code': (code) => `Su programa terminó con el código ${code}.`,
    'program-answer': 'Su programa no escribió claves de la versión 1.',
    'program-keys': 'Lo que escribió su programa no tiene la forma de claves.',
    'program-expired': 'Su programa escribió claves que han caducado.',
  },
} satisfies Texts['reasons'];
