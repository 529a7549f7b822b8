// npm run demo: runs a launch, from a link to the viewer, against the practice studio on this machine.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasDisplay, startDisplay } from './lib/electron/display.mjs';
import { createDistinctPictures } from './lib/dev/distinct-pictures.mjs';
import { addPracticeConnection, openThroughLink } from './lib/dev/demo-program.mjs';
import { electronCommand } from './lib/electron/electron-binary.mjs';
import { prepare } from './lib/setup/prepare.mjs';
import { projectRoot } from './lib/base/paths.mjs';
import { removeHome } from './lib/electron/programs-in.mjs';
import { runScript, say } from './lib/base/say.mjs';

/** The printed text of each step of a launch. The step names its picture. */
const STEPS = new Map([
  ['requesting', 'asked for a stream'],
  ['waiting', 'the stream is being prepared'],
  ['checking', 'READY; checking that it can be reached'],
  ['opening', 'reached; opening the viewer'],
  ['opened', 'handed over to the viewer'],
]);

await runScript(async () => {
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
  try {
    const connection = await addPracticeConnection(
      (extra) => electronCommand(electron, extra),
      env,
    );
    const link = `stagedoor://connect?connection=${connection}&session=compositing-01`;
    console.log(`saved the connection ${connection}; opening ${link}`);
    const program = await openThroughLink(electron, env, link);
    const folder = isSeen ? undefined : freshFolder('demo-output');
    const pictures = folder === undefined ? undefined : createDistinctPictures(folder);
    const status = await follow(program, pictures);
    if (pictures) console.log(`${pictures.count()} different pictures saved in ${folder}`);
    if (isSeen && status === 0) {
      say('close the window to end the demo');
      await program.closed;
    }
    const ended = program.end();
    // The practice viewer is a separate program. On a virtual display it ends with the display.
    await screen?.stop();
    await ended;
    return status;
  } finally {
    await screen?.stop();
    await removeHome(home);
  }
});

/**
 * Answers the question and prints each state as it is reached.
 * @param {import('./lib/dev/demo-program.mjs').DemoProgram} program
 * @param {ReturnType<typeof createDistinctPictures> | undefined} pictures
 * @returns {Promise<number>} the exit status
 */
async function follow(program, pictures) {
  const picture = async (/** @type {string} */ name) => {
    if (pictures) pictures.add(name, await program.picture());
  };
  await program.question();
  await picture('question');
  console.log('answering the question: Connect');
  await program.accept();

  /** @type {string | undefined} */
  let shown;
  for (;;) {
    const launch = await program.nextChange();
    const { state, stream, at, entered, requests, failure } = launch;
    const seconds = ((at - entered.requesting) / 1000).toFixed(1).padStart(5);
    if (failure) {
      console.log(`${seconds} s  failed: ${failure.code}`);
      await picture('failed');
      return 1;
    }
    if (state === shown || !STEPS.has(state)) continue;
    shown = state;
    const facts = stream?.state ? ` (${stream.state}, ${stream.statusCode})` : '';
    console.log(`${seconds} s  ${state.padEnd(10)} ${STEPS.get(state) ?? state}${facts}`);
    await picture(state);
    if (state !== 'opened') continue;
    const took = ((at - entered.requesting) / 1000).toFixed(1);
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
