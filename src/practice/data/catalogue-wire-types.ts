import type { OpenEnum, SessionState, SessionStatusCode } from './wire-types.ts';

/** What workstations of a launch profile may use, and how long they exist. */
export interface StreamConfiguration {
  clipboardMode: OpenEnum<'ENABLED' | 'DISABLED'>;
  ec2InstanceTypes: readonly string[];
  streamingImageIds: readonly string[];
  maxSessionLengthInMinutes?: number;
  /** 0 if its workstations cannot be stopped. */
  maxStoppedSessionLengthInMinutes?: number;
  automaticTerminationMode?: OpenEnum<'ACTIVATED' | 'DEACTIVATED'>;
  sessionPersistenceMode?: OpenEnum<'ACTIVATED' | 'DEACTIVATED'>;
  sessionBackup?: { mode?: OpenEnum<'AUTOMATIC' | 'DEACTIVATED'>; maxBackupsToRetain?: number };
  volumeConfiguration?: { iops?: number; size?: number; throughput?: number };
}

/** A launch profile, which new workstations are made from. */
export interface LaunchProfile {
  launchProfileId: string;
  name: string;
  description?: string;
  state: OpenEnum<
    'READY' | 'CREATE_IN_PROGRESS' | 'UPDATE_IN_PROGRESS' | 'DELETED' | 'CREATE_FAILED'
  >;
  statusCode?: string;
  statusMessage?: string;
  arn?: string;
  streamConfiguration: StreamConfiguration;
  studioComponentIds?: readonly string[];
  launchProfileProtocolVersions?: readonly string[];
  ec2SubnetIds?: readonly string[];
  createdAt?: string;
  createdBy?: string;
  updatedAt?: string;
  updatedBy?: string;
  tags?: Record<string, string>;
}

/** An image: the operating system and programs of a workstation. */
export interface StreamingImage {
  streamingImageId: string;
  name: string;
  description?: string;
  platform?: OpenEnum<'LINUX' | 'WINDOWS'>;
  owner?: string;
  ec2ImageId?: string;
  /** Terms to accept before a workstation with this image starts. */
  eulaIds?: readonly string[];
  state?: string;
  statusCode?: string;
  statusMessage?: string;
  arn?: string;
  tags?: Record<string, string>;
}

/** A resource of the studio that workstations use. */
export interface StudioComponentSummary {
  studioComponentId: string;
  name: string;
  description?: string;
  type?: OpenEnum<
    'ACTIVE_DIRECTORY' | 'SHARED_FILE_SYSTEM' | 'COMPUTE_FARM' | 'LICENSE_SERVICE' | 'CUSTOM'
  >;
  subtype?: string;
  createdAt?: string;
  createdBy?: string;
  updatedAt?: string;
  updatedBy?: string;
}

/** A backup of a workstation. States and status codes are those of workstations. */
export interface StreamingSessionBackup {
  backupId: string;
  sessionId: string;
  state: SessionState;
  statusCode?: SessionStatusCode;
  statusMessage?: string;
  arn?: string;
  createdAt?: string;
  launchProfileId?: string;
  ownedBy?: string;
  tags?: Record<string, string>;
}

/** Terms of use. `content` is the URL of a page. */
export interface Eula {
  eulaId: string;
  name: string;
  content: string;
  createdAt?: string;
  updatedAt?: string;
}

/** A record of who accepted terms of use, and when. */
export interface EulaAcceptance {
  eulaAcceptanceId: string;
  eulaId: string;
  acceptedAt: string;
  acceptedBy: string;
  accepteeId: string;
}
