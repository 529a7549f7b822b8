import { untrack } from 'svelte';
import type { Reply } from '../../../shared/ipc/message.ts';
import { ruleSentence } from '../../../shared/base/rule-text.ts';
import type { FormProblems } from '../../../shared/connections/form-fields.ts';
import type { Failure } from '../../../shared/base/failure.ts';
import { t } from '../../i18n/locale.svelte.ts';
import type { Problems } from '../../components/field.ts';
import { focusProblem } from '../../components/focus.ts';
import { emptySecrets } from './secret-drafts.ts';

/** How long typing has to pause before the form is checked. */
const PAUSE_MS = 150;

export interface FormDeps<Draft extends object, Values, Answer> {
  readonly draft: Draft;
  /** What would be sent. */
  readonly values: (draft: Draft) => Values;
  /** Asks the main process what is wrong with it. */
  readonly check: (values: Values) => Promise<Reply<FormProblems>>;
  /** What the form itself knows to be wrong. */
  readonly own?: (draft: Draft) => Problems;
  /** True if it may be sent as it is. Its secrets stay in the form until then. */
  readonly first?: (values: Values) => Promise<boolean>;
  /** Something was entered. */
  readonly changed?: () => void;
  readonly send: (values: Values) => Promise<Reply<Answer>>;
  readonly done: (answer: Answer) => void;
}

/**
 * A form that may contain keys: checks it while the user fills it in, and sends it. Its only timer runs for a moment
 * after the last input. Call it while the component is created; it ends with the component.
 */
export function createForm<Draft extends object, Values, Answer>(
  deps: FormDeps<Draft, Values, Answer>,
) {
  const { draft, values, check, own, first, changed, send, done } = deps;
  // Names of fields, never their values: only the draft contains secrets.
  const emptyFields = (): ReadonlySet<string> =>
    new Set(Object.entries(draft).flatMap(([field, value]) => (value === '' ? field : [])));
  let reported = $state.raw<FormProblems>({});
  let emptyThen = $state.raw<ReadonlySet<string>>(new Set());
  let sent = $state.raw(false);
  let busy = $state.raw(false);
  let failure = $state.raw<Failure>();
  let asked = 0;
  let begun = false;
  let over = false;
  const isOver = () => over;
  const problems = $derived.by((): Problems => {
    const empty = emptyFields();
    // A problem of the empty field does not apply to the text that is entered next.
    const still = Object.entries(reported).filter(([one]) => !emptyThen.has(one) || empty.has(one));
    const { rules } = t();
    const said = still.map(([one, broken]): [string, string] => [one, ruleSentence(broken, rules)]);
    return { ...Object.fromEntries(said), ...own?.(draft) };
  });

  async function checkDraft(now = values(draft)): Promise<Reply<FormProblems>> {
    const mine = (asked += 1);
    const empty = emptyFields();
    const reply = await check(now);
    if (reply.ok && mine === asked) {
      reported = reply.value;
      emptyThen = empty;
    }
    return reply;
  }

  async function give(isSure: boolean): Promise<Failure | undefined> {
    const now = values(draft);
    const checked = await checkDraft(now);
    if (!checked.ok) return checked.failure;
    if (isOver()) return undefined;
    // Its own reply counts too: `problems` are those of a check that began after it, if there was a change just before.
    sent = [checked.value, problems].some((one) => Object.keys(one).length > 0);
    if (sent) return undefined;
    const isFit = isSure || first === undefined || (await first(now));
    if (!isFit || isOver()) return undefined;
    const answer = send(now);
    emptySecrets(draft);
    const reply = await answer;
    if (!reply.ok) return reply.failure;
    done(reply.value);
    return undefined;
  }

  $effect(() => {
    // Reads every field, so that this runs again when any of them changes.
    emptyFields();
    if (!begun) {
      begun = true;
      return;
    }
    untrack(() => changed?.());
    const timer = setTimeout(() => void checkDraft(), PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  });
  $effect(() => () => {
    over = true;
  });

  async function submit(form: EventTarget | null, isSure: boolean) {
    if (busy) return;
    busy = true;
    failure = undefined;
    failure = await give(isSure);
    busy = false;
    if (sent && form instanceof HTMLElement) await focusProblem(form);
  }

  return {
    get problems() {
      return problems;
    },
    /** True once it was sent and something was wrong. */
    get sent() {
      return sent;
    },
    get busy() {
      return busy;
    },
    get failure() {
      return failure;
    },
    /** Checks the form immediately. */
    checkNow: () => checkDraft(),
    /** Sends the form and removes its secrets. If there is a problem, focuses the first field that has one instead. */
    submit: (event: SubmitEvent) => {
      event.preventDefault();
      return submit(event.currentTarget, false);
    },
    /** The same, whatever `first` says. */
    submitAnyway: () => submit(null, true),
  };
}
