// npm run demo: runs a launch, from a link to the viewer, against the practice studio on this machine. With `-- ec2`, from a
// stopped EC2 instance to the viewer.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasDisplay, startDisplay } from './lib/electron/display.mjs';
import { createDistinctPictures } from './lib/dev/distinct-pictures.mjs';
import { addConnection, openProgram, startPractice } from './lib/dev/demo-program.mjs';
import { electronCommand } from './lib/electron/electron-binary.mjs';
import { prepare } from './lib/setup/prepare.mjs';
import { projectRoot } from './lib/base/paths.mjs';
import { removeHome } from './lib/electron/programs-in.mjs';
import { Halt, runScript, logLine } from './lib/base/run-script.mjs';

/** The printed text of each step of a launch. The step names its picture. */
const STEPS = new Map([
  ['starting', 'starting the workstation'],
  ['requesting', 'asked for a stream'],
  ['waiting', 'the stream is being prepared'],
  ['checking', 'READY; checking that it can be reached'],
  ['opening', 'reached; opening the viewer'],
  ['opened', 'handed over to the viewer'],
]);

/** The workstation of the EC2 demo: one that is stopped. */
const INSTANCE = 'Look development 12';

const [which = 'studio'] = process.argv.slice(2);

await runScript(async () => {
  if (which !== 'studio' && which !== 'ec2')
    throw new Halt('there is no such demo: npm run demo, or npm run demo -- ec2');
  const electron = await prepare('demo');
  const isSeen = hasDisplay();
  const screen = isSeen ? undefined : await startDisplay();
  const home = mkdtempSync(join(tmpdir(), 'stagedoor-demo-'));
  const env = {
    ...process.env,
    ...(screen && { DISPLAY: screen.display }),
    STAGEDOOR_HOME: home,
    // The demo registers nothing with the user's desktop.
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CONFIG_HOME: join(home, 'config'),
  };
  const start = (/** @type {readonly string[]} */ extra) => electronCommand(electron, extra);
  let endPractice = async () => {};
  try {
    const begin = which === 'ec2' ? beginEc2 : beginStudio;
    const { program, answer, end } = await begin(electron, start, env);
    endPractice = end;
    const folder = isSeen ? undefined : freshFolder('demo-output');
    const pictures = folder === undefined ? undefined : createDistinctPictures(folder);
    const status = await follow(program, answer, pictures);
    if (pictures) console.log(`${pictures.count()} different pictures saved in ${folder}`);
    if (isSeen && status === 0) {
      logLine('close the window to end the demo');
      await program.closed;
    }
    const ended = program.end();
    // The practice viewer is a separate program. On a virtual display it ends with the display.
    await screen?.stop();
    await ended;
    return status;
  } finally {
    await endPractice();
    await screen?.stop();
    await removeHome(home);
  }
});

/**
 * @typedef {object} Begun a demo whose window is open
 * @property {import('./lib/dev/demo-program.mjs').DemoProgram} program
 * @property {(picture: (name: string) => Promise<void>) => Promise<void>} answer what the user does to begin the launch
 * @property {() => Promise<void>} end ends what was started for it
 *
 * @typedef {(electron: import('./lib/electron/electron-binary.mjs').Electron, start: Parameters<typeof addConnection>[0], env: NodeJS.ProcessEnv) => Promise<Begun>} Begin
 */

/**
 * A link to a workstation of the practice studio, whose question is answered with Connect.
 * @type {Begin}
 */
async function beginStudio(electron, start, env) {
  const practice = { name: 'Practice studio', kind: 'practice' };
  const connection = await addConnection(start, env, practice);
  const link = `stagedoor://connect?connection=${connection}&session=compositing-01`;
  console.log(`saved the connection ${connection}; opening ${link}`);
  const program = await openProgram(electron, env, link);
  return {
    program,
    async answer(picture) {
      await program.question();
      await picture('question');
      console.log('answering the question: Connect');
      await program.accept();
    },
    end: async () => {},
  };
}

/**
 * A stopped instance of the practice EC2, which is started and connected to with one click.
 * @type {Begin}
 */
async function beginEc2(electron, start, env) {
  const { studio, end } = await startPractice(start, env);
  const { endpoint, region, accessKeyId, secretAccessKey } = studio;
  const keys = { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey };
  // A session token of the machine belongs to other keys.
  const withKeys = { ...env, ...keys };
  delete withKeys.AWS_SESSION_TOKEN;
  const connection = await addConnection(start, withKeys, {
    name: 'EC2',
    kind: 'ec2',
    region,
    endpoint,
    address: 'private-ip',
    filters: { 'tag:Workstation': 'yes' },
    onLeave: { stop: true, afterMinutes: 5 },
    prices: { currency: 'USD', perHour: { 'g5.2xlarge': 1.212, 'g5.4xlarge': 1.624 } },
    credentials: { source: 'environment' },
  });
  console.log(`saved the connection ${connection} to a practice EC2 at ${endpoint}`);
  const program = await openProgram(electron, withKeys);
  return {
    program,
    async answer(picture) {
      console.log(`pressing Start and connect of ${INSTANCE}, which is stopped`);
      await program.startAndConnect(INSTANCE);
      await picture('pressed');
    },
    end,
  };
}

/**
 * Begins the launch and prints each state as it is reached.
 * @param {import('./lib/dev/demo-program.mjs').DemoProgram} program
 * @param {Begun['answer']} answer
 * @param {ReturnType<typeof createDistinctPictures> | undefined} pictures
 * @returns {Promise<number>} the exit status
 */
async function follow(program, answer, pictures) {
  const picture = async (/** @type {string} */ name) => {
    if (pictures) pictures.add(name, await program.picture());
  };
  await answer(picture);

  /** @type {string | undefined} */
  let shown;
  for (;;) {
    const launch = await program.nextChange();
    const { state, stream, at, entered, requests, failure } = launch;
    const beganMs = Math.min(...Object.values(entered));
    const seconds = ((at - beganMs) / 1000).toFixed(1).padStart(5);
    if (failure) {
      console.log(`${seconds} s  failed: ${failure.code}`);
      await picture('failed');
      return 1;
    }
    if (state === shown || !STEPS.has(state)) continue;
    shown = state;
    const known = [stream?.state, stream?.statusCode].filter((one) => one !== undefined);
    const facts = known.length > 0 ? ` (${known.join(', ')})` : '';
    console.log(`${seconds} s  ${state.padEnd(10)} ${STEPS.get(state) ?? state}${facts}`);
    await picture(state);
    if (state !== 'opened') continue;
    const took = ((at - beganMs) / 1000).toFixed(1);
    console.log(`done: handed over ${took} s after asking, with ${requests} requests`);
    return 0;
  }
}

/** @param {string} name */
function freshFolder(name) {
  const folder = join(projectRoot, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  return folder;
}
