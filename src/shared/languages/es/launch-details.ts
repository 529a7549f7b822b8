import type { Texts } from '../catalogue.ts';

/** Everything that is known of a launch, for those who look for a cause. */
export const launchDetails = {
  title: 'Detalles',
  copy: 'Copiar',
  times: 'Horas',
  /** A step's time of day and how long after the launch began. */
  timeAfter: (time, span) => `${time}, tras ${span}`,
  facts: {
    launch: 'Inicio',
    connection: 'Conexión',
    studio: 'Estudio',
    session: 'Sesión',
    streamId: 'Stream',
    state: 'Estado',
    statusCode: 'Código de estado',
    createdBy: 'Creado por',
    ownedBy: 'Propietario',
    createdAt: 'Creado',
    expiresAt: 'Válido hasta',
    requestId: 'ID de la última petición',
    requests: 'Peticiones',
    workstationState: 'Estado de la estación',
    workstationStatus: 'Código de estado de la estación',
    failure: 'Fallo',
  },
} satisfies Texts['launchDetails'];
