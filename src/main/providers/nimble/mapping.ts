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
 * A stream as the service gave it: what may be shown, and the URL apart. Fields of a wrong type are
 * left out, and so is an id that cannot be asked for: cut to size it would be another one.
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

/** A studio as the service gave it. Nothing can be asked of one without a usable id: none. */
export const studioFrom = (given: Pick<GivenStudio, 'studioId' | 'displayName'>): Studio[] =>
  isResourceId(given.studioId) ? [{ id: given.studioId, ...text('name', given.displayName) }] : [];

/** A workstation as the service gave it. One without a usable id cannot be connected to, but is listed. */
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

/** A time as ISO-8601, under its name; nothing for what is none. */
export function moment<Name extends string>(
  name: Name,
  value: unknown,
): Partial<Record<Name, string>> {
  return value instanceof Date && !Number.isNaN(value.getTime())
    ? text(name, value.toISOString())
    : {};
}
