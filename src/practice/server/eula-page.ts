import type { Eula } from '../data/catalogue-wire-types.ts';
import { pageReply, type Reply } from './reply.ts';
import type { ScriptedEula } from '../data/scripted-studio.ts';
import { timestamp } from '../data/wire-types.ts';

const prefix = '/eula/';

const dayMs = 24 * 60 * 60_000;

/** Terms of use as the API returns them. `content` is a page that the practice studio serves. */
export function createEula(
  { eulaId, name }: ScriptedEula,
  endpoint: string,
  startedAtMs: number,
): Eula {
  const at = timestamp(startedAtMs - 30 * dayMs);
  return { eulaId, name, content: `${endpoint}${pathOf(eulaId)}`, createdAt: at, updatedAt: at };
}

/** The page of the terms at this path. Undefined if no terms have this path. */
export function eulaPageReply(path: string, eulas: readonly Eula[]): Reply | undefined {
  const eula = eulas.find(({ eulaId }) => pathOf(eulaId) === path);
  if (eula === undefined) return undefined;
  const text = 'These terms of use are for practice. Accepting them binds nobody to anything.';
  return pageReply(200, eula.name, text);
}

function pathOf(eulaId: string): string {
  return `${prefix}${encodeURIComponent(eulaId)}`;
}
