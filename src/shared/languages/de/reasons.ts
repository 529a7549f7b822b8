import type { Texts } from '../catalogue.ts';

/** Whole sentences, each with its stop: why a link, a viewer, a keychain or a profile did not do. */
export const reasons = {
  link: {
    'too-long': 'Er ist länger, als ein Link sein darf.',
    'strange-characters': 'Er enthält Zeichen, die in einem Link nicht erlaubt sind.',
    'not-ours': 'Er ist kein Link von Stagedoor.',
    'too-much': 'Er nennt mehr, als ein Link nennen darf.',
    'unknown-parameter': 'Er enthält einen Parameter, der in einem Link nicht erlaubt ist.',
    /** `part` is a word of the link: connection, session, studio or stream. */
    'named-twice': (part: string) => `Er nennt „${part}“ zweimal.`,
    'no-name': (part: string) => `Der Teil „${part}“ darin ist kein Name.`,
    'no-connection': 'Er sagt nicht, welche Verbindung gemeint ist.',
    'no-session': 'Er sagt nicht, welche Workstation gemeint ist.',
    'several-links': 'Es kam mehr als ein Link auf einmal.',
    'more-than-a-link': 'Mit dem Link kam noch etwas anderes.',
    'no-link': 'Es gab keinen Link zu öffnen.',
  },
  viewer: {
    'not-absolute': 'Sein Pfad muss absolut sein und auf diesem Rechner liegen.',
    'control-characters': 'Sein Pfad enthält Steuerzeichen.',
    script: 'Das ist ein Skript oder eine Verknüpfung, nicht der Viewer selbst.',
    elsewhere: 'Sein Pfad führt auf einen anderen Rechner.',
    interpreter: 'Das ist eine Shell oder ein Interpreter, nicht der Viewer.',
    'no-file': 'Das ist ein Ordner oder eine Gerätedatei; nennen Sie die ausführbare Datei darin.',
    'not-executable': 'Das ist keine ausführbare Datei.',
    'open-to-others':
      'In seinen Ordner dürfen alle schreiben, der Viewer könnte also von jemand anderem stammen.',
  },
  vault: {
    'foreign-entry': 'Der Eintrag gehört nicht zu Stagedoor.',
    'strange-characters':
      'Die Schlüssel enthalten Zeichen, die ein Schlüsselbund nicht aufnehmen kann.',
    'not-kept': 'Was geschrieben wurde, ließ sich nicht wieder lesen.',
  },
  /** Words with an underscore are settings of a profile, as they are written. */
  profile: {
    'file-odd': (path: string) => `${path} ist keine Datei.`,
    'file-large': (path: string) => `Die Datei ${path} ist größer als 1 MiB.`,
    'file-denied': (path: string) => `Die Datei ${path} darf nicht gelesen werden.`,
    'file-unreadable': (path: string) => `Die Datei ${path} lässt sich nicht lesen.`,
    'source-missing': (profile: string) =>
      `Es baut auf dem Profil „${profile}“ auf, das es nicht gibt.`,
    'source-circle': 'Seine source_profile führt im Kreis.',
    'no-way': 'Es sagt nicht, wie man sich anmeldet.',
    'keys-odd': 'Seine Schlüssel haben nicht die Form von Schlüsseln.',
    cloud:
      'Es nimmt seine Schlüssel von einer Maschine in der Cloud, und dieser Rechner ist keine.',
    'environment-empty': 'Es nimmt seine Schlüssel aus der Umgebung; dort sind keine.',
    'command-long': 'Der Befehl seines Programms ist zu lang, um ihn zu zeigen.',
    'command-hidden': 'Der Befehl seines Programms enthält Zeichen, die sich nicht zeigen lassen.',
    'sso-session-missing': 'Seine sso_session gibt es nicht.',
    'sso-incomplete':
      'Es braucht sso_start_url, sso_region, sso_account_id und sso_role_name, alle in richtiger Form.',
    duration: 'Seine duration_seconds sind keine Zahl von 900 bis 43200.',
    region: 'Seine Region ist keine von AWS.',
    endpoint: 'Seine endpoint_url ist nicht https.',
    'token-file': 'Seine web_identity_token_file ist kein absoluter Pfad.',
    'program-late': 'Sein Programm wurde nicht rechtzeitig fertig.',
    'program-cut': 'Sein Programm endete nicht von selbst.',
    /** `code` is the program's exit code. */
    'program-code': (code: string) => `Sein Programm endete mit Code ${code}.`,
    'program-answer': 'Sein Programm schrieb keine Schlüssel der Version 1.',
    'program-keys': 'Was sein Programm schrieb, hat nicht die Form von Schlüsseln.',
    'program-expired': 'Sein Programm schrieb Schlüssel, die abgelaufen sind.',
  },
} satisfies Texts['reasons'];
