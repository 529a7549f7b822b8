import type {
  StreamingSession,
  StreamingSessionStream,
  Studio as GivenStudio,
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
export function streamFrom(given: StreamingSessionStream | undefined): Stream {
  const facts: StreamFacts = {
    ...id('streamId', given?.streamId),
    ...text('state', given?.state),
    ...text('statusCode', given?.statusCode),
    ...moment('createdAt', given?.createdAt),
    ...text('createdBy', given?.createdBy),
    ...moment('expiresAt', given?.expiresAt),
    ...text('ownedBy', given?.ownedBy),
  };
  const url: unknown = given?.url;
  return typeof url === 'string' && url !== '' ? { facts, url: new Secret(url) } : { facts };
}

/**
 * A studio of the service. Left out without a usable id, because nothing can be requested from it.
 */
export const studioFrom = (given: Pick<GivenStudio, 'studioId' | 'displayName'>): Studio[] =>
  isResourceId(given.studioId) ? [{ id: given.studioId, ...text('name', given.displayName) }] : [];

/** A workstation of the service. Without a usable id it is listed, but cannot be connected to. */
export function workstationFrom(given: StreamingSession, studio: string): Workstation {
  return {
    id: isResourceId(given.sessionId) ? given.sessionId : '',
    studio,
    ...text('name', given.tags?.Name),
    ...text('state', given.state),
    ...text('statusCode', given.statusCode),
    ...text('statusMessage', given.statusMessage),
    ...id('launchProfile', given.launchProfileId),
    ...id('image', given.streamingImageId),
    ...text('instanceType', given.ec2InstanceType),
    ...text('ownedBy', given.ownedBy),
    ...moment('createdAt', given.createdAt),
    ...moment('startedAt', given.startedAt),
    ...moment('stopAt', given.stopAt),
    ...moment('terminateAt', given.terminateAt),
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
