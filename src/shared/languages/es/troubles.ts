import type { Texts } from '../catalogue.ts';

/** What each trouble is called while we wait: one sentence, what is so and that we go on. */
export const troubles = {
  throttled: 'El servicio pide paciencia. Se le pregunta más despacio.',
  offline: 'Este equipo no tiene red. Se continuará cuando vuelva.',
  'name-not-found':
    'El nombre del servicio no se puede resolver. Reintentando; puede haber una VPN desactivada.',
  refused: 'El servicio no acepta conexiones ahora mismo. Reintentando.',
  dropped: 'Se cortó la conexión. Reintentando.',
  'no-answer': 'El servicio no responde. Reintentando.',
  'server-error': 'El servicio tiene un problema interno. Reintentando.',
  busy: 'Ahí hay otra operación en curso. Esperando a que termine.',
  'not-an-answer': 'Respondió otra cosa, quizá una página de acceso de esta red. Reintentando.',
  'empty-answer': 'La respuesta llegó vacía. Reintentando.',
  'cut-answer': 'La respuesta llegó cortada. Reintentando.',
  'clock-skew':
    'El reloj de este equipo no coincide con el del servicio. Reintentando con la hora del servicio.',
  'url-missing': 'El stream está listo, pero falta su dirección. Preguntando otra vez.',
  'state-unknown': 'El stream está en un estado que esta versión no conoce. Se sigue observando.',
} satisfies Texts['troubles'];
