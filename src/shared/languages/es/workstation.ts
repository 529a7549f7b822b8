import type { Texts } from '../catalogue.ts';

/** All about one workstation. */
export const workstation = {
  /** What a picture of its screen shows. */
  screen: (name) => `Lo que hay ahora en la pantalla de ${name}`,
  endTitle: (name) => `¿Eliminar ${name}?`,
  backupTitle: (name) => `Arrancar ${name} desde una copia`,
  gone: 'Ya no está en la lista.',
  endMeans:
    'La estación de trabajo se elimina con todo lo que solo está en ella: trabajo abierto, ajustes y archivos de sus propios discos. Lo que está en el almacenamiento compartido del estudio se conserva. No se puede deshacer.',
  loadingBackups: 'Cargando las copias de seguridad',
  noBackup: 'No hay ninguna copia de seguridad.',
  backupMeans: 'Arranca tal como estaba entonces. No incluye lo que se hizo después.',
  notCopied: 'No se pudo copiar. Tómelo de aquí:',
  link: 'Enlace',
  facts: {
    state: 'Estado',
    session: 'Sesión',
    studio: 'Estudio',
    profile: 'Perfil',
    image: 'Imagen',
    type: 'Tipo',
    owner: 'Propietario',
    created: 'Creada',
    started: 'Arrancada',
    stops: 'Se detiene',
    ends: 'Se elimina',
  },
} satisfies Texts['workstation'];
