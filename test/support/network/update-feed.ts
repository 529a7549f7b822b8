import { generateKeyPairSync } from 'node:crypto';
import * as http from 'node:http';
import { feedText, publicKeyOf, signatureLine } from '../../../scripts/lib/packaging/feed.mjs';
import type { UpdateKey } from '../../../src/main/core/updates/update-signature.ts';
import { listen, type Answer } from './servers.ts';

export const FEED = 'latest-linux.json';
export const IMAGE = 'stagedoor-1.3.0-linux-x86_64.AppImage';

/** A signing key, and its public half as it is built in. */
export function newSigningKey(): { pem: string; built: UpdateKey } {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  return { pem, built: publicKeyOf(pem) };
}

export interface Release {
  readonly version?: string;
  readonly content?: Buffer;
  readonly percent?: number;
  readonly expires?: Date;
  /** The name the feed is signed under. */
  readonly signedAs?: string;
}

/** A folder with a feed, its signature and one file, as text and bytes. */
export function releaseOf(pem: string, release: Release = {}) {
  const { version = '1.3.0', content = Buffer.from('a new program'), percent = 100 } = release;
  const feed = feedText(version, [{ name: IMAGE, content }], percent, release.expires);
  const sig = signatureLine(release.signedAs ?? FEED, Buffer.from(feed), pem);
  return { feed, sig, content };
}

/**
 * Serves `files` from a folder of a web server of this machine. An {@link Answer} is sent as it is.
 */
export async function serveFeed(files: Readonly<Record<string, string | Buffer | Answer>>) {
  const asked: string[] = [];
  const port = await listen(
    http.createServer((request, response) => {
      const name = (request.url ?? '').replace('/stagedoor/', '');
      asked.push(name);
      const file = files[name];
      if (file === undefined) response.writeHead(404).end('no such file');
      else if (typeof file === 'function') file(request, response);
      else response.writeHead(200, { 'content-length': Buffer.byteLength(file) }).end(file);
    }),
  );
  return { folder: new URL(`http://127.0.0.1:${port}/stagedoor`), asked };
}
