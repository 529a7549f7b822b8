import type { Handlers, HelpTopic } from '../../shared/contract.ts';
import { done, type Outcome } from '../../shared/failure.ts';
import type { Launches } from './launches.ts';
import type { Links } from './links.ts';
import type { Services } from './services.ts';

export interface WindowCallsWorld {
  readonly services: Services;
  readonly launches: Launches;
  readonly links: Links;
  readonly platform: 'win32' | 'darwin' | 'linux';
  readonly openHelp: (topic: HelpTopic) => Promise<void>;
  /** The saved connections have changed; whoever shows them is told. */
  readonly onConnectionsChanged: () => void;
}

/** The window's calls, all but those of the practice viewer. */
export type WindowCalls = Omit<Handlers, 'practiceViewer'>;

/** What each call of the window does. Inputs are parsed before they come here, answers after. */
export function createWindowCalls(world: WindowCallsWorld): WindowCalls {
  const { services, launches, links } = world;
  const { connections, notices } = services;
  const never = new AbortController().signal;

  const announcing = async <T>(work: Promise<Outcome<T>>): Promise<Outcome<T>> => {
    const outcome = await work;
    if (outcome.ok) world.onConnectionsChanged();
    return outcome;
  };
  const tellThisRun = () => {
    notices.add({
      id: 'keys-this-run',
      title: 'Your keys are kept for this run only',
      advice:
        'There is no keychain that is open. On Linux, install gnome-keyring or unlock it, then enter the keys again.',
    });
  };

  return {
    app: {
      state: () =>
        Promise.resolve(
          done({
            version: services.version,
            platform: world.platform,
            notices: [...notices.list()],
          }),
        ),
      dismissNotice(id) {
        notices.dismiss(id);
        return Promise.resolve(done(undefined));
      },
      networkBack() {
        services.pause.wake();
        return Promise.resolve(done(undefined));
      },
    },
    connections: {
      list: async () => done([...(await connections.list())]),
      async add(input) {
        const added = await announcing(connections.add(input, true));
        if (!added.ok) return added;
        if (added.value.kept === 'this-run') tellThisRun();
        return done(added.value.id);
      },
      async remove(id) {
        for (const { connection, launch } of launches.list()) {
          if (connection === id) launches.cancel(launch);
        }
        return announcing(connections.remove(id));
      },
      async replaceKeys({ connection, keys }) {
        const kept = await connections.replaceKeys(connection, keys, true);
        if (!kept.ok) return kept;
        if (kept.value === 'this-run') tellThisRun();
        return done(undefined);
      },
      async test(id) {
        const found = await connections.find(id);
        if (!found.ok) return found;
        const checks = await services.test(found.value, never);
        return checks.ok ? done([...checks.value]) : checks;
      },
    },
    workstations: {
      async list({ connection }) {
        const found = await connections.find(connection);
        if (!found.ok) return found;
        const all = await services.workstations(found.value, undefined, never);
        return all.ok ? done([...all.value]) : all;
      },
    },
    launches: {
      list: () => Promise.resolve(done([...launches.list()])),
      start: ({ connection, studio, session }) =>
        launches.start({
          connection,
          ...(studio !== undefined && { studio }),
          ...(session !== undefined && { session }),
        }),
      cancel(launch) {
        launches.cancel(launch);
        return Promise.resolve(done(undefined));
      },
      retry: ({ launch, way }) => launches.retry(launch, way),
      dismiss(launch) {
        launches.dismiss(launch);
        return Promise.resolve(done(undefined));
      },
    },
    links: {
      question: () => Promise.resolve(done(links.question())),
      answer: ({ id, accept, remember }) => links.answer(id, accept, remember),
    },
    help: {
      async open(topic) {
        await world.openHelp(topic);
        return done(undefined);
      },
    },
  };
}
