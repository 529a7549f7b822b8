import type { Texts } from '../catalogue.ts';

/** What each trouble is called while we wait: one sentence, what is so and that we go on. */
export const troubles = {
  throttled: 'Le service demande de patienter. Les demandes s’espacent.',
  offline: 'Cette machine est hors ligne. Reprise au retour du réseau.',
  'name-not-found':
    'Le nom du service ne peut pas être résolu. Nouvel essai\u202f; un VPN est peut-être désactivé.',
  refused: 'Le service n’accepte pas de connexions en ce moment. Nouvel essai.',
  dropped: 'La connexion a été coupée. Nouvel essai.',
  'no-answer': 'Le service ne répond pas. Nouvel essai.',
  'server-error': 'Le service a un problème interne. Nouvel essai.',
  busy: 'Une autre opération y est en cours. Attente de sa fin.',
  'not-an-answer':
    'Autre chose a répondu, peut-être une page d’identification de ce réseau. Nouvel essai.',
  'empty-answer': 'La réponse était vide. Nouvel essai.',
  'cut-answer': 'La réponse était tronquée. Nouvel essai.',
  'clock-skew':
    'L’horloge de cette machine diffère de celle du service. Nouvel essai à l’heure du service.',
  'url-missing': 'Le flux est prêt, mais son adresse n’est pas encore là. Nouvelle demande.',
  'state-unknown': 'Le flux est dans un état inconnu de cette version. Il reste suivi.',
} satisfies Texts['troubles'];
