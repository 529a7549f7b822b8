import { createEmitter } from '../base/emitter.ts';
import { deadline, onAbort, type Clock } from '../base/clock.ts';

/** What questions need. */
export interface QuestionDeps {
  readonly clock: Clock;
  readonly uuid: () => string;
}

/** Questions to the user, shown one after the other. */
export interface OpenQuestions<Question, Answer> {
  /** Asks, and resolves to the answer, or to `otherwise` after two minutes or when `signal` is aborted. */
  ask(question: Question, otherwise: Answer, signal: AbortSignal): Promise<Answer>;
  /** The oldest open question, which is the one to show; null if there is none. */
  readonly current: () => Identified<Question> | null;
  /** Answers a question. Has no effect if the question is closed. */
  readonly answer: (id: string, answer: Answer) => void;
  readonly onChange: (listener: (question: Identified<Question> | null) => void) => () => void;
}

type Identified<Question> = Question & { readonly id: string };

/** A question without an answer is closed after this. */
const QUESTION_MS = 120_000;

export function createOpenQuestions<Question extends object, Answer>({
  clock,
  uuid,
}: QuestionDeps): OpenQuestions<Question, Answer> {
  interface Open {
    readonly question: Identified<Question>;
    readonly settle: (answer: Answer) => void;
  }
  const changes = createEmitter<Identified<Question> | null>();
  let open: readonly Open[] = [];
  const current = () => open[0]?.question ?? null;
  const setOpen = (next: readonly Open[]) => {
    const before = current();
    open = next;
    if (current() !== before) changes.emit(current());
  };

  return {
    async ask(question, otherwise, signal) {
      const limit = deadline(clock, QUESTION_MS, signal);
      let asked: Open | undefined;
      try {
        return await new Promise<Answer>((resolve) => {
          onAbort(limit.signal, () => {
            resolve(otherwise);
          });
          asked = { question: { ...question, id: uuid() }, settle: resolve };
          setOpen([...open, asked]);
        });
      } finally {
        limit.stop();
        setOpen(open.filter((one) => one !== asked));
      }
    },
    current,
    answer(id, answer) {
      open.find((one) => one.question.id === id)?.settle(answer);
    },
    onChange: changes.on,
  };
}
