import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { deadPort } from '../network/servers.ts';

/** Fetched when it is run, and no dependency: it brings much, and only those who have the documents need it. */
const PRISM = '@stoplight/prism-cli@5.9.0';

/** Fetching it comes on top of its start. */
const START_MS = 120_000;

/** The documents by which requests and answers are checked. They are not part of the project. */
const documents = {
  broker: 'dcv-session-manager-api.yaml',
  console: 'dcv-access-console-handler-api.yaml',
} as const;

/** One of the two documents. */
export type DocumentName = keyof typeof documents;

/** Why tests over the documents cannot run here; undefined where they can. */
export function whyNoDocuments(): string | undefined {
  const folder = process.env.STAGEDOOR_OPENAPI ?? '';
  if (folder === '') return 'STAGEDOOR_OPENAPI names no folder with the OpenAPI documents';
  const missing = Object.values(documents).filter((name) => !existsSync(join(folder, name)));
  return missing.length === 0 ? undefined : `STAGEDOOR_OPENAPI has no ${missing.join(' and no ')}`;
}

/** Starts a mock server made from a document alone; answers its address. It ends with the test. */
export async function mockDocument(name: DocumentName): Promise<string> {
  return startPrism(['mock', '--errors', pathOf(name)]);
}

/**
 * Starts a proxy before `upstream` that checks each request and each answer by a document; what does not fit
 * is answered with a problem in place of the answer. Answers its address. It ends with the test.
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
