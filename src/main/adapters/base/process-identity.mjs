// @ts-check
// JavaScript, because the scripts of this project use it before anything is installed, on a Node that runs no TypeScript.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { promisify } from 'node:util';

/** The first namespace of process ids: that of the machine itself, not of a container. It always has this number. */
const MACHINE_NAMESPACE = 'pid:[4026531836]';

/**
 * Which process wrote a file, also for processes that find the file later. A process id alone is not enough: it is used
 * again after a while, after a restart of the machine, and in each container.
 * @typedef {object} ProcessIdentity
 * @property {string} machine a digest that names the machine; empty if it has no id, and in a container
 * @property {string} scope a digest that names the set of process ids: machine, container, and start of the machine
 * @property {number} pid
 * @property {string} start when the process was started, in a unit of the system; empty if it is unknown
 */

/** @typedef {'alive' | 'dead' | 'unknown'} ProcessState */

const PATTERN = /^([0-9a-f]{8})?\.([0-9a-f]{8})\.(\d{1,10})\.(\d{0,20})$/;

/** @type {Promise<ProcessIdentity> | undefined} */
let own;

/**
 * The identity of this process.
 * @returns {Promise<ProcessIdentity>}
 */
export function ownIdentity() {
  own ??= readOwnIdentity();
  return own;
}

/**
 * The identity in a form that fits into a file name.
 * @param {ProcessIdentity} identity
 */
export function identityText({ machine, scope, pid, start }) {
  return `${machine}.${scope}.${pid}.${start}`;
}

/**
 * Reverses {@link identityText}; undefined if the text is not an identity.
 * @param {string} text
 * @returns {ProcessIdentity | undefined}
 */
export function parseIdentity(text) {
  const [, machine = '', scope = '', pid = '', start = ''] = PATTERN.exec(text) ?? [];
  return scope === '' ? undefined : { machine, scope, pid: Number(pid), start };
}

/**
 * Whether a process still runs. It is unknown for a process of another machine or container, and if the system does not
 * report when a process with this id was started.
 * @param {ProcessIdentity} identity
 * @returns {Promise<ProcessState>}
 */
export async function processState({ machine, scope, pid, start }) {
  const here = await ownIdentity();
  // If the machine is the same but the scope is not, it has been restarted.
  if (scope !== here.scope) return machine !== '' && machine === here.machine ? 'dead' : 'unknown';
  if (!isRunning(pid)) return 'dead';
  const started = await startOf(pid);
  if (started === 'ended') return 'dead';
  if (start === '' || started === '') return 'unknown';
  return started === start ? 'alive' : 'dead';
}

/**
 * True while a process with this id runs, also one of another user.
 * @param {number} pid
 */
export function isRunning(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (reason) {
    return /** @type {NodeJS.ErrnoException} */ (reason).code === 'EPERM';
  }
}

/** @returns {Promise<ProcessIdentity>} */
async function readOwnIdentity() {
  const [machineId, boot, container, start] = await Promise.all([
    textOf('/etc/machine-id'),
    textOf('/proc/sys/kernel/random/boot_id'),
    readlink('/proc/self/ns/pid').catch(() => ''),
    startOf(process.pid),
  ]);
  const name = `${hostname()}\n${machineId}`;
  return {
    machine: machineId !== '' && container === MACHINE_NAMESPACE ? digest(name) : '',
    scope: digest(`${name}\n${boot}\n${container}`),
    pid: process.pid,
    start: start === 'ended' ? '' : start,
  };
}

/**
 * When a process was started, in a unit of the system; empty if unknown, `ended` if it has ended and only waits to be
 * collected by its parent.
 * @param {number} pid
 * @returns {Promise<string>}
 */
export async function startOf(pid) {
  if (process.platform === 'linux') {
    // The name of the program is in brackets and may itself contain brackets and spaces.
    const stat = await textOf(`/proc/${pid}/stat`);
    const [state = '', ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' || state === 'X' ? 'ended' : (fields[18] ?? '');
  }
  if (process.platform === 'darwin') {
    const args = ['-o', 'lstart=', '-p', String(pid)];
    const env = { LC_ALL: 'C', TZ: 'UTC' };
    try {
      const { stdout } = await promisify(execFile)('/bin/ps', args, { env, timeout: 2_000 });
      const ms = Date.parse(`${stdout.trim()} UTC`);
      return Number.isNaN(ms) ? '' : String(ms);
    } catch {
      return '';
    }
  }
  // Windows reports it only to programs that take half a second to start.
  return '';
}

/** @param {string} path */
async function textOf(path) {
  return readFile(path, 'utf8').then(
    (text) => text.trim(),
    () => '',
  );
}

/** @param {string} text */
const digest = (text) => createHash('sha256').update(text).digest('hex').slice(0, 8);
