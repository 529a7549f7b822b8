import type { Check } from '../../shared/base/check.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';
import { ok, err, type Result } from '../../shared/base/failure.ts';
import type { LaunchId } from '../../shared/base/ids.ts';
import { safeText } from '../../shared/base/safe-text.ts';
import type { PersonalNames } from '../core/support/anonymize.ts';
import type { Clock } from '../core/base/clock.ts';
import type { Connections } from '../core/connections/connections.ts';
import {
  diagnosticsText,
  anonymizedText,
  personalNamesOf,
  type LogTail,
  type PolicyFacts,
} from '../core/support/diagnostics-text.ts';
import type { Launches } from '../core/launch/launches.ts';
import type { RecordKeeper } from '../core/launch/records/record-keeper.ts';
import { supportText, time, type Versions } from '../core/support/support-text.ts';

export interface SupportDeps {
  readonly clock: Pick<Clock, 'now'>;
  readonly uuid: () => string;
  readonly launches: Pick<Launches, 'list'>;
  readonly connections: Pick<Connections, 'list'>;
  readonly records: Pick<RecordKeeper, 'read'>;
  readonly versions: () => Promise<Versions>;
  readonly checkHealth: () => Promise<readonly Check[]>;
  /** Absent if this version does not support policies. */
  readonly policy?: () => Promise<PolicyFacts>;
  /** The ends of the logs, the program's own first. */
  readonly logs: () => Promise<readonly LogTail[]>;
  readonly whose: Pick<PersonalNames, 'home' | 'user'>;
  /** Asks where to save, with a suggested name, and saves there. Returns `undefined` if the user cancels. */
  readonly save: (name: string, text: string) => Promise<Result<string | undefined>>;
  /** Opens the folder with the logs in the system's file manager. */
  readonly openLogFolder: () => Promise<Result<undefined>>;
}

/** How many characters of a path are shown. */
const PATH_LENGTH = 500;

/**
 * Handlers of the calls for support. A text is shown before it is saved, and exactly that text is saved: main keeps
 * the last one, and the window sends only its id.
 */
export function createSupportHandlers(deps: SupportDeps): Handlers['support'] {
  let shown: { readonly id: string; readonly text: string; readonly at: number } | undefined;
  let saving: Promise<Result<string | null>> | undefined;

  const aboutLaunch = async (launch: LaunchId, at: number): Promise<Result<string>> => {
    const launches = deps.launches.list();
    const state = launches.find((one) => one.launch === launch);
    if (state === undefined) return err({ code: 'not-found', what: 'thing' });
    const { connections, names } = await known();
    const connection = connections.find(({ id }) => id === state.connection);
    const text = supportText({ state, connection, versions: await deps.versions(), at });
    return ok(
      anonymizedText(
        text,
        personalNamesOf({ whose: deps.whose, names, connections, launches: [state] }),
      ),
    );
  };

  const aboutMachine = async (at: number): Promise<Result<string>> => {
    const [versions, checks, policy, logs, { connections, names, history }] = await Promise.all([
      deps.versions(),
      deps.checkHealth(),
      deps.policy?.(),
      deps.logs(),
      known(),
    ]);
    const { whose } = deps;
    const launches = deps.launches.list();
    return ok(
      diagnosticsText({
        at,
        versions,
        checks,
        policy,
        logs,
        connections,
        launches,
        history,
        whose,
        names,
      }),
    );
  };

  const known = async () => {
    const [connections, { history, me }] = await Promise.all([
      deps.connections.list(),
      deps.records.read(),
    ]);
    return { connections, history, names: Object.values(me) };
  };

  const save = async (id: string): Promise<Result<string | null>> => {
    if (shown?.id !== id) return err({ code: 'not-found', what: 'thing' });
    const { text, at } = shown;
    const saved = await deps.save(`stagedoor-diagnostics-${time(at).slice(0, 10)}.txt`, text);
    if (!saved.ok) return saved;
    return ok(saved.value === undefined ? null : safeText(saved.value, PATH_LENGTH));
  };

  return {
    openLogFolder: () => deps.openLogFolder(),
    async preview({ launch }) {
      const at = deps.clock.now();
      const text = await (launch === undefined ? aboutMachine(at) : aboutLaunch(launch, at));
      if (!text.ok) return text;
      shown = { id: deps.uuid(), text: text.value, at };
      return ok({ id: shown.id, text: shown.text });
    },
    // Only one dialog at a time, however often the button is clicked.
    save: ({ preview }) =>
      (saving ??= save(preview).finally(() => {
        saving = undefined;
      })),
  };
}
