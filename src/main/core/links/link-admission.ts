import type { DeepLink } from '../../../shared/links/deep-link.ts';
import { READING_TIME_MS } from '../../../shared/base/reading-time.ts';

type Connect = Extract<DeepLink, { verb: 'connect' }>;

/** The shortest time between two questions. */
const QUIET_MS = 3_000;
/** So many links to trusted connections are followed without a question, counted over the last minute. */
export const UNASKED_LINKS = 3;
const UNASKED_MS = 60_000;
/** How long a question stays open without an answer. */
const FORGOTTEN_MS = 120_000;

/** An open question about a link. Frozen, so that the answer is about the link that was shown. */
export interface OpenQuestion {
  readonly id: string;
  readonly link: Connect;
  readonly askedAt: number;
}

/** What is remembered between links. Times are monotonic milliseconds. */
export interface AdmissionState {
  readonly open?: OpenQuestion;
  readonly lastAskedAt?: number;
  /** When links were followed without a question, within the last minute. */
  readonly followedAt?: readonly number[];
}

export const NO_LINKS_YET: AdmissionState = {};

/** What happens to a link from another program. */
export type LinkDecision = 'ask' | 'act' | 'drop';

/**
 * Decides about a link from another program. Only one question is open at a time, and two questions are at least
 * three seconds apart; links that arrive in between are dropped. After some links to trusted connections within a
 * minute, the next ones ask as well. While a question is open, even a link to a trusted
 * connection is dropped, so that no link can act unnoticed behind another one. Pure.
 */
export function admitLink(
  state: AdmissionState,
  link: Connect,
  isTrusted: boolean,
  question: { id: string; at: number },
): { state: AdmissionState; decision: LinkDecision } {
  const now = forget(state, question.at);
  if (now.open !== undefined) return { state: now, decision: 'drop' };
  const followedAt = (now.followedAt ?? []).filter((at) => question.at - at < UNASKED_MS);
  if (isTrusted && followedAt.length < UNASKED_LINKS)
    return { state: { ...now, followedAt: [...followedAt, question.at] }, decision: 'act' };
  if (now.lastAskedAt !== undefined && question.at - now.lastAskedAt < QUIET_MS)
    return { state: now, decision: 'drop' };
  const open: OpenQuestion = Object.freeze({
    id: question.id,
    link: Object.freeze({ ...link }),
    askedAt: question.at,
  });
  return { state: { open, lastAskedAt: question.at, followedAt }, decision: 'ask' };
}

/**
 * The link that an answer is about. Missing if the answer is not to the open question, or accepts it too early; then
 * the question stays open.
 */
export function answerQuestion(
  state: AdmissionState,
  id: string,
  at: number,
  accepts = false,
): { state: AdmissionState; link?: Connect } {
  const now = forget(state, at);
  if (now.open?.id !== id) return { state: now };
  if (accepts && at - now.open.askedAt < READING_TIME_MS) return { state: now };
  const { open, ...rest } = now;
  return { state: rest, link: open.link };
}

/** The state without a question that was open for too long. */
export function forget(state: AdmissionState, at: number): AdmissionState {
  if (state.open === undefined || at - state.open.askedAt < FORGOTTEN_MS) return state;
  const { open: _, ...rest } = state;
  return rest;
}

export const QUESTION_LIFE_MS = FORGOTTEN_MS;
