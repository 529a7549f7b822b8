import type { Texts } from '../catalogue.ts';

/** Whole sentences, each with its stop: why a link, a viewer, a keychain or a profile did not do. */
export const reasons = {
  link: {
    'too-long': 'Il est plus long qu’un lien ne peut l’être.',
    'strange-characters': 'Il contient des caractères qu’un lien ne peut pas avoir.',
    'not-ours': 'Ce n’est pas un lien de Stagedoor.',
    'too-much': 'Il indique plus de choses qu’un lien ne peut le faire.',
    'unknown-parameter': 'Il contient un paramètre qu’un lien ne peut pas avoir.',
    /** `part` is a word of the link: connection, session, studio or stream. */
    'named-twice': (part) => `Il indique deux fois «\u00a0${part}\u00a0».`,
    'no-name': (part) => `Sa partie «\u00a0${part}\u00a0» n’est pas un nom.`,
    'no-connection': 'Il ne dit pas de quelle connexion il s’agit.',
    'no-session': 'Il ne dit pas de quel poste de travail il s’agit.',
    'several-links': 'Plusieurs liens sont arrivés en même temps.',
    'more-than-a-link': 'Autre chose est arrivé avec le lien.',
    'no-link': 'Il n’y avait pas de lien à ouvrir.',
  },
  viewer: {
    'not-absolute': 'Son chemin doit être absolu et sur cette machine.',
    'control-characters': 'Son chemin contient des caractères de contrôle.',
    script: 'C’est un script ou un raccourci, pas la visionneuse elle-même.',
    elsewhere: 'Son chemin mène à une autre machine.',
    interpreter: 'C’est un shell ou un interpréteur, pas la visionneuse.',
    'no-file': 'C’est un dossier ou un périphérique\u202f; indiquez l’exécutable qui s’y trouve.',
    'not-executable': 'Ce n’est pas un fichier exécutable.',
    'open-to-others':
      'Tout le monde peut écrire dans son dossier\u202f; elle pourrait donc venir de quelqu’un d’autre.',
  },
  vault: {
    'foreign-entry': 'L’entrée n’est pas celle de Stagedoor.',
    'strange-characters':
      'Les clés contiennent des caractères qu’un trousseau ne peut pas conserver.',
    'not-kept': 'Ce qui a été écrit n’a pas pu être relu.',
  },
  /** Words with an underscore are settings of a profile, as they are written. */
  profile: {
    'file-odd': (path) => `${path} n’est pas un fichier.`,
    'file-large': (path) => `Le fichier ${path} dépasse 1\u00a0Mio.`,
    'file-denied': (path) => `La lecture du fichier ${path} n’est pas permise.`,
    'file-unreadable': (path) => `Le fichier ${path} ne peut pas être lu.`,
    'source-missing': (profile) =>
      `Il s’appuie sur le profil «\u00a0${profile}\u00a0», qui n’existe pas.`,
    'source-circle': 'Ses source_profile tournent en rond.',
    'no-way': 'Il ne dit pas comment s’identifier.',
    'keys-odd': 'Ses clés n’ont pas la forme de clés.',
    cloud: 'Il prend ses clés d’une machine dans le cloud, et celle-ci n’en est pas une.',
    'environment-empty': 'Il prend ses clés de l’environnement, et il n’y en a pas.',
    'command-long': 'La commande de son programme est trop longue pour être affichée.',
    'command-hidden':
      'La commande de son programme contient des caractères qui ne peuvent pas être affichés.',
    'sso-session-missing': 'Sa sso_session n’existe pas.',
    'sso-incomplete':
      'Il lui faut sso_start_url, sso_region, sso_account_id et sso_role_name, chacun bien formé.',
    duration: 'Son duration_seconds n’est pas un nombre de 900 à 43200.',
    region: 'Sa région n’est pas une région d’AWS.',
    endpoint: 'Son endpoint_url n’est pas en https.',
    'token-file': 'Son web_identity_token_file n’est pas un chemin absolu.',
    'program-late': 'Son programme ne s’est pas terminé à temps.',
    'program-cut': 'Son programme ne s’est pas terminé de lui-même.',
    /** `code` is the program's exit code. */
    'program-code': (code) => `Son programme s’est terminé avec le code ${code}.`,
    'program-answer': 'Son programme n’a pas écrit de clés de version 1.',
    'program-keys': 'Ce que son programme a écrit n’a pas la forme de clés.',
    'program-expired': 'Son programme a écrit des clés qui ont expiré.',
  },
} satisfies Texts['reasons'];
