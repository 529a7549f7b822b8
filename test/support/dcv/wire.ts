/** A pair in filters and tags. */
export interface KeyValuePair {
  readonly Key: string;
  readonly Value: string;
}

/** Where a server can be reached. */
export interface Endpoint {
  readonly IpAddress?: string;
  readonly Port?: number;
  readonly WebUrlPath?: string;
  /** `HTTP` or `QUIC`. */
  readonly Protocol?: string;
}

/** A DCV server as a broker returns it. */
export interface Server {
  readonly Id: string;
  readonly Ip?: string;
  readonly Hostname?: string;
  readonly DefaultDnsName?: string;
  /** Deprecated, and text. */
  readonly Port?: string;
  readonly Endpoints?: readonly Endpoint[];
  readonly WebUrlPath?: string;
  readonly Version?: string;
  /** `AVAILABLE` or `UNAVAILABLE`. */
  readonly Availability?: string;
  readonly UnavailabilityReason?: string;
  readonly ConsoleSessionCount?: number;
  readonly VirtualSessionCount?: number;
  readonly Host?: { readonly Os?: { readonly Family?: string; readonly Name?: string } };
  readonly Tags?: readonly KeyValuePair[];
}

/** A session as a broker returns it. */
export interface Session {
  readonly Id: string;
  readonly Name?: string;
  readonly Owner?: string;
  readonly Server?: Server;
  /** `VIRTUAL` or `CONSOLE`. */
  readonly Type?: string;
  /** CREATING, READY, DELETING, DELETED, UNKNOWN; a script can set others. */
  readonly State?: string;
  readonly Substate?: string;
  readonly StateReason?: string;
  readonly CreationTime?: string;
  readonly LastDisconnectionTime?: string;
  readonly NumOfConnections?: number;
  readonly MaxConcurrentClients?: number;
  readonly StorageRoot?: string;
}

/** The requested properties of a new session. */
export interface SessionRequest {
  readonly Name: string;
  readonly Owner: string;
  readonly Type: 'VIRTUAL' | 'CONSOLE';
  readonly Requirements?: string | undefined;
  readonly MaxConcurrentClients?: number | undefined;
  readonly StorageRoot?: string | undefined;
}
