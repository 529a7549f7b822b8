/**
 * Types of the API as in the service's model: its names, its optional fields, timestamps as
 * ISO 8601 text in whole seconds. Enumerations are open, because a real service may add values.
 */

/** The known values of an enumeration, and any value that a real service may add. */
export type OpenEnum<Known extends string> = Known | (string & Record<never, never>);

/** The state of a stream. */
export type StreamState = OpenEnum<
  | 'READY'
  | 'CREATE_IN_PROGRESS'
  | 'DELETE_IN_PROGRESS'
  | 'DELETED'
  | 'CREATE_FAILED'
  | 'DELETE_FAILED'
>;

/** Why a stream is in its state. */
export type StreamStatusCode = OpenEnum<
  | 'STREAM_CREATE_IN_PROGRESS'
  | 'STREAM_READY'
  | 'STREAM_DELETE_IN_PROGRESS'
  | 'STREAM_DELETED'
  | 'INTERNAL_ERROR'
  | 'NETWORK_CONNECTION_ERROR'
>;

/** The state of a workstation (a streaming session). */
export type SessionState = OpenEnum<
  | 'CREATE_IN_PROGRESS'
  | 'DELETE_IN_PROGRESS'
  | 'READY'
  | 'DELETED'
  | 'CREATE_FAILED'
  | 'DELETE_FAILED'
  | 'STOP_IN_PROGRESS'
  | 'START_IN_PROGRESS'
  | 'STOPPED'
  | 'STOP_FAILED'
  | 'START_FAILED'
>;

/** Why a workstation is in its state. */
export type SessionStatusCode = OpenEnum<
  | 'STREAMING_SESSION_READY'
  | 'STREAMING_SESSION_DELETED'
  | 'STREAMING_SESSION_CREATE_IN_PROGRESS'
  | 'STREAMING_SESSION_DELETE_IN_PROGRESS'
  | 'STREAMING_SESSION_STOPPED'
  | 'STREAMING_SESSION_STARTED'
  | 'STREAMING_SESSION_STOP_IN_PROGRESS'
  | 'STREAMING_SESSION_START_IN_PROGRESS'
  | 'INTERNAL_ERROR'
  | 'INSUFFICIENT_CAPACITY'
  | 'ACTIVE_DIRECTORY_DOMAIN_JOIN_ERROR'
  | 'NETWORK_CONNECTION_ERROR'
  | 'NETWORK_INTERFACE_ERROR'
  | 'INITIALIZATION_SCRIPT_ERROR'
  | 'DECRYPT_STREAMING_IMAGE_ERROR'
  | 'AMI_VALIDATION_ERROR'
>;

/** A studio. */
export interface Studio {
  studioId: string;
  studioName?: string;
  displayName?: string;
  state?: string;
  statusCode?: string;
  statusMessage?: string;
  homeRegion?: string;
  studioUrl?: string;
  arn?: string;
  adminRoleArn?: string;
  userRoleArn?: string;
  ssoClientId?: string;
  studioEncryptionConfiguration?: {
    keyType: OpenEnum<'AWS_OWNED_KEY' | 'CUSTOMER_MANAGED_KEY'>;
    keyArn?: string;
  };
  createdAt?: string;
  updatedAt?: string;
  tags?: Record<string, string>;
}

/** A workstation: one streaming session. */
export interface StreamingSession {
  sessionId: string;
  state: SessionState;
  statusCode?: SessionStatusCode;
  statusMessage?: string;
  arn?: string;
  ec2InstanceType?: string;
  launchProfileId?: string;
  streamingImageId?: string;
  createdAt?: string;
  createdBy?: string;
  ownedBy?: string;
  startedAt?: string;
  startedBy?: string;
  startedFromBackupId?: string;
  stopAt?: string;
  stoppedAt?: string;
  stoppedBy?: string;
  terminateAt?: string;
  updatedAt?: string;
  updatedBy?: string;
  automaticTerminationMode?: OpenEnum<'ACTIVATED' | 'DEACTIVATED'>;
  backupMode?: OpenEnum<'AUTOMATIC' | 'DEACTIVATED'>;
  maxBackupsToRetain?: number;
  sessionPersistenceMode?: OpenEnum<'ACTIVATED' | 'DEACTIVATED'>;
  volumeConfiguration?: { iops?: number; size?: number; throughput?: number };
  volumeRetentionMode?: OpenEnum<'RETAIN' | 'DELETE'>;
  tags?: Record<string, string>;
}

/** A stream. It has a `url` only while it is READY. */
export interface StreamingSessionStream {
  streamId: string;
  state: StreamState;
  statusCode: StreamStatusCode;
  createdAt: string;
  createdBy: string;
  expiresAt: string;
  ownedBy: string;
  url?: string;
}

/** A time (ms since 1970) in the service's format: ISO 8601 in whole seconds. */
export function timestamp(atMs: number): string {
  return new Date(Math.floor(atMs / 1_000) * 1_000).toISOString().replace('.000Z', 'Z');
}
