import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { deadPort } from '../network/servers.ts';

/**
 * Downloaded when it is run, and not a dependency: it is large, and only those who have the
 * documents need it.
 */
const PRISM = '@stoplight/prism-cli@5.9.0';

/** Time for the download in addition to its start. */
const START_MS = 120_000;

/**
 * The documents that requests and responses are checked against. They are not part of the project.
 */
const documents = {
  broker: 'dcv-session-manager-api.yaml',
  console: 'dcv-access-console-handler-api.yaml',
} as const;

/** One of the two documents. */
export type DocumentName = keyof typeof documents;

/** Why tests with the documents cannot run here; undefined if they can. */
export function whyNoDocuments(): string | undefined {
  const folder = process.env.STAGEDOOR_OPENAPI ?? '';
  if (folder === '') return 'STAGEDOOR_OPENAPI names no folder with the OpenAPI documents';
  const missing = Object.values(documents).filter((name) => !existsSync(join(folder, name)));
  return missing.length === 0 ? undefined : `STAGEDOOR_OPENAPI has no ${missing.join(' and no ')}`;
}

/** Starts a mock server made from a document only; returns its address. It ends with the test. */
export async function mockDocument(name: DocumentName): Promise<string> {
  return startPrism(['mock', '--errors', pathOf(name)]);
}

/**
 * Starts a proxy before `upstream` that checks each request and each response against a document; a
 * violation is returned as a problem instead of the response. Returns its address. It ends with the
 * test.
 */
export async function checkByDocument(name: DocumentName, upstream: string): Promise<string> {
  return startPrism(['proxy', '--errors', pathOf(name), upstream]);
}

function pathOf(name: DocumentName): string {
  return join(process.env.STAGEDOOR_OPENAPI ?? '', documents[name]);
}

async function startPrism([command = '', ...rest]: readonly string[]): Promise<string> {
  const port = await deadPort();
  const args = ['--yes', PRISM, command, '--host', '127.0.0.1', '--port', String(port), ...rest];
  // A group of its own: npx runs the program as its child, which would outlive it.
  const child = spawn('npx', args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      resolve();
    });
  });
  onTestFinished(async () => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
    await ended;
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => {
      reject(new Error(`Prism does not listen: ${said}`));
    }, START_MS);
    const hear = (piece: Buffer): void => {
      said += piece.toString();
      if (!said.includes('Prism is listening')) return;
      clearTimeout(late);
      resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', reject);
    child.once('close', () => {
      clearTimeout(late);
      reject(new Error(`Prism ended: ${said}`));
    });
  });
  return `http://127.0.0.1:${port}`;
}
