import type {
  StreamingSession,
  StreamingSessionStream,
  Studio as NimbleStudio,
} from '@aws-sdk/client-nimble';
import { isResourceId } from '../../../shared/base/ids.ts';
import type { StreamFacts } from '../../../shared/launch/stream.ts';
import type { Workstation } from '../../../shared/workstations/workstation.ts';
import { id, text } from '../../core/provider/response-fields.ts';
import type { Stream, Studio } from '../../core/provider/provider.ts';
import { Secret } from '../../core/secrets/secret.ts';

/**
 * A stream of the service: the facts that may be shown, and the URL separately. Fields of a wrong
 * type are left out, and so is an id that cannot be requested: truncated, it would be another id.
 */
export function streamFrom(raw: StreamingSessionStream | undefined): Stream {
  const facts: StreamFacts = {
    ...id('streamId', raw?.streamId),
    ...text('state', raw?.state),
    ...text('statusCode', raw?.statusCode),
    ...moment('createdAt', raw?.createdAt),
    ...text('createdBy', raw?.createdBy),
    ...moment('expiresAt', raw?.expiresAt),
    ...text('ownedBy', raw?.ownedBy),
  };
  const url: unknown = raw?.url;
  return typeof url === 'string' && url !== '' ? { facts, url: new Secret(url) } : { facts };
}

/**
 * A studio of the service. Left out without a usable id, because nothing can be requested from it.
 */
export const studioFrom = (raw: Pick<NimbleStudio, 'studioId' | 'displayName'>): Studio[] =>
  isResourceId(raw.studioId) ? [{ id: raw.studioId, ...text('name', raw.displayName) }] : [];

/** A workstation of the service. Without a usable id it is listed, but cannot be connected to. */
export function workstationFrom(raw: StreamingSession, studio: string): Workstation {
  return {
    id: isResourceId(raw.sessionId) ? raw.sessionId : '',
    studio,
    ...text('name', raw.tags?.Name),
    ...text('state', raw.state),
    ...text('statusCode', raw.statusCode),
    ...text('statusMessage', raw.statusMessage),
    ...id('launchProfile', raw.launchProfileId),
    ...id('image', raw.streamingImageId),
    ...text('instanceType', raw.ec2InstanceType),
    ...text('ownedBy', raw.ownedBy),
    ...moment('createdAt', raw.createdAt),
    ...moment('startedAt', raw.startedAt),
    ...moment('stopAt', raw.stopAt),
    ...moment('terminateAt', raw.terminateAt),
  };
}

/** A time as ISO 8601, under its name; empty if it is not a valid time. */
export function moment<Name extends string>(
  name: Name,
  value: unknown,
): Partial<Record<Name, string>> {
  return value instanceof Date && !Number.isNaN(value.getTime())
    ? text(name, value.toISOString())
    : {};
}
