import { homeFolder } from '../adapters/base/home-folder.ts';
import type { AskWindows } from '../adapters/base/windows-helper.ts';
import { release, userInfo } from 'node:os';
import { join } from 'node:path';
import type { DetectedEnvironment } from '../../shared/ipc/contract-first-run.ts';
import type { About } from '../../shared/ipc/contract-support.ts';
import { err, ok } from '../../shared/base/failure.ts';
import { safeText } from '../../shared/base/safe-text.ts';
import { makeFolder } from '../adapters/base/make-folder.ts';
import { readTail } from '../adapters/support/file-tail.ts';
import { readLicences } from '../adapters/support/licence-list.ts';
import { LOG_FILE } from '../adapters/support/log-file.ts';
import type { Paths } from '../adapters/window/paths.ts';
import { writeReport } from '../adapters/support/report-file.ts';
import { viewerLog, type Platform } from '../adapters/viewer/viewer-paths.ts';
import { readViewerVersion } from '../adapters/support/viewer-version.ts';
import type { Services } from './services.ts';
import { composeViewer } from './viewer.ts';
import { detectEnvironment } from '../core/connections/detected-environment.ts';
import type { Launches } from '../core/launch/launches.ts';
import { ruleNames } from '../core/policy/policy.ts';
import type { SupportDeps } from '../ipc/support-handlers.ts';

/** How much of the end of each log is read, in bytes. */
const TAIL_BYTES = 200 * 1024;

export interface SupportMachine {
  readonly askWindows: AskWindows;
  readonly version: string;
  readonly platform: Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly ownCommand: readonly [executable: string, ...args: string[]];
  /** Path of the licence list that the build writes. */
  readonly licences: string;
  /** Asks where to save a text. Returns `undefined` if the user cancels. */
  readonly chooseFile: (name: string) => Promise<string | undefined>;
  /** Opens a folder in the system's file manager. Returns false if that is not possible. */
  readonly openFolder: (path: string) => Promise<boolean>;
}

/** Composes the information about this program and this machine, for users and support. */
export function composeSupport(
  machine: SupportMachine,
  paths: Paths,
  services: Services,
  launches: Launches,
): {
  readonly support: SupportDeps;
  readonly about: () => Promise<About>;
  readonly detectEnvironment: () => Promise<DetectedEnvironment>;
  readonly saveFile: SupportDeps['save'];
} {
  const { env, platform } = machine;
  const viewer = composeViewer(machine, services.log);
  const versions = versionsOf(machine);
  const saveFile: SupportDeps['save'] = async (name, text) => {
    const path = await machine.chooseFile(name);
    return path === undefined ? ok(undefined) : writeReport(path, text);
  };
  const logs = async () => {
    const localAppData = env.LOCALAPPDATA ?? join(homeFolder(), 'AppData', 'Local');
    const viewerFile = viewerLog(platform, { home: homeFolder(), localAppData });
    return [
      {
        name: 'Log of Stagedoor',
        text: await readTail(join(paths.logs, LOG_FILE), paths.logs, TAIL_BYTES),
      },
      {
        name: 'Log of the viewer',
        text: await readTail(viewerFile.path, viewerFile.within, TAIL_BYTES),
      },
    ];
  };
  return {
    saveFile,
    async detectEnvironment() {
      const [found, profiles] = await Promise.all([
        viewer.find(),
        services.signInServices.profiles.list(),
      ]);
      const version = found.ok ? await readViewerVersion(found.value, env) : undefined;
      return detectEnvironment(found, version, profiles);
    },
    about: async () => ({ versions, licences: await readLicences(machine.licences) }),
    support: {
      clock: services.clock,
      uuid: services.uuid,
      launches,
      connections: services.connections,
      records: services.records,
      checkHealth: () => services.checkHealth(),
      async policy() {
        const policy = await services.policy.read();
        const rules = policy.state === 'applies' ? ruleNames(policy.policy) : [];
        return { file: paths.policy, state: policy.state, rules };
      },
      logs,
      whose: { home: homeFolder(), user: userInfo().username },
      async versions() {
        const found = await viewer.find();
        const version = found.ok ? await readViewerVersion(found.value, env) : 'none';
        return { ...versions, viewer: version ?? 'not reported' };
      },
      save: saveFile,
      async openLogFolder() {
        // The file exists as soon as something was logged.
        makeFolder(paths.logs);
        return (await machine.openFolder(paths.logs))
          ? ok(undefined)
          : err({ code: 'not-found', what: 'thing', detail: safeText(paths.logs) });
      },
    },
  };
}

const versionsOf = ({ version, platform }: SupportMachine): About['versions'] => ({
  stagedoor: version,
  electron: process.versions.electron,
  chromium: process.versions.chrome,
  node: process.versions.node,
  os: `${platform} ${release()} ${process.arch}`,
});
