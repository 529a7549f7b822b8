import {
  invalidParameter,
  notFound,
  failure,
  serviceError,
  type OperationResult,
  type OperationFailure,
} from './operation-result.ts';
import { arn, practiceUser } from '../data/practice-account.ts';
import { profileBehaviour, findProfile } from '../data/catalogue.ts';
import type { LaunchProfile } from '../data/catalogue-wire-types.ts';
import { eulaError } from './eulas.ts';
import { randomId } from '../data/random.ts';
import { sessionResult } from './sessions.ts';
import { timestamp, type StreamingSession } from '../data/wire-types.ts';
import type { OperationOutcome } from './idempotency-store.ts';
import { findStudio, type OperationCall } from './operation-call.ts';
import type { StudioData } from '../data/studio-data.ts';

/** What the caller asks for. Undefined values follow from the launch profile. */
interface SessionRequest {
  readonly launchProfileId: string;
  readonly streamingImageId: string | undefined;
  readonly ec2InstanceType: string | undefined;
  readonly ownedBy: string | undefined;
  readonly tags: Record<string, string>;
}

/** CreateStreamingSession: creates a workstation, once for each client token. */
export function createStreamingSession(call: OperationCall<'studioId'>): OperationResult {
  const studio = findStudio(call);
  if (studio === undefined) return notFound('studio', call.params.studioId);
  const request = parseSessionRequest(call.body);
  if ('error' in request) return request;
  const { studioId } = call.params;
  const { deps, clientToken, nowMs } = call;
  const { launchProfileId, streamingImageId, ec2InstanceType, ownedBy, tags } = request;
  const sorted = Object.entries(tags).sort(([a], [b]) => (a < b ? -1 : 1));
  const parameters = [launchProfileId, streamingImageId, ec2InstanceType, ownedBy, sorted];
  const idempotentRequest = {
    studioId,
    operation: 'CreateStreamingSession',
    parameters,
    clientToken,
    nowMs,
  };
  return deps.idempotency.runOnce(idempotentRequest, () => createSession(call, studio, request));
}

function createSession(
  call: OperationCall<'studioId'>,
  studio: StudioData,
  request: SessionRequest,
): OperationOutcome {
  const { deps, nowMs } = call;
  const profile = findProfile(studio.catalogue, request.launchProfileId);
  if (profile === undefined) return notFound('launch profile', request.launchProfileId);
  if (profile.state !== 'READY') {
    return invalidParameter(
      'launchProfileId',
      `The launch profile is ${profile.state}, not READY.`,
    );
  }
  const { ec2InstanceTypes, streamingImageIds } = profile.streamConfiguration;
  const ec2InstanceType = request.ec2InstanceType ?? ec2InstanceTypes[0];
  const streamingImageId = request.streamingImageId ?? streamingImageIds[0];
  if (ec2InstanceType === undefined || !ec2InstanceTypes.includes(ec2InstanceType)) {
    return invalidParameter('ec2InstanceType', 'The launch profile has no such instance type.');
  }
  if (streamingImageId === undefined || !streamingImageIds.includes(streamingImageId)) {
    return invalidParameter('streamingImageId', 'The launch profile has no such image.');
  }
  const error = eulaError(studio, streamingImageId);
  if (error !== undefined) return error;
  if (studio.sessions.list(nowMs).length >= deps.maxSessions) return quotaReached(deps.maxSessions);

  const sessionId = randomId(deps.random, 22);
  const chosen = { sessionId, streamingImageId, ec2InstanceType };
  const session = newSession({ ...request, ...chosen }, studio, profile, nowMs);
  studio.sessions.change('create', session, { profile, nowMs });
  return { ok: true, sessionId, read: (atMs) => sessionResult(studio, sessionId, atMs) };
}

function newSession(
  request: Omit<SessionRequest, 'streamingImageId' | 'ec2InstanceType'> &
    Pick<StreamingSession, 'sessionId'> & { streamingImageId: string; ec2InstanceType: string },
  studio: StudioData,
  profile: LaunchProfile,
  nowMs: number,
): StreamingSession {
  const { sessionId, streamingImageId, ec2InstanceType, launchProfileId, tags } = request;
  const region = studio.details.homeRegion ?? 'us-west-2';
  return {
    sessionId,
    state: 'CREATE_IN_PROGRESS',
    arn: arn(region, `streaming-session/${sessionId}`),
    ec2InstanceType,
    launchProfileId,
    streamingImageId,
    createdAt: timestamp(nowMs),
    createdBy: practiceUser,
    ownedBy: request.ownedBy ?? practiceUser,
    ...profileBehaviour(profile),
    tags,
  };
}

function quotaReached(maxSessions: number): OperationFailure {
  const message = `This studio may have ${String(maxSessions)} streaming sessions, no more.`;
  return failure(serviceError('ServiceQuotaExceededException', 'QUOTA_EXCEEDED', message));
}

function parseSessionRequest(
  body: Readonly<Record<string, unknown>>,
): SessionRequest | OperationFailure {
  const { launchProfileId, streamingImageId, ec2InstanceType, ownedBy, tags = {} } = body;
  if (typeof launchProfileId !== 'string' || launchProfileId === '') {
    return invalidParameter('launchProfileId', 'launchProfileId is required.');
  }
  if (!isOptionalText(streamingImageId)) return notText('streamingImageId');
  if (!isOptionalText(ec2InstanceType)) return notText('ec2InstanceType');
  if (!isOptionalText(ownedBy)) return notText('ownedBy');
  if (!isTags(tags)) return invalidParameter('tags', 'tags are an object whose values are text.');
  return { launchProfileId, streamingImageId, ec2InstanceType, ownedBy, tags };
}

function notText(parameter: string): OperationFailure {
  return invalidParameter(parameter, `${parameter} is text.`);
}

function isOptionalText(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string';
}

function isTags(value: unknown): value is Record<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((text) => typeof text === 'string');
}
