import { ok, err, type Failure, type Result } from '../../../shared/base/failure.ts';
import type { UpdateRefusal } from '../../../shared/updates/update-refusal.ts';
import { HttpError, type Http, type HttpResponse } from '../network/http.ts';
import { isNewer, parseFeed, type FeedFile } from './update-feed.ts';
import {
  signatureProblem,
  signedMessage,
  type UpdateKey,
  type VerifyEd25519,
} from './update-signature.ts';

/** What a check asks, and for whom. */
export interface CheckDeps {
  readonly http: Http;
  readonly verify: VerifyEd25519;
  readonly keys: readonly UpdateKey[];
  /** The version that runs. */
  readonly running: string;
  /** The feed's file: `latest-linux.yml` and its like. */
  readonly feedName: string;
  /** True for the file of the feed that this installation can be made new with. */
  readonly isOurs: (name: string) => boolean;
  /** Where this machine stands in a roll-out: 0 to below 100, the same for ever. */
  readonly bucket: number;
}

/** A newer version that was signed for. `file` is missing where the feed has none for this installation. */
export interface NewVersion {
  readonly version: string;
  readonly file?: FeedFile;
}

/**
 * Asks the feed in `folder` for a version that comes after the running one and is meant for this machine.
 * Whatever is not signed with a key we know, or is not understood, is a failure and nothing else is read of it.
 */
export async function checkFeed(
  deps: CheckDeps,
  folder: URL,
  signal: AbortSignal,
): Promise<Result<NewVersion | undefined>> {
  const { feedName, keys, verify, bucket } = deps;
  const feed = await fetchBeside(deps.http, folder, feedName, 'not-there', signal);
  if (!feed.ok) return feed;
  const beside = await fetchBeside(
    deps.http,
    folder,
    `${feedName}.sig`,
    'signature-missing',
    signal,
  );
  if (!beside.ok) return beside;
  const message = signedMessage(feedName, feed.value);
  const problem = signatureProblem(message, textOf(beside.value), keys, verify);
  if (problem !== undefined) return refused(problem);
  const parsed = parseFeed(textOf(feed.value));
  if (parsed === undefined) return refused('feed-unfit');
  const { version, percent, files } = parsed;
  // An older one, though signed once, is not taken: what it had mended would be open again.
  if (!isNewer(version, deps.running) || bucket >= percent) return ok(undefined);
  const file = files.find(({ name }) => deps.isOurs(name));
  return ok(file === undefined ? { version } : { version, file });
}

async function fetchBeside(
  http: Http,
  folder: URL,
  name: string,
  missing: UpdateRefusal,
  signal: AbortSignal,
): Promise<Result<Uint8Array>> {
  try {
    const headers = { 'cache-control': 'no-cache' };
    const request = { method: 'GET', url: fileBeside(folder, name), headers, trust: {} };
    const answer = await http(request, signal);
    return answer.status === 200 ? ok(answer.body) : err(failureOfStatus(answer, missing));
  } catch (reason) {
    if (!(reason instanceof HttpError)) throw reason;
    return err(failureOf(reason));
  }
}

/** The address of a file in the feed's folder, which may be written with or without its last slash. */
export const fileBeside = (folder: URL, name: string): URL =>
  new URL(name, folder.href.endsWith('/') ? folder : `${folder.href}/`);

/** What an answer that is no file means. */
export function failureOfStatus(
  { status }: Pick<HttpResponse, 'status'>,
  missing: UpdateRefusal,
): Failure {
  if (status >= 300 && status < 400) return { code: 'redirected' };
  // S3 says 403 of what is not there.
  if (status === 404 || status === 403) return { code: 'update-refused', why: missing };
  return { code: 'service-unreachable', trouble: status >= 500 ? 'server-error' : 'not-an-answer' };
}

/** What a broken request means. Nothing is waited out here: the next check is tomorrow's. */
export const failureOf = ({ reading }: HttpError): Failure =>
  reading.kind === 'failure'
    ? reading.failure
    : { code: 'service-unreachable', trouble: reading.code };

const refused = (why: UpdateRefusal) => err({ code: 'update-refused', why });
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
