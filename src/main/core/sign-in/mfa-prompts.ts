import { createEmitter } from '../base/emitter.ts';
import { ok, err, type Result } from '../../../shared/base/failure.ts';
import { safeText } from '../../../shared/base/safe-text.ts';
import { deadline, type Clock } from '../base/clock.ts';
import { Secret } from '../secrets/secret.ts';
import { createSingleFlight, type SingleFlight } from '../base/single-flight.ts';
import type { AskCode } from './sign-in.ts';

/** A device's code that is asked for. `device` is its name, made fit to show. */
export interface MfaQuestion {
  readonly id: string;
  readonly device: string;
}

/** The questions for codes of MFA devices, one after the other, whoever shows them. */
export interface MfaPrompts {
  /** One question for all that wait for the same device. Fails with `mfa-needed` where none is given. */
  readonly ask: AskCode;
  /** The question to be shown; null when nobody waits for a code. */
  question(): MfaQuestion | null;
  /** The code, or null where none is given. Of no effect for a question that is over. */
  give(id: string, code: string | null): void;
  onChange(listener: (question: MfaQuestion | null) => void): () => void;
}

/** A question nobody answers is forgotten after this. */
const FORGOTTEN_MS = 120_000;

interface Open {
  readonly question: MfaQuestion;
  readonly answer: (outcome: Result<Secret>) => void;
}

/** {@link MfaPrompts} whose first open question is the one that is shown. */
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
  const become = (next: readonly Open[]) => {
    const before = question();
    open = next;
    if (question() === before) return;
    changes.emit(question());
  };

  const ask = async (device: string, signal: AbortSignal): Promise<Result<Secret>> => {
    const limit = deadline(clock, FORGOTTEN_MS, signal);
    let asked: Open | undefined;
    try {
      return await new Promise((resolve) => {
        limit.signal.addEventListener('abort', () => {
          resolve(none());
        });
        asked = { question: { id: uuid(), device: safeText(device, 120) }, answer: resolve };
        become([...open, asked]);
      });
    } finally {
      limit.stop();
      become(open.filter((one) => one !== asked));
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
