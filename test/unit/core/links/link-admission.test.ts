import { describe, expect, it } from 'vitest';
import {
  admitLink,
  forget,
  QUESTION_LIFE_MS,
  NO_LINKS_YET,
  answerQuestion,
  UNASKED_LINKS,
  type AdmissionState,
} from '../../../../src/main/core/links/link-admission.ts';
import { connectionId, resourceId, uuid } from '../support/fakes.ts';

const link = {
  verb: 'connect',
  connection: connectionId('north-pier'),
  session: resourceId('comp-07'),
} as const;
const other = { ...link, session: resourceId('comp-08') };

const admit = (state: AdmissionState, at: number, isTrusted = false, what: typeof link = link) =>
  admitLink(state, what, isTrusted, { id: uuid(at), at });

/** The gate with a question that was asked at 0. */
const asking = admit(NO_LINKS_YET, 0).state;

describe('a link from outside', () => {
  it('asks the user', () => {
    const { state, decision } = admit(NO_LINKS_YET, 5);
    expect(decision).toBe('ask');
    expect(state.open).toEqual({ id: uuid(5), link, askedAt: 5 });
  });

  it('to a trusted connection is followed without a question', () => {
    expect(admit(NO_LINKS_YET, 0, true)).toEqual({ state: { followedAt: [0] }, decision: 'act' });
  });

  it.each([
    ['the same', false, link],
    ['another', false, other],
    ['one to a trusted connection', true, other],
  ])('is dropped while a question is open: %s', (_, isTrusted, what) => {
    expect(admit(asking, 10_000, isTrusted, what)).toEqual({ state: asking, decision: 'drop' });
  });

  it('to a trusted connection asks after a few within a minute', () => {
    let state: AdmissionState = NO_LINKS_YET;
    const decisions: string[] = [];
    for (const at of [0, 1, 2, 3, 59_999, 60_001]) {
      const next = admit(state, at, true);
      decisions.push(next.decision);
      state = next.decision === 'ask' ? answerQuestion(next.state, uuid(at), at).state : next.state;
    }
    expect(decisions).toEqual(['act', 'act', 'act', 'ask', 'ask', 'act']);
    expect(UNASKED_LINKS).toBe(3);
  });

  it('asks once, however often it comes within a second', () => {
    let state: AdmissionState = NO_LINKS_YET;
    const decisions: string[] = [];
    for (let nth = 0; nth < 200; nth++) {
      const next = admit(state, nth * 5);
      decisions.push(next.decision);
      state = next.state;
    }
    expect(decisions.filter((one) => one !== 'drop')).toEqual(['ask']);
    expect(state.open?.askedAt).toBe(0);
  });

  it('asks at most every three seconds, even if each question is answered at once', () => {
    let state: AdmissionState = NO_LINKS_YET;
    const askedAt: number[] = [];
    for (let at = 0; at < 9_000; at += 100) {
      const next = admit(state, at);
      state = next.state;
      if (next.decision !== 'ask') continue;
      askedAt.push(at);
      state = answerQuestion(state, uuid(at), at).state;
    }
    expect(askedAt).toEqual([0, 3_000, 6_000]);
  });

  it('to a trusted connection is followed within those three seconds as well', () => {
    const { state } = answerQuestion(asking, uuid(0), 1);
    expect(admit(state, 2, true).decision).toBe('act');
    expect(admit(state, 2, false).decision).toBe('drop');
  });
});

describe('a question', () => {
  it('is settled once, by its own answer only', () => {
    expect(answerQuestion(asking, uuid(8), 1)).toEqual({ state: asking });
    const settled = answerQuestion(asking, uuid(0), 1);
    expect(settled.link).toEqual(link);
    expect(settled.state).not.toHaveProperty('open');
    expect(answerQuestion(settled.state, uuid(0), 2)).toEqual({ state: settled.state });
  });

  it('cannot be changed while it is open', () => {
    const { open } = asking;
    expect(Object.isFrozen(open)).toBe(true);
    expect(Object.isFrozen(open?.link)).toBe(true);
  });

  it('is not changed if the link it was created from is', () => {
    const original = { ...link };
    const { state } = admitLink(NO_LINKS_YET, original, false, { id: uuid(1), at: 0 });
    original.session = resourceId('comp-99');
    expect(state.open?.link.session).toBe('comp-07');
  });

  it('is withdrawn after two minutes, and can no longer be answered', () => {
    expect(forget(asking, QUESTION_LIFE_MS - 1)).toBe(asking);
    expect(forget(asking, QUESTION_LIFE_MS)).not.toHaveProperty('open');
    expect(answerQuestion(asking, uuid(0), QUESTION_LIFE_MS)).not.toHaveProperty('link');
    expect(admit(asking, QUESTION_LIFE_MS).decision).toBe('ask');
    expect(QUESTION_LIFE_MS).toBe(120_000);
  });

  it('that is not open cannot be withdrawn', () => {
    expect(forget(NO_LINKS_YET, 1e9)).toBe(NO_LINKS_YET);
  });
});
