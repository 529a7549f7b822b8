import { ok, err, type Result } from '../../../shared/base/failure.ts';
import { safeText } from '../../../shared/base/safe-text.ts';
import { Secret } from '../secrets/secret.ts';
import { createSingleFlight, type SingleFlight } from '../base/single-flight.ts';
import { createOpenQuestions, type QuestionDeps } from './open-questions.ts';
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

/** {@link MfaPrompts} that shows the oldest open question. */
export function createMfaPrompts(deps: QuestionDeps): MfaPrompts {
  const asking = new Map<string, SingleFlight<Result<Secret>>>();
  const questions = createOpenQuestions<{ device: string }, Result<Secret>>(deps);

  return {
    question: questions.current,
    ask(device, signal) {
      const work = asking.get(device) ?? createSingleFlight();
      asking.set(device, work);
      return work.join(
        (stopped) => questions.ask({ device: safeText(device, 120) }, none(), stopped),
        signal,
      );
    },
    give(id, code) {
      questions.answer(id, code === null ? none() : ok(new Secret(code)));
    },
    onChange: questions.onChange,
  };
}

const none = () => err({ code: 'mfa-needed' });
