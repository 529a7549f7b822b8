import type { Eula } from './catalogue-wire.ts';
import { pageReply, type Reply } from './reply.ts';
import type { ScriptedEula } from './scripted-catalogue.ts';
import { timestamp } from './wire.ts';

const prefix = '/eula/';

const dayMs = 24 * 60 * 60_000;

/** Terms as they travel. Their page is on the practice studio's own address. */
export function fillEula(
  { eulaId, name }: ScriptedEula,
  endpoint: string,
  startedAtMs: number,
): Eula {
  const at = timestamp(startedAtMs - 30 * dayMs);
  return { eulaId, name, content: `${endpoint}${pathOf(eulaId)}`, createdAt: at, updatedAt: at };
}

/** The page at this path, where there is one of these terms. */
export function eulaReply(path: string, eulas: readonly Eula[]): Reply | undefined {
  const eula = eulas.find(({ eulaId }) => pathOf(eulaId) === path);
  if (eula === undefined) return undefined;
  const words = 'These terms of use are for practice. Accepting them binds nobody to anything.';
  return pageReply(200, eula.name, words);
}

function pathOf(eulaId: string): string {
  return `${prefix}${encodeURIComponent(eulaId)}`;
}
