import type { Check } from '../../../shared/check.ts';
import { failureWords } from '../../../shared/failure-words.ts';
import { isResourceId, type ResourceId } from '../../../shared/ids.ts';
import { troubleWords } from '../../../shared/trouble.ts';
import type { NimbleProvider } from './port.ts';
import type { Reading } from '../../core/reading.ts';

const SKEW_MS = 5 * 60_000;

/** What is asked of it here. */
type Asked = Pick<
  NimbleProvider,
  'listStudios' | 'listWorkstations' | 'createStream' | 'readStream'
>;

/** What "Test" shows: can the service be asked, does its clock agree, are its workstations open to us. */
export async function testConnection(
  provider: Asked,
  { studioId }: { readonly studioId?: ResourceId },
  signal: AbortSignal,
): Promise<readonly Check[]> {
  const studios =
    studioId === undefined ? await asked(() => provider.listStudios(undefined, signal)) : undefined;
  const studio = studioId ?? (studios?.kind === 'answer' ? studios.value.items[0]?.id : undefined);
  const checks: Check[] = [];
  if (studios !== undefined) {
    checks.push(
      check(
        'service',
        studios,
        ({ items }) => `The service answers; ${counted(items.length, 'studio')} open to you.`,
      ),
    );
  }
  if (studio !== undefined) {
    const sessions = await asked(() => provider.listWorkstations(studio, undefined, signal));
    const more = (next: string | undefined) => (next === undefined ? '' : ' on the first page');
    checks.push(
      check(
        'workstations',
        sessions,
        ({ items, next }) => `${counted(items.length, 'workstation')} listed${more(next)}.`,
      ),
    );
    if (sessions.kind === 'answer') checks.push(...clockCheck(sessions.serverTime));
    if (isAnswered(sessions)) checks.push(...(await streamChecks(provider, studio, signal)));
  }
  return checks;
}

/** Where the service cannot be asked, or not by us at all, one check says so. */
const isAnswered = (reading: Reading<unknown>): boolean =>
  reading.kind === 'answer' ||
  (reading.kind === 'failure' && reading.failure.code === 'access-denied');

/** No workstation and no stream is called so: asking for it makes nothing, and shows what is allowed. */
const NOBODY = 'stagedoor-permission-test';

/** Whether streams may be made and read: “not found” is said to those who may ask. */
async function streamChecks(
  provider: Asked,
  studio: ResourceId,
  signal: AbortSignal,
): Promise<readonly Check[]> {
  if (!isResourceId(NOBODY)) return [];
  const place = { studio, session: NOBODY };
  // A token of its own for each test is not needed: nothing is made that could be made twice.
  const made = await asked(() => provider.createStream(place, NOBODY, signal));
  const read = await asked(() => provider.readStream(place, NOBODY, signal));
  return [
    permissionCheck('create-stream', 'CreateStreamingSessionStream', made),
    permissionCheck('read-stream', 'GetStreamingSessionStream', read),
  ];
}

function permissionCheck(name: string, operation: string, reading: Reading<unknown>): Check {
  const isThere = reading.kind === 'failure' && reading.failure.code === 'not-found';
  return isThere
    ? { name, ok: true, message: `You may ask for ${operation}.` }
    : check(name, reading, () => `You may ask for ${operation}.`);
}

/** A clock that is off is known by the second request, which goes by the service's: only then is all to be said. */
async function asked<T>(read: () => Promise<Reading<T>>): Promise<Reading<T>> {
  const first = await read();
  return first.kind === 'trouble' && first.code === 'clock-skew' ? read() : first;
}

function check<T>(name: string, reading: Reading<T>, say: (value: T) => string): Check {
  if (reading.kind === 'answer') return { name, ok: true, message: say(reading.value) };
  if (reading.kind === 'trouble') {
    return {
      name,
      ok: false,
      message: 'The service cannot be asked right now.',
      advice: troubleWords[reading.code],
    };
  }
  const { title, advice } = failureWords(reading.failure);
  return { name, ok: false, message: title, advice };
}

function clockCheck(serverTime: number | undefined): Check[] {
  if (serverTime === undefined) return [];
  const apart = Math.abs(Date.now() - serverTime);
  return apart <= SKEW_MS
    ? [{ name: 'clock', ok: true, message: "This machine's clock agrees with the service's." }]
    : [
        {
          name: 'clock',
          ok: false,
          message: `This machine's clock is ${Math.round(apart / 60_000)} minutes off.`,
          advice: 'Set the clock, or switch on automatic time.',
        },
      ];
}

const counted = (count: number, word: string): string =>
  `${count} ${word}${count === 1 ? '' : 's'}`;
