import type { DeepLink } from '../../../shared/links/deep-link.ts';

type Connect = Extract<DeepLink, { verb: 'connect' }>;

/** At most one question in this time. */
const QUIET_MS = 3_000;
/** A question nobody answers is forgotten after this. */
const FORGOTTEN_MS = 120_000;

/** A question that is open: what the link named, frozen when it was asked. */
export interface OpenQuestion {
  readonly id: string;
  readonly link: Connect;
  readonly askedAt: number;
}

/** All the gate remembers. Times are monotonic milliseconds. */
export interface GateState {
  readonly open?: OpenQuestion;
  readonly lastAskedAt?: number;
}

export const QUIET_GATE: GateState = {};

/** What comes of a link from outside. */
export type GateDecision = 'ask' | 'act' | 'drop';

/**
 * Decides on a link from outside. One question at a time, none within three seconds of another; a
 * link that comes meanwhile is dropped, the identical one coalesced with the open question. While a
 * question is open nothing acts, not even a link to a trusted connection: a second link must not
 * do what its sender wanted under the cover of the first. Pure.
 */
export function admitLink(
  state: GateState,
  link: Connect,
  isTrusted: boolean,
  question: { id: string; at: number },
): { state: GateState; decision: GateDecision } {
  const now = forget(state, question.at);
  if (now.open !== undefined) return { state: now, decision: 'drop' };
  if (isTrusted) return { state: now, decision: 'act' };
  if (now.lastAskedAt !== undefined && question.at - now.lastAskedAt < QUIET_MS)
    return { state: now, decision: 'drop' };
  const open: OpenQuestion = Object.freeze({
    id: question.id,
    link: Object.freeze({ ...link }),
    askedAt: question.at,
  });
  return { state: { open, lastAskedAt: question.at }, decision: 'ask' };
}

/** The link that an answer settles; nothing when the answer is not to the question that is open. */
export function settleQuestion(
  state: GateState,
  id: string,
  at: number,
): { state: GateState; link?: Connect } {
  const now = forget(state, at);
  if (now.open?.id !== id) return { state: now };
  const { open, ...rest } = now;
  return { state: rest, link: open.link };
}

/** The state with a question that waited too long taken away. */
export function forget(state: GateState, at: number): GateState {
  if (state.open === undefined || at - state.open.askedAt < FORGOTTEN_MS) return state;
  const { open: _, ...rest } = state;
  return rest;
}

export const QUESTION_LIFE_MS = FORGOTTEN_MS;
