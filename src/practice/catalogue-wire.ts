import type { Open, SessionState, SessionStatusCode } from './wire.ts';

/** What sessions made from a launch profile may be, and how long they live. */
export interface StreamConfiguration {
  clipboardMode: Open<'ENABLED' | 'DISABLED'>;
  ec2InstanceTypes: readonly string[];
  streamingImageIds: readonly string[];
  maxSessionLengthInMinutes?: number;
  /** 0: its sessions cannot be stopped. */
  maxStoppedSessionLengthInMinutes?: number;
  automaticTerminationMode?: Open<'ACTIVATED' | 'DEACTIVATED'>;
  sessionPersistenceMode?: Open<'ACTIVATED' | 'DEACTIVATED'>;
  sessionBackup?: { mode?: Open<'AUTOMATIC' | 'DEACTIVATED'>; maxBackupsToRetain?: number };
  volumeConfiguration?: { iops?: number; size?: number; throughput?: number };
}

/** A launch profile: what new workstations are made from. */
export interface LaunchProfile {
  launchProfileId: string;
  name: string;
  description?: string;
  state: Open<'READY' | 'CREATE_IN_PROGRESS' | 'UPDATE_IN_PROGRESS' | 'DELETED' | 'CREATE_FAILED'>;
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

/** What is installed on a workstation. */
export interface StreamingImage {
  streamingImageId: string;
  name: string;
  description?: string;
  platform?: Open<'LINUX' | 'WINDOWS'>;
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

/** A part of the studio that workstations use. */
export interface StudioComponentSummary {
  studioComponentId: string;
  name: string;
  description?: string;
  type?: Open<
    'ACTIVE_DIRECTORY' | 'SHARED_FILE_SYSTEM' | 'COMPUTE_FARM' | 'LICENSE_SERVICE' | 'CUSTOM'
  >;
  subtype?: string;
  createdAt?: string;
  createdBy?: string;
  updatedAt?: string;
  updatedBy?: string;
}

/** A saved state of a workstation. Its states and codes are those of workstations. */
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

/** Terms of use. `content` is the address of a page. */
export interface Eula {
  eulaId: string;
  name: string;
  content: string;
  createdAt?: string;
  updatedAt?: string;
}

/** That terms of use were accepted, when and by whom. */
export interface EulaAcceptance {
  eulaAcceptanceId: string;
  eulaId: string;
  acceptedAt: string;
  acceptedBy: string;
  accepteeId: string;
}
