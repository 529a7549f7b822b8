import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { open, readdir, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, err, type Result } from '../../../shared/base/failure.ts';
import { deadline, unlessAborted } from '../../core/base/clock.ts';
import { HttpError } from '../../core/network/http.ts';
import { failureOf, failureOfStatus, siblingFile } from '../../core/updates/update-check.ts';
import type { FeedFile } from '../../core/updates/update-feed.ts';
import type { UpdatesDeps } from '../../core/updates/updates.ts';
import { removeFile, removeFolder } from '../base/busy-files.mjs';
import { diskProblem } from '../base/disk.ts';
import { makeFolder } from '../base/make-folder.ts';
import { errorCode } from '../base/error-code.ts';
import { createHttpAgents, classifyNetworkError, sendRequest } from '../network/http-agent.ts';
import type { ResolveProxy } from '../network/proxy.ts';
import { systemClock } from '../base/system-clock.ts';

/** A release may take long over a slow line; a server that sends almost nothing is disconnected. */
const WHOLE_MS = 60 * 60_000;
const SILENT_MS = 30_000;

/**
 * Downloads a file of a feed into `folder`, mode 0600, over the system's proxy and certificates
 * like every request, without following redirects. Never reads more bytes than the feed says; the
 * file remains only if its length and its SHA-512 match the feed.
 */
export function createUpdateDownload(
  folder: string,
  resolveProxy: ResolveProxy,
): UpdatesDeps['download'] {
  const agentFor = createHttpAgents(resolveProxy);
  return async (feed, file, onPercent, signal) => {
    const path = join(folder, `${randomUUID()}-${file.name}`);
    const limit = deadline(systemClock, WHOLE_MS, signal);
    try {
      const url = siblingFile(feed, file.name);
      const httpAgent = await unlessAborted(agentFor(url, {}), limit.signal);
      const request = { method: 'GET', url, headers: {}, trust: {} };
      const response = await sendRequest(request, httpAgent, limit.signal);
      const saved = await save(response, path, file, onPercent);
      if (!saved.ok) await discard(path);
      return saved;
    } catch (reason) {
      await discard(path);
      signal.throwIfAborted();
      if (isDiskError(reason)) return err({ code: 'update-not-kept', why: diskProblem(reason) });
      return err(
        failureOf(
          reason instanceof HttpError
            ? reason
            : new HttpError(classifyNetworkError(reason, limit.signal)),
        ),
      );
    } finally {
      limit.stop();
    }
  };
}

async function save(
  response: IncomingMessage,
  path: string,
  file: FeedFile,
  onPercent: (percent: number) => void,
): Promise<Result<string>> {
  const status = response.statusCode ?? 0;
  if (status !== 200) {
    response.destroy();
    return err(failureOfStatus({ status }, 'not-there'));
  }
  response.setTimeout(SILENT_MS, () => response.destroy());
  const handle = await openNew(path);
  try {
    const hash = createHash('sha512');
    let bytes = 0;
    for await (const chunk of response as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > file.bytes) {
        response.destroy();
        return err({ code: 'update-refused', why: 'size-wrong' });
      }
      hash.update(chunk);
      await handle.writeFile(chunk);
      onPercent(Math.floor((bytes / file.bytes) * 100));
    }
    if (bytes !== file.bytes) return err({ code: 'update-refused', why: 'size-wrong' });
    if (hash.digest('base64') !== file.sha512)
      return err({ code: 'update-refused', why: 'content-wrong' });
    await handle.sync();
    return ok(path);
  } finally {
    await handle.close();
  }
}

async function openNew(path: string): Promise<FileHandle> {
  makeFolder(join(path, '..'));
  return open(path, 'wx', 0o600);
}

/** A file that cannot be deleted is swept at the next start. */
const discard = (path: string): Promise<void> => removeFile(path).catch(() => undefined);

/** Error codes of files, never of the network. */
const isDiskError = (reason: unknown): boolean =>
  diskProblem(reason) !== 'other' || errorCode(reason) === 'EIO';

/** Deletes what earlier runs downloaded and did not install. */
export async function sweepUpdates(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  await Promise.all(names.map((name) => removeFolder(join(folder, name))));
}
