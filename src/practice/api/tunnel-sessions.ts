import type { PracticeInstance } from '../data/instance-store.ts';
import { randomId, randomSecret, type RandomBytes } from '../data/random.ts';

/** What an operation of Systems Manager is called with. */
export interface TunnelCall {
  readonly instances: readonly PracticeInstance[];
  /** The ids of the sessions that are open. */
  readonly sessions: Set<string>;
  readonly body: Readonly<Record<string, unknown>>;
  readonly random: RandomBytes;
  readonly host: string;
  readonly nowMs: number;
}

/** The result of an operation of Systems Manager. */
export type TunnelResult =
  | { readonly ok: true; readonly body: object }
  | { readonly ok: false; readonly code: string; readonly message: string };

/** The operations of Systems Manager that the practice studio has. */
export const tunnelOperations = {
  StartSession({ instances, sessions, body, random, host, nowMs }) {
    const { Target, DocumentName } = body;
    if (DocumentName !== 'AWS-StartPortForwardingSession')
      return { ok: false, code: 'InvalidDocument', message: 'This document is not here.' };
    const one = instances.find(({ instanceId }) => instanceId === Target);
    if (one?.isConnectedAt(nowMs) !== true)
      return {
        ok: false,
        code: 'TargetNotConnected',
        message: `${String(Target)} is not connected.`,
      };
    const SessionId = `practice-${randomId(random, 17)}`;
    sessions.add(SessionId);
    const StreamUrl = `wss://${host}/v1/data-channel/${SessionId}`;
    return { ok: true, body: { SessionId, StreamUrl, TokenValue: randomSecret(random, 48) } };
  },
  TerminateSession({ sessions, body }) {
    const { SessionId } = body;
    if (typeof SessionId !== 'string')
      return { ok: false, code: 'ValidationException', message: 'SessionId is missing.' };
    sessions.delete(SessionId);
    return { ok: true, body: { SessionId } };
  },
} as const satisfies Record<string, (call: TunnelCall) => TunnelResult>;

export type TunnelOperation = keyof typeof tunnelOperations;
