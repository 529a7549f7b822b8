import type { Texts } from '../catalogue.ts';

/** Connections: what they are made of, and what can be done with them. */
export const connections = {
  details: 'Detalles',
  kinds: {
    nimble: 'Nimble Studio',
    'session-manager': 'DCV Session Manager',
    'access-console': 'DCV Access Console',
    direct: 'Servidor DCV',
    practice: 'Prueba, en este equipo',
  },
  /** Where each region is. */
  regions: {
    'ap-northeast-1': 'Tokio',
    'ap-southeast-2': 'Sídney',
    'ca-central-1': 'Canadá',
    'eu-west-2': 'Londres',
    'us-east-1': 'Virginia',
    'us-west-2': 'Oregón',
  },
  facts: {
    kind: 'Tipo',
    region: 'Región',
    endpoint: 'Endpoint',
    studio: 'Estudio',
    hosts: 'Hosts de streams',
    host: 'Host',
    session: 'Sesión',
    user: 'Usuario',
    gateway: 'Connection Gateway',
    client: 'ID de cliente',
    caFile: 'Archivo de CA',
    pin: 'Clave fijada',
    certificates: 'Certificados',
    signIn: 'Acceso',
    nameInLinks: 'Nombre en enlaces',
  },
  strict: 'Se rechazan si no son de confianza',
  machineUser: 'El usuario de este equipo',
  noGateway: 'Ninguna: directo al servidor',
  brokerClient: (client) => `Cliente ${client}, credencial de administrador`,
  brokerToken: 'Un token, credencial de administrador',
  loginServer: (issuer) => `En el navegador, en ${issuer}`,
  ownEndpoint: 'El de la región',
  onlyStudio: 'El único al que tiene acceso',
  anyHost: 'Todos menos este equipo',
  removeTitle: (name) => `¿Quitar ${name}?`,
  removeKeys: 'Sus claves se borran del llavero.',
  removeMeans:
    'Las estaciones de trabajo quedan como están. Los enlaces a esta conexión dejan de funcionar.',
  keysTitle: (name) => `Nuevas claves para ${name}`,
  keysNotKept:
    'La clave secreta no se guarda aquí. Introdúzcala otra vez para volver a intentarlo.',
} satisfies Texts['connections'];
