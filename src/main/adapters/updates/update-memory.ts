import { randomInt } from 'node:crypto';
import * as v from 'valibot';
import type { Log } from '../../core/base/log.ts';
import type { NewestVersion } from '../../core/updates/update-check.ts';
import { parseJson } from '../../core/base/json.ts';
import { createJsonFileStore } from '../base/json-file-store.ts';

const StoredState = v.object({
  /** This machine's position in a roll-out, in hundredths of a percent. */
  bucket: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9_999)),
  checkedAt: v.optional(v.number()),
  newest: v.optional(v.pipe(v.string(), v.maxLength(64))),
});
type StoredState = v.InferOutput<typeof StoredState>;

/** What is stored about updates between runs. */
export interface UpdateMemory {
  /** 0 to below 100: drawn randomly once, then always the same. */
  bucket(): Promise<number>;
  read(): Promise<number | undefined>;
  record(at: number): Promise<void>;
  readonly newest: NewestVersion;
}

/**
 * {@link UpdateMemory} in one file. If it cannot be written, this machine comes last in a roll-out.
 */
export function createUpdateMemory(path: string, log: Log): UpdateMemory {
  const file = createJsonFileStore<StoredState | undefined>({
    path,
    log,
    name: 'update state',
    initial: undefined,
    maxBytes: 4_096,
    parse: (text) => {
      const parsed = v.safeParse(StoredState, parseJson(text));
      return parsed.success
        ? { value: parsed.output, state: 'well' }
        : { value: undefined, state: 'damaged' };
    },
    text: (value) => `${JSON.stringify(value)}\n`,
  });
  const withBucket = (stored: StoredState | undefined): StoredState =>
    stored ?? { bucket: randomInt(10_000) };
  return {
    async bucket() {
      const stored = await file.update(withBucket);
      return stored.ok ? withBucket(stored.value).bucket / 100 : 99.99;
    },
    read: async () => (await file.read()).value?.checkedAt,
    newest: {
      read: async () => (await file.read()).value?.newest,
      async record(version) {
        await file.update((stored) => ({ ...withBucket(stored), newest: version }));
      },
    },
    async record(at) {
      await file.update((stored) => ({ ...withBucket(stored), checkedAt: at }));
    },
  };
}
