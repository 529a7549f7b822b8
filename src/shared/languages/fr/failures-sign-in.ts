import type { FailureCode } from '../../base/failure.ts';
import { words, type WordsFor } from '../../base/failure-wording.ts';
import { plural } from '../plural.ts';
import { said } from './advice.ts';

/** What is said of keys, sign-ins and what somebody may not do. */
export const signInFailures = {
  'credentials-missing': words(
    'Vous n’êtes pas identifié',
    'Saisissez de nouveau les clés de cette connexion.',
  ),
  'credentials-refused': words(
    'Le service n’accepte pas ces clés',
    'Vérifiez la clé d’accès et la clé secrète, et saisissez-les de nouveau.',
  ),
  'credentials-expired': words(
    'Votre identification a expiré',
    'Saisissez de nouvelles clés pour cette connexion.',
  ),
  'sign-in-needed': words(
    'Vous n’êtes plus identifié',
    'Identifiez-vous de nouveau\u202f; tout reste en place.',
  ),
  'sign-in-denied': words(
    'L’identification n’a pas abouti',
    'La page d’identification a refusé, ou on le lui a demandé. Réessayez.',
  ),
  'sign-in-late': words(
    'L’identification a pris trop de temps',
    'Elle attend cinq minutes. Réessayez au moment voulu.',
  ),
  'mfa-needed': words(
    'Un code de votre appareil est nécessaire',
    'Connectez-vous dans la fenêtre, ou lancez ceci dans un terminal qui peut le demander.',
  ),
  'mfa-refused': words(
    'Le code n’a pas été accepté',
    'Un code sert une seule fois, pendant une demi-minute. Réessayez avec le suivant.',
  ),
  'profile-unknown': (f) =>
    words(
      `Il n’y a pas de profil AWS «\u00a0${f.profile}\u00a0» sur cette machine`,
      'Choisissez-en un autre, ou ajoutez-le à ~/.aws/config.',
    ),
  'profile-unusable': (f) =>
    words(`Le profil AWS «\u00a0${f.profile}\u00a0» est inutilisable`, f.why),
  'process-not-agreed': (f) =>
    words(
      `Le profil AWS «\u00a0${f.profile}\u00a0» exécute un programme`,
      'Il n’est exécuté qu’une fois sa commande vue et approuvée par vous, dans la fenêtre.',
    ),
  'clock-wrong': (f) =>
    words(
      plural('fr', f.minutes, {
        one: `L’horloge de cette machine est décalée de ${f.minutes} minute`,
        other: `L’horloge de cette machine est décalée de ${f.minutes} minutes`,
      }),
      'L’identification exige l’heure juste. Réglez l’horloge, ou activez l’heure automatique.',
    ),
  'access-denied': (f) =>
    words(
      'Cela ne vous est pas permis ici',
      `Demandez à votre administrateur l’autorisation pour ${f.operation}.${said(f.detail)}`,
    ),
} satisfies { readonly [Code in FailureCode]?: WordsFor<Code> };
