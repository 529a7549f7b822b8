import { ok, err, type Failure, type Result } from '../../../shared/base/failure.ts';
import type { UpdateRefusal } from '../../../shared/updates/update-refusal.ts';
import type { Clock } from '../base/clock.ts';
import { HttpError, type Http, type HttpResponse } from '../network/http.ts';
import { isNewer, parseFeed, type FeedFile } from './update-feed.ts';
import {
  signatureProblem,
  signedMessage,
  type UpdateKey,
  type VerifyEd25519,
} from './update-signature.ts';

/** What a check needs to know, and its ports. */
export interface CheckDeps {
  readonly http: Http;
  readonly verify: VerifyEd25519;
  readonly keys: readonly UpdateKey[];
  /** The version of the running program. */
  readonly running: string;
  /** The name of the feed's file, such as `latest-linux.json`. */
  readonly feedName: string;
  /** True for the file that updates this installation. */
  readonly isOurs: (name: string) => boolean;
  /** This machine's position in a staged rollout: from 0 to below 100, always the same. */
  readonly bucket: number;
  readonly clock: Pick<Clock, 'now'>;
  /** The newest version of a signed feed that this machine has seen. */
  readonly newest: NewestVersion;
}

/** The newest version that was seen, stored between runs. */
export interface NewestVersion {
  read(): Promise<string | undefined>;
  record(version: string): Promise<void>;
}

/** A newer version with a valid signature. `file` is missing if the feed has none for this installation. */
export interface NewVersion {
  readonly version: string;
  readonly file?: FeedFile;
}

/**
 * Reads the feed in `folder` and returns a version that is newer than the running one and meant for this machine.
 * A feed that is not signed with a known key fails before it is parsed.
 */
export async function checkFeed(
  deps: CheckDeps,
  folder: URL,
  signal: AbortSignal,
): Promise<Result<NewVersion | undefined>> {
  const { feedName, keys, verify, bucket } = deps;
  const feed = await fetchBeside(deps.http, folder, feedName, 'not-there', signal);
  if (!feed.ok) return feed;
  const signature = await fetchBeside(
    deps.http,
    folder,
    `${feedName}.sig`,
    'signature-missing',
    signal,
  );
  if (!signature.ok) return signature;
  const message = signedMessage(feedName, feed.value);
  const problem = signatureProblem(message, textOf(signature.value), keys, verify);
  if (problem !== undefined) return refused(problem);
  const parsed = parseFeed(textOf(feed.value));
  if (parsed === undefined) return refused('feed-unfit');
  const { version, percent, files, expiresAt } = parsed;
  // A signed feed stays valid forever otherwise: anyone who controls the folder could keep or bring back an old one.
  if (expiresAt !== undefined && deps.clock.now() > expiresAt) return refused('feed-outdated');
  const before = await deps.newest.read();
  if (before !== undefined && isNewer(before, version)) return refused('feed-outdated');
  if (before !== version) await deps.newest.record(version);
  // An older version is refused although it is signed: it would bring back defects that are fixed.
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
    const request = { method: 'GET', url: siblingFile(folder, name), headers, trust: {} };
    const response = await http(request, signal);
    return response.status === 200 ? ok(response.body) : err(failureOfStatus(response, missing));
  } catch (reason) {
    if (!(reason instanceof HttpError)) throw reason;
    return err(failureOf(reason));
  }
}

/** The URL of a file in the feed's folder. The folder's URL may lack the last slash. */
export const siblingFile = (folder: URL, name: string): URL =>
  new URL(name, folder.href.endsWith('/') ? folder : `${folder.href}/`);

/** The failure for a response other than 200. */
export function failureOfStatus(
  { status }: Pick<HttpResponse, 'status'>,
  missing: UpdateRefusal,
): Failure {
  if (status >= 300 && status < 400) return { code: 'redirected' };
  // S3 returns 403 for files that do not exist.
  if (status === 404 || status === 403) return { code: 'update-refused', why: missing };
  return {
    code: 'service-unreachable',
    transientError: status >= 500 ? 'server-error' : 'not-an-answer',
  };
}

/** The failure for a request without a response. It is not retried: the next check is tomorrow. */
export const failureOf = ({ response }: HttpError): Failure =>
  response.kind === 'failure'
    ? response.failure
    : { code: 'service-unreachable', transientError: response.code };

const refused = (why: UpdateRefusal) => err({ code: 'update-refused', why });
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
