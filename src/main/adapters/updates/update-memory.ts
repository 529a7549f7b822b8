import { randomInt } from 'node:crypto';
import * as v from 'valibot';
import type { Log } from '../../core/base/log.ts';
import { parseJson } from '../../core/base/json.ts';
import { createJsonFileStore } from '../base/json-file-store.ts';

const Kept = v.object({
  /** This machine's position in a roll-out, in hundredths of a percent. */
  bucket: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9_999)),
  checkedAt: v.optional(v.number()),
});
type Kept = v.InferOutput<typeof Kept>;

/** What is stored about updates between runs. */
export interface UpdateMemory {
  /** 0 to below 100: drawn randomly once, then always the same. */
  bucket(): Promise<number>;
  read(): Promise<number | undefined>;
  note(at: number): Promise<void>;
}

/**
 * {@link UpdateMemory} in one file. If it cannot be written, this machine comes last in a roll-out.
 */
export function createUpdateMemory(path: string, log: Log): UpdateMemory {
  const file = createJsonFileStore<Kept | undefined>({
    ...{ path, log, name: 'update notes', initial: undefined, maxBytes: 4_096 },
    parse: (text) => {
      const parsed = v.safeParse(Kept, parseJson(text));
      return parsed.success
        ? { value: parsed.output, state: 'well' }
        : { value: undefined, state: 'damaged' };
    },
    text: (value) => `${JSON.stringify(value)}\n`,
  });
  const drawn = (kept: Kept | undefined): Kept => kept ?? { bucket: randomInt(10_000) };
  return {
    async bucket() {
      const kept = await file.update(drawn);
      return kept.ok ? drawn(kept.value).bucket / 100 : 99.99;
    },
    read: async () => (await file.read()).value?.checkedAt,
    async note(at) {
      await file.update((kept) => ({ ...drawn(kept), checkedAt: at }));
    },
  };
}
