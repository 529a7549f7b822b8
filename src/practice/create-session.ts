import { invalid, notFound, refuse, serviceError, type Answer, type Refusal } from './answer.ts';
import { arn } from './arn.ts';
import { manners, profileIn } from './catalogue.ts';
import type { LaunchProfile } from './catalogue-wire.ts';
import { eulaFault } from './eulas.ts';
import { artist } from './people.ts';
import { randomId } from './random.ts';
import { sessionAnswer } from './sessions.ts';
import { timestamp, type StreamingSession } from './wire.ts';
import type { Outcome } from './wishes.ts';
import { roomOf, type Call, type StudioRoom } from './world.ts';

/** What a new workstation is to be, as far as the caller says it. */
interface Order {
  readonly launchProfileId: string;
  readonly streamingImageId: string | undefined;
  readonly ec2InstanceType: string | undefined;
  readonly ownedBy: string | undefined;
  readonly tags: Record<string, string>;
}

/** CreateStreamingSession: asks for a workstation; the same client token gives the same one. */
export function createStreamingSession(call: Call<'studioId'>): Answer {
  const room = roomOf(call);
  if (room === undefined) return notFound('studio', call.params.studioId);
  const order = readOrder(call.body);
  if ('error' in order) return order;
  const { studioId } = call.params;
  const { world, clientToken, nowMs } = call;
  const { launchProfileId, streamingImageId, ec2InstanceType, ownedBy, tags } = order;
  const sorted = Object.entries(tags).sort(([a], [b]) => (a < b ? -1 : 1));
  const terms = [launchProfileId, streamingImageId, ec2InstanceType, ownedBy, sorted];
  const wish = { studioId, operation: 'CreateStreamingSession', terms, clientToken, nowMs };
  return world.wishes.grant(wish, () => create(call, room, order));
}

function create(call: Call<'studioId'>, room: StudioRoom, order: Order): Outcome {
  const { world, nowMs } = call;
  const profile = profileIn(room.catalogue, order.launchProfileId);
  if (profile === undefined) return notFound('launch profile', order.launchProfileId);
  if (profile.state !== 'READY') {
    return invalid('launchProfileId', `The launch profile is ${profile.state}, not READY.`);
  }
  const { ec2InstanceTypes, streamingImageIds } = profile.streamConfiguration;
  const ec2InstanceType = order.ec2InstanceType ?? ec2InstanceTypes[0];
  const streamingImageId = order.streamingImageId ?? streamingImageIds[0];
  if (ec2InstanceType === undefined || !ec2InstanceTypes.includes(ec2InstanceType)) {
    return invalid('ec2InstanceType', 'The launch profile has no such instance type.');
  }
  if (streamingImageId === undefined || !streamingImageIds.includes(streamingImageId)) {
    return invalid('streamingImageId', 'The launch profile has no such image.');
  }
  const fault = eulaFault(room, streamingImageId);
  if (fault !== undefined) return fault;
  if (room.sessions.list(nowMs).length >= world.maxSessions) return quotaReached(world.maxSessions);

  const sessionId = randomId(world.random, 22);
  const facts = { sessionId, streamingImageId, ec2InstanceType };
  const session = newSession({ ...order, ...facts }, room, profile, nowMs);
  room.sessions.change('create', session, { profile, nowMs });
  return { ok: true, look: (atMs) => sessionAnswer(room, sessionId, atMs) };
}

function newSession(
  order: Omit<Order, 'streamingImageId' | 'ec2InstanceType'> &
    Pick<StreamingSession, 'sessionId'> & { streamingImageId: string; ec2InstanceType: string },
  room: StudioRoom,
  profile: LaunchProfile,
  nowMs: number,
): StreamingSession {
  const { sessionId, streamingImageId, ec2InstanceType, launchProfileId, tags } = order;
  const region = room.studio.homeRegion ?? 'us-west-2';
  return {
    sessionId,
    state: 'CREATE_IN_PROGRESS',
    arn: arn(region, `streaming-session/${sessionId}`),
    ec2InstanceType,
    launchProfileId,
    streamingImageId,
    createdAt: timestamp(nowMs),
    createdBy: artist,
    ownedBy: order.ownedBy ?? artist,
    ...manners(profile),
    tags,
  };
}

function quotaReached(maxSessions: number): Refusal {
  const message = `This studio may have ${String(maxSessions)} streaming sessions, no more.`;
  return refuse(serviceError('ServiceQuotaExceededException', 'QUOTA_EXCEEDED', message));
}

function readOrder(body: Readonly<Record<string, unknown>>): Order | Refusal {
  const { launchProfileId, streamingImageId, ec2InstanceType, ownedBy, tags = {} } = body;
  if (typeof launchProfileId !== 'string' || launchProfileId === '') {
    return invalid('launchProfileId', 'launchProfileId is required.');
  }
  if (!isTextOrNothing(streamingImageId)) return noText('streamingImageId');
  if (!isTextOrNothing(ec2InstanceType)) return noText('ec2InstanceType');
  if (!isTextOrNothing(ownedBy)) return noText('ownedBy');
  if (!isTags(tags)) return invalid('tags', 'tags are an object whose values are text.');
  return { launchProfileId, streamingImageId, ec2InstanceType, ownedBy, tags };
}

function noText(parameter: string): Refusal {
  return invalid(parameter, `${parameter} is text.`);
}

function isTextOrNothing(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string';
}

function isTags(value: unknown): value is Record<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((text) => typeof text === 'string');
}
