import { createEmitter } from '../base/emitter.ts';
import { ok, err, type Result } from '../../../shared/base/failure.ts';
import { safeText } from '../../../shared/base/safe-text.ts';
import { deadline, type Clock, onAbort } from '../base/clock.ts';
import { Secret } from '../secrets/secret.ts';
import { createSingleFlight, type SingleFlight } from '../base/single-flight.ts';
import type { AskCode } from './sign-in.ts';

/** A question for the code of an MFA device. `device` is its name, safe to show. */
export interface MfaQuestion {
  readonly id: string;
  readonly device: string;
}

/** Questions for codes of MFA devices, shown one after the other. */
export interface MfaPrompts {
  /** Asks once for all callers that need the same device. Fails with `mfa-needed` if no code is entered. */
  readonly ask: AskCode;
  /** The question to show; null if there is none. */
  question(): MfaQuestion | null;
  /** Answers a question with a code, or with null to cancel. Has no effect if the question is closed. */
  give(id: string, code: string | null): void;
  onChange(listener: (question: MfaQuestion | null) => void): () => void;
}

/** A question without an answer is closed after this. */
const QUESTION_MS = 120_000;

interface Open {
  readonly question: MfaQuestion;
  readonly answer: (outcome: Result<Secret>) => void;
}

/** {@link MfaPrompts} that shows the oldest open question. */
export function createMfaPrompts({
  clock,
  uuid,
}: {
  readonly clock: Clock;
  readonly uuid: () => string;
}): MfaPrompts {
  const asking = new Map<string, SingleFlight<Result<Secret>>>();
  const changes = createEmitter<MfaQuestion | null>();
  let open: readonly Open[] = [];

  const question = () => open[0]?.question ?? null;
  const setOpen = (next: readonly Open[]) => {
    const before = question();
    open = next;
    if (question() === before) return;
    changes.emit(question());
  };

  const ask = async (device: string, signal: AbortSignal): Promise<Result<Secret>> => {
    const limit = deadline(clock, QUESTION_MS, signal);
    let asked: Open | undefined;
    try {
      return await new Promise((resolve) => {
        onAbort(limit.signal, () => {
          resolve(none());
        });
        asked = { question: { id: uuid(), device: safeText(device, 120) }, answer: resolve };
        setOpen([...open, asked]);
      });
    } finally {
      limit.stop();
      setOpen(open.filter((one) => one !== asked));
    }
  };

  return {
    question,
    ask(device, signal) {
      const work = asking.get(device) ?? createSingleFlight();
      asking.set(device, work);
      return work.join((stopped) => ask(device, stopped), signal);
    },
    give(id, code) {
      const answered = open.find((one) => one.question.id === id);
      answered?.answer(code === null ? none() : ok(new Secret(code)));
    },
    onChange: changes.on,
  };
}

const none = () => err({ code: 'mfa-needed' });
